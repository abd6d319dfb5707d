/** What a Data module gives (wrangler.toml, `[[rules]]`). */
declare module '*.bin' {
  const bytes: ArrayBuffer;
  export default bytes;
}

/** What the Worker uses of Node.js: of all that Workers have, it alone compresses at a level that one chooses. */
declare module 'node:zlib' {
  export function gzipSync(bytes: Uint8Array, options: { readonly level: number }): Uint8Array<ArrayBuffer>;
}

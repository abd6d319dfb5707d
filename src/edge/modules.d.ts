/** The only Node.js API that the Worker uses: no Web API compresses at a chosen level. */
declare module 'node:zlib' {
  export function gzipSync(bytes: Uint8Array, options: { readonly level: number }): Uint8Array<ArrayBuffer>;
}

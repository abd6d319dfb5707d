/** What a Data module gives (wrangler.toml, `[[rules]]`). */
declare module '*.bin' {
  const bytes: ArrayBuffer;
  export default bytes;
}

/** The files of an edition, as Data modules (`[[rules]]` of wrangler.toml). */
declare module '*/.dateline/index.bin' {
  const bytes: ArrayBuffer;
  export default bytes;
}
declare module '*/.dateline/newest.bin' {
  const bytes: ArrayBuffer;
  export default bytes;
}

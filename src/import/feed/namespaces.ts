/**
 * The namespaces of feeds and exports with their usual prefixes. Declarations differ in scheme, case and closing
 * punctuation.
 */
const vocabularies: readonly (readonly [prefix: string, uri: RegExp])[] = [
  ['atom', /^www\.w3\.org\/2005\/atom$|^purl\.org\/atom\/ns$|^www\.atomenabled\.org\/ns$/],
  [
    'rss',
    new RegExp(
      String.raw`^purl\.org\/rss\/1\.0$|` +
        String.raw`^(?:my|channel)\.netscape\.com\/(?:publish\/formats\/rss-0\.91\.dtd|rdf\/simple\/0\.9)$|` +
        String.raw`^backend\.userland\.com\/rss(?:0?9\d|1\d{0,2}|2\d{0,2})?$|^purl\.org\/net\/rss1\.1$|` +
        String.raw`^(?:blogs|cyber)\.law\.harvard\.edu\/(?:tech\/)?rss(?:2\.0)?$`,
    ),
  ],
  ['rdf', /^www\.w3\.org\/1999\/02\/22-rdf-syntax-ns$/],
  ['xhtml', /^www\.w3\.org\/1999\/xhtml$/],
  ['dc', /^purl\.org\/dc\/elements\/1\.[01]$|^purl\.org\/dc$|^purl\.org\/metadata\/dublin_core$/],
  ['dcterms', /^purl\.org\/dc\/terms$/],
  ['content', /^purl\.org\/rss\/1\.0\/modules\/content$/],
  ['itunes', /^(?:www\.)?(?:itunes|example)\.com\/dtds\/podcast-1\.0\.dtd$/],
  ['googleplay', /^www\.google\.com\/schemas\/play-podcasts\/1\.0(?:\/play-podcasts\.xsd)?$/],
  ['media', /^(?:tools\.)?search\.yahoo\.com\/(?:search\/)?mrss$/],
  ['podcast', /^podcastindex\.org\/namespace\/1\.0$/],
  ['app', /^www\.w3\.org\/2007\/app$|^purl\.org\/atom\/app$/],
  ['prism', /^prismstandard\.org\/namespaces\/(?:1\.2|[23]\.\d)?\/?basic(?:\/[\d.]+)?$/],
  ['wp', /^wordpress\.org\/export\/[\d.]+$/],
  ['excerpt', /^wordpress\.org\/export\/[\d.]+\/excerpt$/],
  ['blogger', /^schemas\.google\.com\/blogger\/\d+$/],
];

/** The usual prefix of a namespace URI, or undefined. */
export function vocabularyOf(uri: string): string | undefined {
  const plain = uri
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/(?<![/#])[/#]+$/, '');
  return vocabularies.find(([, pattern]) => pattern.test(plain))?.[0];
}

/** Namespaces of items in both XML formats, by prefix. */
const shared: Readonly<Record<string, string>> = {
  dc: 'http://purl.org/dc/elements/1.1/',
  media: 'http://search.yahoo.com/mrss/',
};

/** The namespaces that each root element declares. */
const namespaces = {
  rss: {
    ...shared,
    content: 'http://purl.org/rss/1.0/modules/content/',
    atom: 'http://www.w3.org/2005/Atom',
    itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  },
  feed: shared,
} as const;

/** The namespace declarations of a root element, as attributes of its start tag. */
export function declarations(root: keyof typeof namespaces): string {
  return Object.entries(namespaces[root])
    .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
    .join('');
}

/** What the page's meta elements say, by lower-case name or property, in order. */
export type Metas = ReadonlyMap<string, readonly string[]>;

/** Reads `<meta name|property|itemprop|http-equiv content>` of the whole page; empty values and template placeholders are left out. */
export function readMetas(document: Document): Metas {
  const metas = new Map<string, string[]>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const value = (element.getAttribute('content') ?? '').replace(/\s+/g, ' ').trim();
    if (value === '' || /^(?:\{\{.*\}\}|\[.*\]|null|undefined|none|n\/a|false|-)$/i.test(value)) continue;
    for (const attribute of ['property', 'name', 'http-equiv'])
      for (const name of (element.getAttribute(attribute) ?? '').toLowerCase().split(/\s+/)) {
        if (name === '') continue;
        const values = metas.get(name) ?? [];
        if (!values.includes(value)) metas.set(name, [...values, value]);
      }
  }
  return metas;
}

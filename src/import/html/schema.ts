/** An object of schema.org as JSON-LD has it: any property may be a string, an object, or a list of either. */
export type Thing = Readonly<Record<string, unknown>>;

const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A property's values as a list, whatever shape it has. */
export function propertyValues(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.flat(2) : value === undefined || value === null ? [] : [value];
}

/** The types of an object, without the vocabulary's address; some pages write `type` for `@type`. */
export function typesOf(thing: Thing): readonly string[] {
  return propertyValues(thing['@type'] ?? thing['type'])
    .filter((type) => typeof type === 'string')
    .map((type) => type.replace(/^.*[/:#]/, ''));
}

/**
 * What pages wrap around JSON that no parser takes: CDATA marks, HTML comments, a `;` at the end, raw line ends in
 * strings.
 */
function mend(json: string): string {
  return json
    .replace(/^\s*(?:\/\/\s*|\/\*\s*)?<!\[CDATA\[(?:\s*\*\/)?|(?:\/\/\s*|\/\*\s*)?\]\]>(?:\s*\*\/)?\s*$/g, '')
    .replace(/^\s*<!--|-->\s*$/g, '')
    .replace(/;\s*$/, '')
    .trim();
}

/** Replaces control characters inside of strings and takes commas that end a list or an object. */
function mendHarder(json: string): string {
  return json
    .replace(/"(?:[^"\\]|\\[\s\S])*(?:"|\\?$)/g, (text) => text.replace(/[\0-\x1f]+/g, ' '))
    .replace(/\\(?!["\\/bfnrtu])/g, '\\\\')
    .replace(/,(\s*[}\]])/g, '$1');
}

function parseJson(text: string): unknown {
  const mended = mend(text);
  for (const attempt of [mended, mendHarder(mended)])
    try {
      return JSON.parse(attempt);
    } catch {}
  return undefined;
}

/** Properties that hold other pages' objects: what is in them is not this page's. */
const elsewhere: ReadonlySet<string> = new Set([
  'itemListElement',
  'hasPart',
  'relatedLink',
  'citation',
  'mentions',
  'about',
  'comment',
  'review',
  'video',
  'associatedMedia',
  'potentialAction',
]);

/** How deep objects are looked into; JSON-LD of pages is flat. */
const maxDepth = 6;

function collect(value: unknown, into: Thing[], depth: number): void {
  if (depth > maxDepth) return;
  if (Array.isArray(value)) for (const one of value) collect(one, into, depth + 1);
  else if (isThing(value)) {
    into.push(value);
    for (const [key, inner] of Object.entries(value)) if (!elsewhere.has(key)) collect(inner, into, depth + 1);
  }
}

/**
 * Every object of the page's JSON-LD, those of `@graph` and of lists included; broken scripts are mended or left
 * out.
 */
export function readThings(document: Document): readonly Thing[] {
  const things: Thing[] = [];
  for (const script of document.querySelectorAll('script[type*="ld+json" i]'))
    collect(parseJson(script.textContent ?? ''), things, 0);
  return things;
}

/** The object that a value is, or that it refers to by `@id`. */
export function resolve(value: unknown, things: readonly Thing[]): Thing | undefined {
  if (!isThing(value)) return undefined;
  const id = value['@id'];
  if (typeof id !== 'string' || Object.keys(value).length > 2) return value;
  return things.find((thing) => thing['@id'] === id && Object.keys(thing).length > 2) ?? value;
}

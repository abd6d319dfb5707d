import { parseHTML } from 'linkedom';

/** What a generator makes of a post. */
export interface Facts {
  /** The path on the site. */
  readonly address: string;
  /** The id in its feed; absent where the generator has no feed of its own. */
  readonly id?: string;
  readonly title?: string;
  /** ISO 8601. */
  readonly date?: string;
  readonly tags?: readonly string[];
  readonly author?: string;
  /** The words of the body. */
  readonly text: string;
  /** The file names of its pictures. */
  readonly pictures: readonly string[];
  /** The ids of its headings. */
  readonly headings: readonly string[];
}

/** What a generator makes of a site: facts by the path of each post, null for one that it does not publish. */
export interface Table {
  readonly generator: string;
  readonly version: string;
  readonly facts: Readonly<Record<string, Facts | null>>;
}

/** The words of HTML, without signs that only link: anchors of headings, numbers of footnotes and ways back. */
export function textOf(html: string): string {
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  for (const anchor of document.querySelectorAll(
    '.header-anchor, .hash-link, .footnote-backref, .reversefootnote, .sr-only, sup, span.lang, style, script',
  ))
    anchor.remove();
  const blocks = document.body.innerHTML.replace(
    /<(?:\/?(?:p|div|li|tr|t[dh]|h\d|pre|dt|dd|blockquote)|br|hr)\b[^<>]*>/g,
    ' $&',
  );
  const text = parseHTML(`<html><body>${blocks}</body></html>`).document.body.textContent ?? '';
  return text
    .replace(/\u200b|\ufe0e|\ufe0f|↩|\^/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The name of a picture's file, without the digest that a bundler or Dateline adds; small ones may be in the page. */
const nameOf = (address: string): string =>
  address.startsWith('data:') ? 'embedded' : address.replace(/^.*\//, '').replace(/-[\da-f]{8,}(?=\.)/, '');

/** The facts of a body. */
export function factsOf(html: string): Pick<Facts, 'text' | 'pictures' | 'headings'> {
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  return {
    text: textOf(html),
    pictures: [...document.querySelectorAll('img')].map((img) => nameOf(img.getAttribute('src') ?? '')),
    headings: [...document.querySelectorAll('h1[id],h2[id],h3[id],h4[id]')]
      .filter(({ id }) => id !== 'footnote-label')
      .map(({ id }) => id),
  };
}

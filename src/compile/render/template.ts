import { lookup } from '../../text/table.ts';

/*
 * The package feed draws RSS, Atom and JSON Feed. It is called once for each format, with a placeholder in place of
 * every value:
 *
 *     feed.addItem({ link: urlPlaceholder('link'), … });
 *     feed.rss2();                                       // … <link>https://link.mark.invalid/</link> …
 *
 * `parseTemplate` cuts an element of this text at its placeholders:
 *
 *     ['<link>', { name: 'link', before: '', after: '' }, '</link>']
 *
 * `fillTemplate` writes the element for each article, with values that are already escaped:
 *
 *     fillTemplate(template, { link: 'https://example.org/?a&amp;b' })   // <link>https://example.org/?a&amp;b</link>
 *
 * So the package decides which elements there are and in which order, and no value passes through its escaping, which
 * breaks at a second `]]>`. It would take ten times as long to call it for each article
 * (docs/decisions/03-feed-shapes.md).
 */

/** A placeholder for a text in a template: private-use characters around its name, which no escaping changes. */
export const placeholder = (name: string): string => `\ue000${name}\ue001`;

/**
 * A placeholder for an address. The package feed accepts real addresses only, so it is a host below `.invalid` (RFC
 * 2606 §2).
 */
export const urlPlaceholder = (name: string): string => `https://${name}.mark.invalid/`;

/** A date that is written as a placeholder. */
export class DatePlaceholder extends Date {
  readonly #name: string;

  constructor(name: string) {
    super(0);
    this.#name = name;
  }

  override toISOString(): string {
    return placeholder(this.#name);
  }

  override toUTCString(): string {
    return placeholder(this.#name);
  }
}

/**
 * The slot of a value. If the value is a whole attribute, `before` and `after` are the rest of it: ` href="` and `"`.
 */
interface TemplateSlot {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** A template: fixed texts, and slots. */
export type Template = readonly (string | TemplateSlot)[];

const placeholders = new RegExp(
  [
    /(?<before> [\w:]+=")?/,
    /(?:\ue000(?<text>\w+)\ue001|https:\/\/(?<url>\w+)\.mark\.invalid\/)/,
    /(?<after>"(?<= [\w:]+="[^"]*"))?/,
  ]
    .map(({ source }) => source)
    .join(''),
  'g',
);

/** Parses a text with placeholders into a template. */
export function parseTemplate(source: string): Template {
  const template: (string | TemplateSlot)[] = [];
  let from = 0;
  for (const match of source.matchAll(placeholders)) {
    if (match.index > from) template.push(source.slice(from, match.index));
    const { before = '', text, url, after = '' } = match.groups ?? {};
    template.push({ name: (text ?? url) as string, before, after });
    from = match.index + match[0].length;
  }
  if (from < source.length) template.push(source.slice(from));
  return template;
}

/** The values of slots, by the name of the placeholder, already escaped; undefined leaves an attribute out. */
export type TemplateValues = Readonly<Record<string, string | undefined>>;

/** A value in its slot. An attribute with quotation marks stands between single ones, to save references to them. */
function fillSlot({ before, after }: TemplateSlot, value: string): string {
  if (after !== '"' || !value.includes('&quot;') || value.includes("'")) return before + value + after;
  return `${before.slice(0, -1)}'${value.replaceAll('&quot;', '"')}'`;
}

/** The text of a template with its values. */
export function fillTemplate(template: Template, values: TemplateValues): string {
  let filled = '';
  for (const piece of template) {
    if (typeof piece === 'string') filled += piece;
    else {
      const value = lookup(values, piece.name);
      if (value !== undefined) filled += fillSlot(piece, value);
    }
  }
  return filled;
}

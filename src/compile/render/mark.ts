import { lookup } from '../../text/lookup.ts';

/**
 * A mark stands in a drawing where a value belongs. Text marks are private-use characters, which no escaping touches;
 * an address must be a real one while `feed` looks at it, so its mark is a host under `.invalid` (RFC 2606 §2).
 */
export const mark = (name: string): string => `\ue000${name}\ue001`;

export const urlMark = (name: string): string => `https://${name}.mark.invalid/`;

/** A date that writes itself as a mark. */
export class DateMark extends Date {
  readonly #name: string;

  constructor(name: string) {
    super(0);
    this.#name = name;
  }

  override toISOString(): string {
    return mark(this.#name);
  }

  override toUTCString(): string {
    return mark(this.#name);
  }
}

/** The place of a value; where it is the whole of an attribute, `before` and `after` are the rest of it: ` href="` and `"`. */
export interface Hole {
  readonly mark: string;
  readonly before: string;
  readonly after: string;
}

/** A drawing cut at its marks: text that stays, and holes. */
export type Template = readonly (string | Hole)[];

const marks =
  /(?<before> [\w:]+=")?(?:\ue000(?<text>\w+)\ue001|https:\/\/(?<url>\w+)\.mark\.invalid\/)(?<after>"(?<= [\w:]+="[^"]*"))?/g;

/** Cuts a drawing at its marks. */
export function cut(drawing: string): Template {
  const template: (string | Hole)[] = [];
  let from = 0;
  for (const match of drawing.matchAll(marks)) {
    if (match.index > from) template.push(drawing.slice(from, match.index));
    const { before = '', text, url, after = '' } = match.groups ?? {};
    template.push({ mark: (text ?? url) as string, before, after });
    from = match.index + match[0].length;
  }
  if (from < drawing.length) template.push(drawing.slice(from));
  return template;
}

/** What goes into the holes, by mark, escaped for its place; undefined leaves an attribute out. */
export type Values = Readonly<Record<string, string | undefined>>;

/** A template with its holes filled. */
export function fill(template: Template, values: Values): string {
  let filled = '';
  for (const piece of template) {
    if (typeof piece === 'string') filled += piece;
    else {
      const value = lookup(values, piece.mark);
      if (value !== undefined) filled += piece.before + value + piece.after;
    }
  }
  return filled;
}

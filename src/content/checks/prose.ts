/** A line of a body. */
export interface Line {
  readonly text: string;
  /** From 1. */
  readonly number: number;
}

const fence = /^(?: {0,3}|\s*(?:[-*+]|\d+[.)])\s+)(`{3,}|~{3,})([^]*)$/;

/** The lines of a Markdown body outside fenced code, and the line of a fence that is never closed (CommonMark §4.5). */
export function readLines(body: string): { readonly prose: readonly Line[]; readonly unclosed?: number } {
  const prose: Line[] = [];
  let open: { readonly mark: string; readonly number: number } | undefined;
  for (const [i, text] of body.split('\n').entries()) {
    const number = i + 1;
    const [, mark, info = ''] = fence.exec(text) ?? [];
    if (open === undefined) {
      if (mark !== undefined && !(mark.startsWith('`') && info.includes('`'))) open = { mark, number };
      else prose.push({ text, number });
    } else if (mark !== undefined && mark.startsWith(open.mark) && info.trim() === '') open = undefined;
  }
  return open === undefined ? { prose } : { prose, unclosed: open.number };
}

/** The text of a Markdown body with its line ends, without the lines of code. */
export function withoutCode(body: string): string {
  const lines: string[] = [];
  for (const { text, number } of readLines(body).prose) lines[number - 1] = text;
  return Array.from(lines, (each = '', i) =>
    /^(?: {4}|\t)/.test(each) && (lines[i - 1] ?? '').trim() === '' ? '' : each,
  ).join('\n');
}

/** A link or an image in Markdown or in the raw HTML within it. */
export interface Reference {
  readonly image: boolean;
  readonly url: string;
  /** The text of a link or the description of an image. Undefined for an HTML link, whose text is not in its tag. */
  readonly text?: string;
  readonly line: number;
}

const code = /(?<!`)(`+)(?!`)(?:(?!\1).)+\1/g;
/** The text between brackets, which may hold links and images. */
const words = String.raw`(?:[^[\]\\]|\\.|\[[^[\]]*\](?:\([^()]*\))?)*`;
const address = String.raw`(?:<([^<>]*)>|([^\s()]*(?:\([^\s()]*\)[^\s()]*)*))`;
const title = String.raw`(?:\s{1,9}(?:"[^"]*"|'[^']*'))?`;
const inline = new RegExp(String.raw`(!?)\[(${words})\]\(\s{0,9}${address}${title}\s{0,9}\)`, 'g');
const definition = /^ {0,3}\[([^\]]+)\]:\s*(?:<([^<>]*)>|(\S+))/;
const tag = /<(img|a)\b([^<>]*)>/gi;
const value = String.raw`\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))`;
const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}${value}`, 'i')
    .exec(attributes)
    ?.slice(1)
    .find((text) => text !== undefined);

function* inLine(text: string, line: number): Generator<Reference> {
  for (const [, bang, label = '', angled, bare] of text.matchAll(inline)) {
    yield { image: bang === '!', url: angled ?? bare ?? '', text: label, line };
    if (label.includes('](')) yield* inLine(label, line);
  }
  const [, , angled, bare] = definition.exec(text) ?? [];
  if ((angled ?? bare) !== undefined && !text.trimStart().startsWith('[^'))
    yield { image: false, url: (angled ?? bare) as string, line };
  for (const [, name = '', attributes = ''] of text.matchAll(tag)) {
    const image = name.toLowerCase() === 'img';
    const url = attribute(attributes, image ? 'src' : 'href');
    const alt = attribute(attributes, 'alt');
    if (url !== undefined) yield { image, url, line, ...(image && alt !== undefined && { text: alt }) };
  }
}

/** The links and images of a body in order, without those in code. */
export function referencesOf(body: string): readonly Reference[] {
  if (!/[[<]/.test(body)) return [];
  return readLines(body).prose.flatMap(({ text, number }) => [...inLine(text.replace(code, 'code'), number)]);
}

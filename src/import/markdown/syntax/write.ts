import { fencedCode } from '../../markup/code.ts';

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A text as the label of a link, on one line, its brackets escaped. */
export const inLabel = (text: string): string => oneLine(text).replace(/(?<!\\)[[\]]/g, '\\$&');

const target = (url: string): string => (/[\s()<>]/.test(url) ? `<${url.replace(/[<>\n]/g, '')}>` : url);

/** A link in Markdown. A label that holds Markdown (`marked`) is kept as it is. */
export const writeLink = (label: string, url: string, marked = false): string =>
  `[${marked ? oneLine(label) : inLabel(label)}](${target(url)})`;

/** A text as a block of its own. */
export const asBlock = (text: string): string => `\n\n${text.trim()}\n\n`;

/** Lines as a quotation; pieces that are set aside count as lines. */
export function asQuotation(text: string): string {
  return text
    .trim()
    .replace(/\n(?:[ \t]*\n){2,}/g, '\n\n')
    .split('\n')
    .map((line) => (line.trim() === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** The inside of a component without its common indentation, which Markdown would take for code. */
export function dedent(text: string): string {
  const lines = text.split('\n');
  const indents = lines
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const width = indents.length > 0 ? Math.min(...indents) : 0;
  return lines
    .map((line, index) => (index === 0 ? line.trimStart() : line.slice(Math.min(width, line.length))))
    .join('\n');
}

/** A block under a title in bold. */
export const underTitle = (title: string, inner: string): string =>
  asBlock(`**${oneLine(title)}**\n\n${dedent(inner).trim()}`);

/** Code as a fenced block, without blank lines at its ends. */
export function asCodeBlock(code: string, language = ''): string {
  return fencedCode(code.replace(/^\s*\n|(?<!\s)\s+$/g, ''), language);
}

const boxLabels: readonly (readonly [types: RegExp, label: string])[] = [
  [/^hint$/, 'Tip'],
  [/^warn$/, 'Warning'],
  [/^error$/, 'Error'],
  [/^(?:primary|default|admonition|callout|alert|aside|notice|alertbox|hextraadmonition)$/, 'Note'],
];

/** A box such as a note or a warning: a quotation that begins with its title, or its type, in bold. */
export function asBox(type: string, title: string | undefined, inner: string): string {
  const label =
    title?.trim() ||
    (boxLabels.find(([types]) => types.test(type.toLowerCase()))?.[1] ??
      type.replace(/[-_]+/g, ' ').replace(/^./, (c) => c.toUpperCase()));
  return asBlock(asQuotation(`**${label.replace(/\*\*/g, '').trim()}**\n\n${dedent(inner).trim()}`));
}

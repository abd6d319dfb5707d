/** Blocks whose text is paragraphs; in all other blocks a line break is one and no more. */
const flowing = new Set(
  'blockquote body div section article aside main header footer center details form fieldset'.split(' '),
);
const blocks =
  'address|article|aside|blockquote|body|caption|center|col|colgroup|dd|details|div|dl|dt|fieldset|figcaption|figure|' +
  'footer|form|h[1-6]|header|hr|iframe|legend|li|main|nav|object|ol|p|section|summary|table|tbody|td|tfoot|th|thead|' +
  'tr|ul|video|audio';
/** Elements within which nothing is changed. */
const untouched =
  String.raw`<(?<name>pre|script|style|textarea|svg|math)\b[^<>]*>` +
  String.raw`(?:(?!<\k<name>\b)[\s\S])*?<\/\k<name>\s{0,9}>`;
const token = new RegExp(String.raw`(${untouched})|(<\/?(?:${blocks})(?:\s[^<>]*)?\/?>)`, 'gi');
/** White space between these is no text. */
const bare = new Set('ul ol dl table thead tbody tfoot tr colgroup figure'.split(' '));
const alone = /^<(?:hr|col|iframe)\b/i;

function breaks(text: string): string {
  return text.replace(/[ \t]{0,99}(?:<br\s{0,9}\/?>[ \t]{0,99})?\n[ \t]*/gi, '<br>\n');
}

function paragraphs(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '' && !/^(?:<br\s*\/?>\s*)+$/i.test(paragraph))
    .map((paragraph) => `<p>${breaks(paragraph)}</p>`)
    .join('\n');
}

function run(text: string, parent: string | undefined): string {
  if (text.trim() === '' || (parent !== undefined && bare.has(parent))) return text;
  if (parent === undefined || flowing.has(parent)) return paragraphs(text);
  return /\n\s*\n/.test(text.trim()) && parent !== 'p' && !/^h\d$/.test(parent)
    ? paragraphs(text)
    : breaks(text.trim());
}

/**
 * The paragraphs that WordPress makes of a post as it is stored when it shows it (`wpautop`): blank lines part
 * paragraphs, single line ends are line breaks, blocks stay as they are.
 */
export function autop(stored: string): string {
  const text = stored.replace(/\r\n?/g, '\n');
  const open: string[] = [];
  let html = '';
  let from = 0;
  for (const match of text.matchAll(token)) {
    html += run(text.slice(from, match.index), open.at(-1));
    html += match[0];
    from = match.index + match[0].length;
    const tag = match[3];
    if (tag === undefined || alone.test(tag) || tag.endsWith('/>')) continue;
    const name = (/[a-z][a-z\d]*/i.exec(tag) as RegExpExecArray)[0].toLowerCase();
    if (!tag.startsWith('</')) open.push(name);
    else if (open.includes(name)) open.length = open.lastIndexOf(name);
  }
  return html + run(text.slice(from), open.at(-1));
}

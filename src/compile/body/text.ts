import { allowedElements, blockElements } from '../../article/html-policy.ts';
import { table } from '../../text/table.ts';

const entities = table<string>({
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
});

/** Marks of footnotes and the links back from them, which are no text. */
const references = new RegExp(
  String.raw`<sup><a (?:(?!id="fnref-)[^<>])*id="fnref-[^<>]*>(?:(?!<a ).)*?</a></sup>` +
    String.raw`| ?<a href="(?:(?!#fnref-)[^"<>])*#fnref-[^"<>]*">(?:(?!<a ).)*?</a>`,
  'g',
);

const inlineNames = [...allowedElements.keys()].filter((name) => !blockElements.has(name) && name !== 'br');
const inline = new RegExp(`</?(?:${inlineNames.join('|')})(?: [^<>]*)?>`, 'g');

/** The border of two elements that a person sees apart though no space stands between them. */
const apart = /<\/(a|code|kbd|samp)>(?=(?:<[^<>]*>){0,9}<\1[ >])/g;

/** Removes empty lines, and white space at the start and end of lines. */
const tidy = (text: string): string => text.replace(/(?<![ \t])[ \t]*\n\s*/g, '\n').trim();

/** The plain text of sanitised HTML, with a line for each block, without pictures. */
export function textOfHtml(html: string): string {
  return tidy(
    html
      .replace(references, '')
      .replace(apart, ' ')
      .replace(inline, '')
      .replace(/<[^<>]*>/g, '\n')
      .replace(/&(?:amp|lt|gt|quot);/g, (entity) => entities.get(entity) as string),
  );
}

/** The texts of the paragraphs in sanitised HTML in order, without footnotes. */
export function* paragraphsOfHtml(html: string): Generator<string> {
  const notes = html.indexOf('<section>\n<ol>\n<li id="fn-');
  const end = notes < 0 ? html.length : notes;
  for (let from = html.indexOf('<p'); from >= 0 && from < end; from = html.indexOf('<p', from + 2))
    if (/^<p[ >]/.test(html.slice(from, from + 3))) yield textOfHtml(html.slice(from, html.indexOf('</p>', from)));
}

/** Sanitised HTML in which each heading has an id, by its text where none is stated (an empty anchor at its end states one): the target of `[…](#…)`. */
export function withHeadingIds(html: string): string {
  if (!/<h[1-6][ >]/.test(html)) return html;
  const used = new Map([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => [id as string, 0]));
  return html.replace(/<(h[1-6])((?: [^<>]*)?)>([^]*?)(?=<\/?h[1-6][ >])/g, (heading, name, attributes, inner) => {
    const own = / ?<a id="([^"<>]*)"><\/a>$/.exec(inner);
    if (own && attributes === '') return `<${name} id="${own[1]}">${inner.slice(0, own.index)}`;
    const wanted = headingId(textOfHtml(inner).replaceAll('\n', ' '));
    if (wanted === '' || / id="/.test(attributes)) return heading;
    let count = used.get(wanted);
    while (count !== undefined && used.has(`${wanted}-${++count}`));
    used.set(wanted, count ?? 0);
    const id = count === undefined ? wanted : `${wanted}-${count}`;
    used.set(id, used.get(id) ?? 0);
    return `<${name} id="${id}"${attributes}>${inner}`;
  });
}

/**
 * The id of a heading by its text, as GitHub makes it (github-slugger): lower case, spaces as hyphens, without
 * punctuation. '' for a text of punctuation alone.
 */
function headingId(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\p{Pc}\- ]+/gu, '')
    .replaceAll(' ', '-');
}

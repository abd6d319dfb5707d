import { decodeHTML } from 'entities';
import { Parser } from 'htmlparser2';
import { Refusal } from './reader.ts';

/** Larger files are exports that should be split, or no text at all. */
export const maxFileBytes = 512 << 20;

/**
 * The largest page that is read. Extractors walk the tree again and again, up to the root from every element, so their
 * time grows with elements times depth. Pages that hold an article have a tenth of it; browsers themselves cut nesting
 * at 512.
 */
const limits = { elements: 25_000, depth: 256 };

/**
 * How many elements a page has, and how deep they stand in each other, by its tags alone; counted no further than the
 * limits.
 */
export function weigh(html: string): { readonly elements: number; readonly depth: number } {
  let elements = 0;
  let open = 0;
  let depth = 0;
  const parser = new Parser({
    onopentagname: () => {
      elements++;
      depth = Math.max(depth, ++open);
      if (elements > limits.elements || depth > limits.depth) parser.pause();
    },
    onclosetag: () => open--,
  });
  parser.end(html);
  return { elements, depth };
}

/** Whether markup has more in it than can be read in bounded time; short markup is not looked at. */
export function isUnwieldy(html: string): boolean {
  if (html.length < limits.depth * '<b>'.length) return false;
  const { elements, depth } = weigh(html);
  return elements > limits.elements || depth > limits.depth;
}

/** The text of markup, a line for each element that is no part of a sentence; linear in its length. */
export function bareText(html: string): string {
  const lines = html
    .replace(
      /<(?:\/?(?:a|abbr|b|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u|wbr)\b[^<>]*)>/gi,
      '',
    )
    .replace(/<[^<>]*>/g, '\n')
    .split('\n');
  return decodeHTML(
    lines
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join('\n\n'),
  );
}

/** Throws Refusal for a page that no extractor can read in bounded time. */
export function refuseUnwieldy(html: string, file: string): void {
  const { elements, depth } = weigh(html);
  const fault =
    elements > limits.elements
      ? `The page has more than ${limits.elements} elements.`
      : depth > limits.depth
        ? `Its elements stand in each other more than ${limits.depth} deep.`
        : undefined;
  if (fault === undefined) return;
  const remedy = "Save the article alone, or as text: a browser's reading view shows what belongs to it.";
  throw new Refusal({ rule: 'unwieldy', severity: 'error', file, message: fault, remedy });
}

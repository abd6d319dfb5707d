import { Parser } from 'htmlparser2';
import { Refusal } from '../reader.ts';

/**
 * The largest page that is read. Extractors walk the tree again and again, up to the root from every element, so their time grows with
 * elements times depth. Pages that hold an article have a tenth of it; browsers themselves cut nesting at 512.
 */
const limits = { elements: 25_000, depth: 256 };

/** How many elements a page has, and how deep they stand in each other, by its tags alone. */
export function weigh(html: string): { readonly elements: number; readonly depth: number } {
  let elements = 0;
  let open = 0;
  let depth = 0;
  const parser = new Parser({
    onopentagname: () => {
      elements++;
      depth = Math.max(depth, ++open);
    },
    onclosetag: () => open--,
  });
  parser.end(html);
  return { elements, depth };
}

/** Throws Refusal for a page that no extractor can read in bounded time. */
export function refuseUnwieldy(html: string, file: string): void {
  const { elements, depth } = weigh(html);
  const fault =
    elements > limits.elements
      ? `The page has ${elements} elements; pages of up to ${limits.elements} are read.`
      : depth > limits.depth
        ? `Its elements stand in each other ${depth} deep; pages of up to ${limits.depth} are read.`
        : undefined;
  if (fault === undefined) return;
  const remedy = "Save the article alone, or as text: a browser's reading view shows what belongs to it.";
  throw new Refusal({ rule: 'unwieldy', severity: 'error', file, message: fault, remedy });
}

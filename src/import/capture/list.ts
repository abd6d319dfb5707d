import type { Judged } from './classify.ts';
import { limits } from './limits.ts';

/** How the entries of one list begin. */
export const bullets: readonly RegExp[] = [/^[•●▪■◦‣⁃∙◆◇·]/u, /^[-–*]\s+\S/u, /^\d{1,2}[.)]\s+\S/u];

/** What entries of one list have in common: how they begin, or by what they are divided. */
const shapes: readonly RegExp[] = [...bullets, /\S\s(?:--|–|—)\s\S/u, /\S:\s\S/u, /\S\s\|\s\S/u];

const entries: ReadonlySet<string> = new Set(['short', 'date', 'prose', 'caption', 'byline']);

const introduces = (block: Judged | undefined): boolean => /[:：]$/u.test(block?.text ?? '');

/** Whether a block is an entry of a list of a shape. */
function isEntry(block: Judged | undefined, shape: RegExp): boolean {
  return block !== undefined && entries.has(block.kind) && block.count === 1 && shape.test(block.text);
}

/**
 * Where a text ends that goes on behind its last paragraph as a list or table: lines of one shape behind a line that ends with a colon.
 * The same index where none follows.
 */
export function withList(blocks: readonly Judged[], end: number): number {
  const from = introduces(blocks[end]) ? end + 1 : introduces(blocks[end + 1]) ? end + 2 : undefined;
  if (from === undefined) return end;
  for (const shape of shapes) {
    let to = from;
    while (isEntry(blocks[to], shape)) to++;
    if (to - from >= limits.list.least) return to - 1;
  }
  return end;
}

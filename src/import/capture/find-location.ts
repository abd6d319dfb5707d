import type { Found } from '../../article/candidate.ts';
import { allPhrases, anyOf } from '../phrases/match.ts';
import type { JudgedBlock } from './judge-blocks.ts';
import { besidesDays } from './judge-blocks.ts';
import { isLabel } from './labels.ts';

const dateline = new RegExp(
  [
    String.raw`^(\p{Lu}[\p{Lu}\p{M}'’. -]{2,30}(?:,\s\p{Lu}[\p{L}\p{M}. ]{2,20})?)\s{0,9}`,
    String.raw`(?:\([\p{L} /]{2,20}\)|,[^—–]{2,30}(?:\([\p{L} ]{2,12}\))?)?\s{0,9}(?:—|–|--|-)\s`,
  ].join(''),
  'u',
);
const agency = new RegExp(
  [
    String.raw`^(\p{Lu}[\p{L}\p{M}'’. -]{2,30}?)(?:,[^()]{1,20})?\s\((?:`,
    String.raw`${anyOf(allPhrases('agency'))}|[A-Z]{2,6})\)\s*(?:—|–|--|-|:)`,
  ].join(''),
  'u',
);
const colon = /^([\p{L}\p{M}]{3,16}(?:\s[\p{L}\p{M}]{3,14})?)\s?[:：]\s\S/u;

/** Whether other blocks open with words and a colon, too: then it is who speaks. */
function isSpeaker(blocks: readonly JudgedBlock[], start: number, end: number): boolean {
  return blocks.slice(start + 1, end + 1).some((block) => colon.test(block.text));
}

/**
 * Where a story was written or happened: the place in its dateline (`MOSCOW (Reuters) -`, `Asunción: …`) or behind
 * its day (`December 11, 2017, Syria`), where title or text speak of it.
 */
export function findLocation(
  blocks: readonly JudgedBlock[],
  start: number,
  end: number,
  title: string,
): Found<string> | undefined {
  const first = blocks[start];
  if (!first) return undefined;
  const line = agency.exec(first.text) ?? dateline.exec(first.text);
  if (line) return { value: (line[1] as string).trim(), where: `line ${first.line}, dateline`, sure: 0.85 };
  const place = colon.exec(first.text);
  const question = /\?/u.test(first.text.slice(0, 120));
  if (
    place &&
    !question &&
    !title.toLowerCase().includes((place[1] as string).toLowerCase()) &&
    !isSpeaker(blocks, start, end) &&
    !isLabel(place[1] as string, 'author')
  )
    return { value: place[1] as string, where: `line ${first.line}, dateline`, sure: 0.6 };
  const text = `${title}\n${blocks
    .slice(start, end + 1)
    .map((block) => block.text)
    .join('\n')}`;
  for (const block of blocks.slice(Math.max(0, start - 8), start)) {
    if (block.kind !== 'date' || block.days.length !== 1) continue;
    const rest = besidesDays(block.text, block.days);
    const named = /^\p{Lu}[\p{L}\p{M}’' -]{2,30}$/u.test(rest) && block.text.endsWith(rest) && text.includes(rest);
    if (named) return { value: rest, where: `line ${block.line}, behind the day`, sure: 0.8 };
  }
  return undefined;
}

import type { Person } from '../../article/article.ts';
import type { Found } from '../../article/candidate.ts';
import { readName } from './byline.ts';
import type { Judged } from './classify.ts';
import { isLabel } from './label.ts';
import { limits } from './limits.ts';
import { isCasedName, isEveryday } from './name.ts';
import type { Tail } from './tail.ts';

interface Place {
  readonly title: number | undefined;
  readonly end: number;
}

const found = (
  value: readonly Person[],
  line: number,
  how: string,
  sure: number,
): Found<readonly Person[]> => ({
  value,
  where: `line ${line}, ${how}`,
  sure,
});

/** Whether the text names this person, other than in a credit in brackets: then the block is of whom it speaks, not who wrote it. */
function isSpokenOf(name: string, page: string): boolean {
  const text = page.replace(/【[^】]*】/gu, ' ');
  const words = name.split(/\s+/).filter((word) => word.length > 2);
  return text.includes(name) || (words.length > 0 && text.includes(words.at(-1) as string));
}

const japaneseName = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana} ・]{3,8}$/u;

/** Whether a block stands where authors do: right under the title, or within two blocks of the day. */
function isNear(blocks: readonly Judged[], at: number, zone: readonly number[]): boolean {
  const around = blocks.slice(Math.max(0, at - 2), at + 3);
  return (
    at <= (zone[0] ?? at) + 1 ||
    around.some((b) => b.kind === 'date' || b.kind === 'ago' || b.ago !== undefined)
  );
}

/**
 * A name that stands alone between title and text: above a role; else in capitalised words, right under the title or near the day, of
 * somebody of whom the text does not speak and whose name is no everyday words; in Japanese, right under the title.
 */
function standingAlone(
  blocks: readonly Judged[],
  zone: readonly number[],
  text: string,
): Found<readonly Person[]> | undefined {
  for (const at of zone) {
    const block = blocks[at] as Judged;
    if ((block.kind !== 'short' && block.kind !== 'caption') || block.count > 3 || /[.]$/u.test(block.text))
      continue;
    const person = readName(block.text);
    if (!person) continue;
    const { name } = person;
    const next = blocks[at + 1];
    const role = next !== undefined && isLabel(next.text, 'roles');
    const cased =
      isCasedName(name) && name.includes(' ') && isNear(blocks, at, zone) && !isEveryday(name, text);
    const firstSeen = blocks.findIndex((b) => b.key === block.key) === at;
    const japanese =
      at === zone[0] && japaneseName.test(name) && firstSeen && /\p{Script=Hiragana}/u.test(text);
    if (role || ((cased || japanese) && !isSpokenOf(name, text)))
      return found(
        [person],
        block.line,
        role ? 'name above a role' : 'name between title and text',
        limits.author.named,
      );
  }
  return undefined;
}

function afterLabel(blocks: readonly Judged[], at: number): Found<readonly Person[]> | undefined {
  const next = blocks[at + 1];
  const usable =
    next &&
    next.weight <= limits.author.most &&
    next.days.length === 0 &&
    /\p{L}/u.test(next.text) &&
    !/[:：]$/u.test(next.text);
  if (!usable) return undefined;
  const person = readName(next.text) ?? { name: next.text.replace(/[,;]\s*$/u, '') };
  return found([person], next.line, `under “${(blocks[at] as Judged).text}”`, limits.author.labelled);
}

/** The authors whom the blocks between title and text name: after `By` and its like, else a name that stands alone there. */
export function readNamed(
  blocks: readonly Judged[],
  zone: readonly number[],
): Found<readonly Person[]> | undefined {
  const text = blocks
    .filter((block) => block.kind === 'prose')
    .map((block) => block.text)
    .join('\n');
  for (const at of zone) {
    const block = blocks[at] as Judged;
    if (block.byline) return found(block.byline.authors, block.line, block.byline.how, block.byline.sure);
    if (block.kind === 'label') return afterLabel(blocks, at);
  }
  return standingAlone(blocks, zone, text);
}

/** The authors named elsewhere: the signature or a byline under the text, else a byline right above the title. */
export function readSigned(
  blocks: readonly Judged[],
  { title, end }: Place,
  tail: Tail,
): Found<readonly Person[]> | undefined {
  if (tail.signed)
    return found(
      [tail.signed.author],
      (blocks[tail.signed.at] as Judged).line,
      'signature under the text',
      limits.author.signed,
    );
  for (let at = end + 1; at <= Math.min(blocks.length - 1, end + 6); at++) {
    const block = blocks[at] as Judged;
    if (block.kind === 'comments' || block.kind === 'related' || block.kind === 'prose') break;
    if (block.byline)
      return found(
        block.byline.authors,
        block.line,
        `${block.byline.how}, under the text`,
        block.byline.sure,
      );
    if (block.kind === 'label') return afterLabel(blocks, at);
  }
  const above =
    title === undefined ? undefined : [blocks[title - 1], blocks[title - 2]].find((b) => b?.byline);
  return above?.byline
    ? found(above.byline.authors, above.line, `${above.byline.how}, above the title`, 0.7)
    : undefined;
}

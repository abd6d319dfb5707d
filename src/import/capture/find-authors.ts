import type { Person } from '../../article/article.ts';
import type { Found } from '../../article/candidate.ts';
import type { TextEnd } from './find-end.ts';
import type { JudgedBlock } from './judge-blocks.ts';
import { isLabel } from './labels.ts';
import { limits } from './limits.ts';
import { isCasedName, isEveryday, isNoPerson, isOrganisation, isRole } from './names.ts';
import { readName } from './read-byline.ts';
import { readCredit } from './read-credit.ts';

const found = (value: readonly Person[], line: number, how: string, sure: number): Found<readonly Person[]> => ({
  value,
  where: `line ${line}, ${how}`,
  sure,
});

/**
 * Whether the text names this person, other than in a credit in brackets: then the block is of whom it speaks, not
 * who wrote it.
 */
function isSpokenOf(name: string, page: string): boolean {
  const text = page.replace(/【[^】]*】/gu, ' ');
  const words = name.split(/\s+/).filter((word) => word.length > 2);
  return text.includes(name) || (words.length > 0 && text.includes(words.at(-1) as string));
}

const japaneseName = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana} ・]{3,8}$/u;

/** Kinds of blocks that go on in the next: share rows, lists of tags. */
const rows: ReadonlySet<string> = new Set(['share', 'footer']);

const mayHoldName: ReadonlySet<string> = new Set(['short', 'caption', 'date']);

/** Whether the text that follows a name says what the person is. */
function isRoleLine(next: JudgedBlock | undefined): boolean {
  if (next === undefined || next.weight >= limits.author.role) return false;
  return isLabel(next.text, 'role') || isRole(next.text);
}

/** The names that a block between title and text consists of. */
function namesIn({ text, days }: JudgedBlock, language: string): readonly Person[] {
  const credited = readCredit(text, days, language);
  const single = days.length === 0 ? readName(text) : undefined;
  return credited.length > 0 ? credited : single ? [single] : [];
}

/**
 * Names that stand alone between title and text, or beside the day: above a role; else in capitalised words, right
 * under the title or near the day, of somebody of whom the text does not speak and whose name is no everyday
 * words; in Japanese, right under the title or the day. Where the only ones are hardly persons' (a place, everyday
 * words), these, less sure.
 */
function standingAlone(
  blocks: readonly JudgedBlock[],
  zone: readonly number[],
  text: string,
  language: string,
): Found<readonly Person[]> | undefined {
  const { repeated, named: sure, doubtful } = limits.author;
  const named: { readonly person: Person; readonly at: number; readonly role: boolean }[] = [];
  let unsure: Found<readonly Person[]> | undefined;
  for (const at of zone) {
    const block = blocks[at] as JudgedBlock;
    const last = named.at(-1);
    if (last && at > last.at + (last.role ? 2 : 1)) break;
    if (!mayHoldName.has(block.kind) || (block.text.endsWith('.') && block.days.length === 0)) continue;
    if (block.count > repeated) continue;
    const role = isRoleLine(blocks[at + 1]);
    for (const person of namesIn(block, language)) {
      const { name } = person;
      if (named.some((other) => other.person.name === name)) continue;
      if (role && (isCasedName(name) || block.count === 1)) named.push({ person, at, role });
      if (role || isOrganisation(name) || rows.has(blocks[at - 1]?.kind ?? '') || isSpokenOf(name, text)) continue;
      const cased = isCasedName(name) && name.includes(' ') && !isEveryday(name, text);
      const placed = at === zone[0] || blocks[at - 1]?.kind === 'date';
      const japanese = placed && japaneseName.test(name) && /\p{Script=Hiragana}/u.test(text);
      if (!cased && !japanese) continue;
      if (!isNoPerson(name)) named.push({ person, at, role });
      else unsure ??= found([person], block.line, 'words between title and text', doubtful);
    }
  }
  const [first] = named;
  if (!first) return unsure;
  const how = first.role ? 'name above a role' : 'name between title and text';
  const people = named.map(({ person }) => person);
  return found(people, (blocks[first.at] as JudgedBlock).line, how, sure);
}

/**
 * The authors whom the blocks between title and text name: after `By` and its like, else a name that stands alone
 * there.
 */
export function authorsAbove(
  blocks: readonly JudgedBlock[],
  zone: readonly number[],
  end: number,
  language: string,
): Found<readonly Person[]> | undefined {
  const text = blocks
    .slice(zone.at(-1) ?? 0, end + 1)
    .filter((block) => block.kind === 'prose')
    .map((block) => block.text)
    .join('\n');
  for (const at of zone) {
    const block = blocks[at] as JudgedBlock;
    if (block.byline) return found(block.byline.authors, block.line, block.byline.how, block.byline.sure);
  }
  return standingAlone(blocks, zone, text, language);
}

/** The authors named elsewhere: the signature or a byline under the text, else a byline right above the title. */
export function authorsElsewhere(
  blocks: readonly JudgedBlock[],
  title: number | undefined,
  { end, signed }: TextEnd,
): Found<readonly Person[]> | undefined {
  const { behind, named, doubtful } = limits.author;
  if (signed) {
    const { line } = blocks[signed.at] as JudgedBlock;
    // Among further short lines it may be an entry of a menu.
    const isListed = blocks[signed.at + 1]?.kind === 'short';
    const sure = isListed || isNoPerson(signed.author.name) ? doubtful : named;
    return found([signed.author], line, 'signature under the text', sure);
  }
  for (let at = end + 1; at <= Math.min(blocks.length - 1, end + behind); at++) {
    const { kind, byline, line } = blocks[at] as JudgedBlock;
    if (kind === 'comments' || kind === 'related' || kind === 'prose') break;
    if (byline) return found(byline.authors, line, `${byline.how}, under the text`, byline.sure);
  }
  if (title === undefined) return undefined;
  const above = [blocks[title - 1], blocks[title - 2]].find((block) => block?.byline);
  if (!above?.byline) return undefined;
  const sure = Math.min(named, above.byline.sure);
  return found(above.byline.authors, above.line, `${above.byline.how}, above the title`, sure);
}

import type { Person } from '../../article/article.ts';
import type { Found } from '../../article/candidate.ts';
import { readName } from './byline.ts';
import type { Judged } from './classify.ts';
import { readCredit } from './credit.ts';
import { isLabel } from './label.ts';
import { limits } from './limits.ts';
import { isCasedName, isEveryday, isNobody, isOrganisation, isRole, once } from './name.ts';
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

/** Whether a block stands where authors do: right under the title, or within some blocks of the day. */
function isNear(blocks: readonly Judged[], at: number, zone: readonly number[]): boolean {
  const around = blocks.slice(Math.max(0, at - limits.author.reach), at + limits.author.reach + 1);
  return (
    at <= (zone[0] ?? at) + 1 ||
    around.some((b) => b.kind === 'date' || b.kind === 'ago' || b.ago !== undefined) ||
    /(?<!\d)\d{1,2}[:.]\d\d(?!\d)/u.test(blocks[at + 1]?.text ?? '')
  );
}

/** Whether a block stands right beside a day or a time. */
function isTimed(blocks: readonly Judged[], at: number): boolean {
  return [blocks[at - 1], blocks[at + 1]].some(
    (b) => b?.kind === 'date' || b?.kind === 'ago' || /(?<!\d)\d{1,2}[:.]\d\d(?!\d)/u.test(b?.text ?? ''),
  );
}

/** Kinds of blocks that go on in the next: share rows, lists of tags. */
const rows: ReadonlySet<string> = new Set(['share', 'footer']);

const mayHoldName: ReadonlySet<string> = new Set(['short', 'caption', 'date', 'ago']);

/** Whether the text that follows a name says what the person is. */
function isRoleLine(next: Judged | undefined): boolean {
  return (
    next !== undefined &&
    next.weight < limits.author.role &&
    (isLabel(next.text, 'role') || isRole(next.text))
  );
}

/**
 * Names that stand alone between title and text, or beside the day: above a role; else in capitalised words, right under the title
 * or near the day, of somebody of whom the text does not speak and whose name is no everyday words; in Japanese, right under the
 * title or the day.
 */
function standingAlone(
  blocks: readonly Judged[],
  zone: readonly number[],
  text: string,
  language: string,
): Found<readonly Person[]> | undefined {
  const named: { readonly person: Person; readonly at: number; readonly role: boolean }[] = [];
  for (const at of zone) {
    const block = blocks[at] as Judged;
    const last = named.at(-1);
    if (last && at > last.at + (last.role ? 2 : 1)) break;
    if (
      !mayHoldName.has(block.kind) ||
      block.count > (isTimed(blocks, at) ? limits.author.repeated.timed : limits.author.repeated.most) ||
      (/[.]$/u.test(block.text) && block.days.length === 0)
    )
      continue;
    const role = isRoleLine(blocks[at + 1]);
    const single = block.days.length === 0 ? readName(block.text) : undefined;
    const credited = readCredit(block.text, block.days, language);
    const people = (credited.length > 0 ? credited : single ? [single] : []).filter(({ name }) => {
      if (!role && (isOrganisation(name) || rows.has(blocks[at - 1]?.kind ?? ''))) return false;
      const cased =
        isCasedName(name) && name.includes(' ') && isNear(blocks, at, zone) && !isEveryday(name, text);
      const firstSeen = blocks.findIndex((b) => b.key === block.key) === at;
      const placed = at === zone[0] || blocks[at - 1]?.kind === 'date';
      const japanese = placed && japaneseName.test(name) && firstSeen && /\p{Script=Hiragana}/u.test(text);
      return (
        (role && (isCasedName(name) || block.count === 1)) || ((cased || japanese) && !isSpokenOf(name, text))
      );
    });
    for (const person of people)
      if (!named.some((other) => other.person.name === person.name)) named.push({ person, at, role });
  }
  const first = named[0];
  return (
    first &&
    found(
      named.map(({ person }) => person),
      (blocks[first.at] as Judged).line,
      first.role ? 'name above a role' : 'name between title and text',
      limits.author.named,
    )
  );
}

/** The names under a label: every line that is one, until one is not. */
function afterLabel(
  blocks: readonly Judged[],
  at: number,
  language: string,
): Found<readonly Person[]> | undefined {
  const next = blocks[at + 1];
  const usable =
    next &&
    next.weight <= limits.author.most &&
    (next.days.length === 0 || readCredit(next.text, next.days, language).length > 0) &&
    /\p{L}/u.test(next.text) &&
    !/[:：]$/u.test(next.text);
  if (!usable) return undefined;
  const people: Person[] = [];
  for (const block of blocks.slice(at + 1, at + 1 + limits.author.under)) {
    if (people.length > 0 && (isRoleLine(block) || /^\P{L}*$/u.test(block.text))) continue;
    const credited =
      block.weight <= 2 * limits.author.most ? readCredit(block.text, block.days, language) : [];
    const here = block.byline?.authors ?? credited;
    if (here.length === 0) break;
    people.push(...here.filter(({ name }) => !people.some((other) => other.name === name)));
  }
  const person = readName(next.text) ?? { name: once(next.text.replace(/[,;]\s*$/u, '')) };
  if (people.length === 0 && isNobody(person.name)) return undefined;
  const authors = people.length > 0 ? people : [person];
  return found(authors, next.line, `under “${(blocks[at] as Judged).text}”`, limits.author.labelled);
}

/** The authors whom the blocks between title and text name: after `By` and its like, else a name that stands alone there. */
export function readNamed(
  blocks: readonly Judged[],
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
    const block = blocks[at] as Judged;
    if (block.byline) return found(block.byline.authors, block.line, block.byline.how, block.byline.sure);
    if (block.kind === 'label') return afterLabel(blocks, at, language);
  }
  return standingAlone(blocks, zone, text, language);
}

/** The authors named elsewhere: the signature or a byline under the text, else a byline right above the title. */
export function readSigned(
  blocks: readonly Judged[],
  { title, end }: Place,
  tail: Tail,
  language: string,
): Found<readonly Person[]> | undefined {
  if (tail.signed)
    return found(
      [tail.signed.author],
      (blocks[tail.signed.at] as Judged).line,
      'signature under the text',
      limits.author.signed,
    );
  for (let at = end + 1; at <= Math.min(blocks.length - 1, end + limits.author.behind); at++) {
    const block = blocks[at] as Judged;
    if (block.kind === 'comments' || block.kind === 'related' || block.kind === 'prose') break;
    if (block.byline)
      return found(
        block.byline.authors,
        block.line,
        `${block.byline.how}, under the text`,
        block.byline.sure,
      );
    if (block.kind === 'label') return afterLabel(blocks, at, language);
  }
  const above =
    title === undefined ? undefined : [blocks[title - 1], blocks[title - 2]].find((b) => b?.byline);
  return above?.byline
    ? found(above.byline.authors, above.line, `${above.byline.how}, above the title`, limits.author.above)
    : undefined;
}

import type { Candidate } from '../../article/candidate.ts';
import { numberedPhrases } from '../../import/phrases/match.ts';
import { type Day, parseDay } from '../../text/date.ts';
import { runsOf } from '../../text/words.ts';
import { DuplicateIndex, shingled } from '../duplicates/duplicate-index.ts';
import { duplicateLimits } from '../duplicates/limits.ts';
import { isSeries } from '../duplicates/links.ts';
import { StoryIndex } from '../duplicates/story-index.ts';
import { DocumentFrequencies, termsOf, vectorOf } from '../duplicates/terms.ts';
import { type Words, wordsOf } from '../duplicates/tokens.ts';
import { type ExistingArticles, sourceKey } from './existing-articles.ts';

/** A text that states no day. */
export interface UndatedText {
  readonly title: string;
  /** Markdown or plain text. */
  readonly text: string;
  /** BCP 47; without it no day of the week is read. */
  readonly language?: string;
}

/** An article whose source states its day. */
export interface DatedText {
  readonly title: string;
  readonly text: string;
  readonly day: Day;
  /** By what the reason calls it: its file. */
  readonly name: string;
}

/** A day that no source states, and the reason for it, as `inferred` in front matter has it. */
interface Proposal {
  readonly day: Day;
  readonly from: string;
  /** 0 to 1. */
  readonly sure: number;
}

/** Jaccard index from which on a text that names no day of the week takes the day of its duplicate. */
const verbatim = 0.8;

/** A text takes no day from a retelling if a text of another day has more than this part of its cosine. */
const doubt = 0.85;

const sureness = { repeated: 0.7, repeatedAndWeekday: 0.9, retoldAndWeekday: 0.6 } as const;
const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const asSaid = (weekday: number): string => `, a ${weekdayNames[weekday]} as this text says`;

/** One day for all texts in the index of stories: texts of any day are looked for. */
const anyDay = 0;

const weekdayOfDay = (day: Day): number => weekdayOf(parseDay(day) ?? 0);

/** A dated text that another one repeats or retells. */
interface Lender {
  readonly other: DatedText;
  /** Jaccard index of near-duplicates, cosine of retellings: 0 to 1. */
  readonly near: number;
}

const byNearness = (a: Lender, b: Lender): number => b.near - a.near || (a.other.name < b.other.name ? -1 : 1);

/** From texts that it repeats, or that repeat it: one day, and the day of the week that the text names, if any. */
function fromRepeated(repeated: readonly Lender[], weekday: number | undefined): Proposal | undefined {
  const fitting = repeated.filter(({ other, near }) =>
    weekday === undefined ? near >= verbatim : weekdayOfDay(other.day) === weekday,
  );
  const best = fitting.sort(byNearness)[0];
  if (best === undefined || fitting.some(({ other }) => other.day !== best.other.day)) return undefined;
  const { day, name } = best.other;
  const from = `largely the same text as ${name}, dated ${day}`;
  if (weekday === undefined) return { day, from, sure: sureness.repeated };
  return { day, from: from + asSaid(weekday), sure: sureness.repeatedAndWeekday };
}

/** How many texts a reason names. */
const mostNamed = 3;

/**
 * From texts that tell the same in other words: the nearest much more like this one than any of another day, and of the
 * day of the week that it names. The reason names others of that day too.
 */
function fromRetold(retold: readonly Lender[], weekday: number | undefined): Proposal | undefined {
  const nearest = retold
    .filter(({ other }) => weekday !== undefined && weekdayOfDay(other.day) === weekday)
    .sort(byNearness);
  const [best] = nearest;
  if (best === undefined || weekday === undefined || best.near < duplicateLimits.story) return undefined;
  const { day } = best.other;
  const rivals = retold.filter(({ other }) => other.day !== day).map(({ near }) => near);
  if (Math.max(0, ...rivals) > doubt * best.near) return undefined;
  const names = nearest.filter(({ other }) => other.day === day).map(({ other }) => other.name);
  const from = `tells the same story as ${names.slice(0, mostNamed).join(' and ')}, dated ${day}`;
  return { day, from: from + asSaid(weekday), sure: sureness.retoldAndWeekday };
}

/**
 * Days for texts that state none, each from a dated text that it repeats or retells. Where the text names a day of the
 * week, the day is one; a retelling must name one. Where dated texts disagree, there is no proposal.
 */
export function proposeDays<T extends UndatedText>(
  undated: readonly T[],
  dated: readonly DatedText[],
): ReadonlyMap<T, Proposal> {
  if (undated.length === 0 || dated.length === 0) return new Map();
  const frequencies = new DocumentFrequencies();
  const duplicates = new DuplicateIndex();
  const stories = new StoryIndex();
  const wordsOfUndated = undated.map(wordsOf);
  const wordsOfDated = dated.map(wordsOf);
  for (const words of [...wordsOfUndated, ...wordsOfDated]) frequencies.add(words);
  for (const words of wordsOfDated) {
    duplicates.add(shingled(words));
    stories.add(words, vectorOf(termsOf(words), frequencies), anyDay);
  }
  const proposals = new Map<T, Proposal>();
  for (const [i, text] of undated.entries()) {
    const weekday = weekdayIn(`${text.title}\n${text.text}`, text.language);
    const words = wordsOfUndated[i] as Words;
    const lenders = (found: readonly { readonly index: number; readonly near: number }[]): Lender[] =>
      found
        .map(({ index, near }) => ({ other: dated[index] as DatedText, near }))
        .filter(({ other }) => !isSeries(text.title, other.title));
    const repeated = lenders(duplicates.search(shingled(words)));
    const retold = lenders(stories.search(vectorOf(termsOf(words), frequencies), anyDay, new Set()));
    const proposal = fromRepeated(repeated, weekday) ?? fromRetold(retold, weekday);
    if (proposal !== undefined) proposals.set(text, proposal);
  }
  return proposals;
}

const spaceless = new Set(['ja', 'zh']);

function patternOf(language: string): RegExp | undefined {
  const days = numberedPhrases('weekdays', /^n[bn]$/.test(language) ? 'no' : language);
  if (days.size === 0) return undefined;
  const groups = [...days.values()].map((spellings) => `(${spellings.join('|')})`).join('|');
  return spaceless.has(language)
    ? new RegExp(groups, 'u')
    : new RegExp(`(?<= )(?:${groups})(?=[\\p{L}\\p{M}]{0,3} )`, 'u');
}

/** The first day of the week that a text names: 0 is Monday. Undefined if it names none in a known language. */
export function weekdayIn(text: string, language: string | undefined): number | undefined {
  const pattern = patternOf((language ?? '').toLowerCase().split('-')[0] as string);
  const match = pattern?.exec(` ${runsOf(text).join(' ')} `);
  const index = match?.slice(1).findIndex((group) => group !== undefined);
  return index === -1 ? undefined : index;
}

/** The day of the week of a day number (days since 1970-01-01, a Thursday): 0 is Monday. */
export function weekdayOf(days: number): number {
  return (((days + 3) % 7) + 7) % 7;
}

const textOf = ({ fields, body }: Candidate): UndatedText => ({
  title: fields.title?.value ?? '',
  text: body,
  ...(fields.language && { language: fields.language.value }),
});

/** The name of a text in a reason: its title. Readers see the reason, so it contains no path. */
const nameOf = (title: string): string => (title === '' ? 'another article' : `“${title}”`);

/** The articles whose sources state their days: candidates, and existing articles that no candidate replaces. */
function datedAmong(candidates: readonly Candidate[], existing: ExistingArticles): readonly DatedText[] {
  const dated: DatedText[] = [];
  const replaced = new Set<string>();
  for (const candidate of candidates) {
    const { file, entry, fields } = candidate;
    replaced.add(sourceKey(file, entry));
    const { published } = fields;
    const text = textOf(candidate);
    if (published && !published.inferred)
      dated.push({ ...text, day: published.value.slice(0, 10), name: nameOf(text.title) });
  }
  for (const { frontMatter, body } of existing.articles) {
    const { title = '', published, inferred, imported } = frontMatter ?? {};
    if (published === undefined || inferred?.published) continue;
    if (imported && replaced.has(sourceKey(imported.file, imported.entry))) continue;
    dated.push({ title, text: body, day: published.slice(0, 10), name: nameOf(title) });
  }
  return dated;
}

/**
 * The candidates in their order. Candidates without a day get the day of a dated text that they repeat or retell, if
 * there is one, marked as inferred with the reason.
 */
export function withDays(candidates: readonly Candidate[], existing: ExistingArticles): readonly Candidate[] {
  const texts = new Map(
    candidates.flatMap((candidate) => (candidate.fields.published ? [] : [[candidate, textOf(candidate)] as const])),
  );
  const dated = texts.size === 0 ? [] : datedAmong(candidates, existing);
  const proposals = proposeDays([...texts.values()], dated);
  return candidates.map((candidate) => {
    const proposal = proposals.get(texts.get(candidate) as UndatedText);
    if (!proposal) return candidate;
    const { day, from, sure } = proposal;
    return {
      ...candidate,
      fields: { ...candidate.fields, published: { value: day, where: from, sure, inferred: true } },
    };
  });
}

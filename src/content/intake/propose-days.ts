import { type Day, parseDay } from '../../text/date.ts';
import { DuplicateIndex, shingled } from '../duplicates/duplicate-index.ts';
import { duplicateLimits } from '../duplicates/limits.ts';
import { isSeries } from '../duplicates/series.ts';
import { StoryIndex } from '../duplicates/story-index.ts';
import { wordCountsOf, DocumentFrequencies, keyWordsOf } from '../duplicates/terms.ts';
import { wordsOf } from '../duplicates/tokens.ts';
import { weekdayIn, weekdayOf } from './weekdays.ts';

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

/** A day that no source states, and why it is likely all the same; as `inferred` in front matter has it. */
export interface Proposal {
  readonly day: Day;
  readonly from: string;
  /** 0 to 1. */
  readonly sure: number;
}

/** Jaccard index from which on a text that names no day of the week takes the day of its duplicate. */
const verbatim = 0.8;

/** A text takes no day from another one that tells the same story if a text of another day has more than this part of its cosine. */
const doubt = 0.85;

const sureness = { repeated: 0.7, repeatedAndWeekday: 0.9, retoldAndWeekday: 0.6 } as const;
const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** One day for all texts in the index of stories: texts of any day are looked for. */
const anyDay = 0;

const weekdayOfDay = (day: Day): number | undefined => {
  const days = parseDay(day);
  return days === undefined ? undefined : weekdayOf(days);
};

/** A dated text that another one repeats or retells. */
interface Found {
  readonly other: DatedText;
  /** Jaccard index of near-duplicates, cosine of retellings: 0 to 1. */
  readonly near: number;
}

const byNearness = (a: Found, b: Found): number => b.near - a.near || (a.other.name < b.other.name ? -1 : 1);

/** From texts that it repeats, or that repeat it: one day, and the day of the week that the text names, if it names one. */
function fromRepeated(repeated: readonly Found[], weekday: number | undefined): Proposal | undefined {
  const fitting = repeated.filter(({ other, near }) =>
    weekday === undefined ? near >= verbatim : weekdayOfDay(other.day) === weekday,
  );
  const best = fitting.sort(byNearness)[0];
  if (best === undefined || fitting.some(({ other }) => other.day !== best.other.day)) return undefined;
  const { day, name } = best.other;
  const reason = `largely the same text as ${name}, dated ${day}`;
  return weekday === undefined
    ? { day, from: reason, sure: sureness.repeated }
    : {
        day,
        from: `${reason}, a ${weekdayNames[weekday]} as this text says`,
        sure: sureness.repeatedAndWeekday,
      };
}

/** How many texts a reason names. */
const mostNamed = 3;

/**
 * From texts that tell the same in other words: the nearest much more like this one than any of another day, and of the
 * day of the week that it names. The reason names others of that day too.
 */
function fromRetold(retold: readonly Found[], weekday: number | undefined): Proposal | undefined {
  const nearest = retold
    .filter(({ other }) => weekday !== undefined && weekdayOfDay(other.day) === weekday)
    .sort(byNearness);
  const [best] = nearest;
  if (best === undefined || weekday === undefined || best.near < duplicateLimits.story) return undefined;
  const { day } = best.other;
  const rivals = retold.filter(({ other }) => other.day !== day).map(({ near }) => near);
  if (Math.max(0, ...rivals) > doubt * best.near) return undefined;
  const names = nearest.filter(({ other }) => other.day === day).map(({ other }) => other.name);
  return {
    day,
    from: `tells the same story as ${names.slice(0, mostNamed).join(' and ')}, dated ${day}, a ${weekdayNames[weekday]} as this text says`,
    sure: sureness.retoldAndWeekday,
  };
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
  const stories = new StoryIndex(frequencies);
  for (const text of [...undated, ...dated]) frequencies.add(wordCountsOf(wordsOf(text)));
  for (const text of dated) {
    const words = wordsOf(text);
    duplicates.add(shingled(text, words));
    stories.add(text, keyWordsOf(wordCountsOf(words), frequencies), anyDay);
  }
  const proposals = new Map<T, Proposal>();
  for (const text of undated) {
    const weekday = weekdayIn(`${text.title}\n${text.text}`, text.language);
    const words = wordsOf(text);
    const lenders = (found: readonly { readonly index: number; readonly near: number }[]): Found[] =>
      found
        .map(({ index, near }) => ({ other: dated[index] as DatedText, near }))
        .filter(({ other }) => !isSeries(text.title, other.title));
    const repeated = lenders(duplicates.search(shingled(text, words)));
    const retold = lenders(
      stories.search(text, keyWordsOf(wordCountsOf(words), frequencies), anyDay, new Set()),
    );
    const proposal = fromRepeated(repeated, weekday) ?? fromRetold(retold, weekday);
    if (proposal !== undefined) proposals.set(text, proposal);
  }
  return proposals;
}

import { type Day, parseDay } from '../text/date.ts';
import { type Agreement, Archive, type Likeness } from './related/archive.ts';
import { limits } from './related/limits.ts';
import { isSeries } from './related/series.ts';
import { weekdayIn, weekdayOf } from './related/weekdays.ts';

/** A text that states no day. */
export interface Undated {
  readonly title: string;
  /** Markdown or plain text. */
  readonly text: string;
  /** BCP 47; without it no day of the week is read. */
  readonly language?: string;
}

/** An article whose source states its day. */
export interface Dated {
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

const sureness = { repeated: 0.7, repeatedAndWeekday: 0.9, retoldAndWeekday: 0.6 } as const;
const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const weekdayOfDay = (day: Day): number | undefined => {
  const days = parseDay(day);
  return days === undefined ? undefined : weekdayOf(days);
};

/** From texts that it repeats, or that repeat it: one day, and the day of the week that the text names, if it names one. */
function fromRepeated(
  repeated: readonly Agreement<Dated>[],
  weekday: number | undefined,
): Proposal | undefined {
  const fitting = repeated.filter(({ other, resemblance }) =>
    weekday === undefined ? resemblance >= limits.verbatim : weekdayOfDay(other.day) === weekday,
  );
  const best = fitting.sort(
    (a, b) => b.resemblance - a.resemblance || (a.other.name < b.other.name ? -1 : 1),
  )[0];
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
function fromRetold(retold: readonly Likeness<Dated>[], weekday: number | undefined): Proposal | undefined {
  const nearest = retold
    .filter(({ other }) => weekday !== undefined && weekdayOfDay(other.day) === weekday)
    .sort((a, b) => b.likeness - a.likeness || (a.other.name < b.other.name ? -1 : 1));
  const [best] = nearest;
  if (best === undefined || weekday === undefined || best.likeness < limits.lend) return undefined;
  const { day } = best.other;
  const rivals = retold.filter(({ other }) => other.day !== day).map(({ likeness }) => likeness);
  if (Math.max(0, ...rivals) > limits.doubt * best.likeness) return undefined;
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
export function proposeDays<T extends Undated>(
  undated: readonly T[],
  dated: readonly Dated[],
): ReadonlyMap<T, Proposal> {
  if (undated.length === 0 || dated.length === 0) return new Map();
  const archive = new Archive<Undated | Dated>();
  for (const text of [...undated, ...dated]) archive.learn(text);
  for (const text of dated) archive.add(text, parseDay(text.day) ?? 0);
  const proposals = new Map<T, Proposal>();
  for (const text of undated) {
    const weekday = weekdayIn(`${text.title}\n${text.text}`, text.language);
    const mayLend = (other: Undated | Dated): other is Dated =>
      'day' in other && !isSeries(text.title, other.title);
    const repeated = archive
      .repeated(text)
      .filter((found): found is Agreement<Dated> => mayLend(found.other));
    const retold = archive
      .retold(text, new Set())
      .filter((found): found is Likeness<Dated> => mayLend(found.other));
    const proposal = fromRepeated(repeated, weekday) ?? fromRetold(retold, weekday);
    if (proposal !== undefined) proposals.set(text, proposal);
  }
  return proposals;
}

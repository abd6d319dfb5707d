import type { Found } from '../../article/candidate.ts';
import type { Entry, Stated } from './entry.ts';
import { instant, readDate } from './moment.ts';
import { found, sure } from './setting.ts';

/** When an entry was published and changed, and what in it names no day. */
export interface Dates {
  readonly published?: Found<string>;
  readonly updated?: Found<string>;
  readonly wrong: readonly Stated<string>[];
}

interface Read {
  readonly date?: Found<string>;
  readonly wrong: readonly Stated<string>[];
}

/** The first of several dates that names a day. */
function first(dates: readonly Stated<string>[], language: string | undefined): Read {
  const wrong: Stated<string>[] = [];
  for (const stated of dates) {
    const { value, where } = stated;
    const read = readDate(value, language);
    if (read !== undefined) {
      const place =
        read.length === 10 && /\d:\d/.test(value) ? `${where}, no zone known: the day as stated` : where;
      return { date: found(read, place, sure.own), wrong };
    }
    wrong.push(stated);
  }
  return { wrong };
}

/**
 * An entry's dates. Where no day of publication is stated, that of the last change stands in for it, as inferred. A change before
 * the publication is none.
 */
export function datesOf(entry: Entry, language: string | undefined): Dates {
  const published = first(entry.published, language);
  const updated = first(entry.updated, language);
  const wrong = [...published.wrong, ...updated.wrong];
  if (published.date === undefined) {
    if (updated.date === undefined) return { wrong };
    const { value, where } = updated.date;
    const reason = `${where}: no other day is stated`;
    return { published: { value, where: reason, sure: sure.substitute, inferred: true }, wrong };
  }
  const later = updated.date !== undefined && instant(updated.date.value) > instant(published.date.value);
  return { published: published.date, ...(later && updated.date ? { updated: updated.date } : {}), wrong };
}

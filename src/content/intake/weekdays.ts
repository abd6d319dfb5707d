import { numberedPhrases } from '../../import/phrases/match.ts';
import { runsOf } from '../../text/words.ts';

const spaceless = new Set(['ja', 'zh']);

function patternOf(language: string): RegExp | undefined {
  const days = numberedPhrases('weekdays', /^n[bn]$/.test(language) ? 'no' : language);
  if (days.size === 0) return undefined;
  const groups = [...days.values()].map((spellings) => `(${spellings.join('|')})`).join('|');
  return spaceless.has(language)
    ? new RegExp(groups, 'u')
    : new RegExp(`(?<= )(?:${groups})(?=[\\p{L}\\p{M}]{0,3} )`, 'u');
}

/** The first day of the week that a text names: 0 is Monday. Undefined where it names none, or its language is not known here. */
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

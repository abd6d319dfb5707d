import { table } from '../../text/table.ts';
import { numberedPhrases } from '../phrases/match.ts';

/** Which further languages' names a page in a language may use as well. */
const neighbours = table<readonly string[]>({
  no: ['nb', 'nn', 'da'],
  nb: ['nn', 'da'],
  sr: ['sr-Latn', 'hr', 'bs'],
  hr: ['sr-Latn', 'bs'],
  bs: ['sr-Latn', 'hr', 'sr'],
  ku: ['ckb'],
  ps: ['fa'],
  tl: ['fil'],
  ms: ['id'],
  id: ['ms'],
  be: ['ru'],
  kk: ['ru'],
  gl: ['es'],
});

/** The names of each month in a language: alone and within a day, long and short. */
function intlNames(language: string): readonly (readonly string[])[] {
  const tag = `${language}-u-ca-gregory-nu-latn`;
  const formats = (['long', 'short'] as const).flatMap((month) => [
    new Intl.DateTimeFormat(tag, { month, timeZone: 'UTC' }),
    new Intl.DateTimeFormat(tag, { month, day: 'numeric', timeZone: 'UTC' }),
  ]);
  return Array.from({ length: 12 }, (_, month) =>
    formats.flatMap((format) =>
      format
        .formatToParts(Date.UTC(2021, month, 15))
        .filter((part) => part.type === 'month')
        .map((part) => part.value),
    ),
  );
}

const cache = new Map<string, ReadonlyMap<string, number>>();

/**
 * The month names of a language, as the month from 1, by the name in lower case without a dot at its end:
 * Unicode's locale data in both forms (alone and within a day) and both widths, the phrases under `months`, and
 * the same of languages whose names its pages use. Names that are numbers (`3月`) are left to other rules.
 */
export function monthNumbers(language: string): ReadonlyMap<string, number> {
  const known = cache.get(language);
  if (known) return known;
  const base = language.split('-')[0] as string;
  const names = new Map<string, number>();
  for (const tag of new Set([language, base, ...(neighbours.get(base) ?? [])])) {
    const further = numberedPhrases('months', tag);
    for (const [month, known] of intlNames(tag).entries()) {
      for (const name of [...known, ...(further.get(month + 1) ?? [])]) {
        const plain = name.toLowerCase().replace(/\.$/, '').normalize('NFC');
        if (/\p{L}\p{M}*[\p{L}.]/u.test(plain) && !/\d/.test(plain) && !names.has(plain)) names.set(plain, month + 1);
      }
    }
  }
  cache.set(language, names);
  return names;
}

import { anyOf } from '../phrases/match.ts';

const patterns = new Map<string, RegExp>();

/** A pattern of a weekday's name at the end of a text, in a language and in English, long and short. */
function weekdayAtEnd(language: string): RegExp {
  const names = [language, 'en'].flatMap((tag) =>
    (['long', 'short'] as const).flatMap((weekday) => {
      const format = new Intl.DateTimeFormat(tag, { weekday, timeZone: 'UTC' });
      return Array.from({ length: 7 }, (_, i) => format.format(i * 86_400_000));
    }),
  );
  return new RegExp(String.raw`[\s,]+(?:${anyOf(names)})\.?,?\s*$`, 'iu');
}

/** A text without the name of a weekday at its end, in a language (BCP 47) or in English. */
export function withoutWeekday(text: string, language: string): string {
  const pattern = patterns.get(language) ?? weekdayAtEnd(language);
  patterns.set(language, pattern);
  return text.replace(pattern, '');
}

import { latinDigits } from './digits.ts';
import type { DayContext, FoundDay } from './found.ts';
import { ideographicDays } from './ideographic.ts';
import { namedDays } from './named.ts';
import { numericDays } from './numeric.ts';
import { persianDays } from './persian.ts';
import { momentAfter } from './zone.ts';

const persianReaders = new Set(['fa', 'ps', 'ckb', 'ku', 'az', 'ur']);

/** Longer readings win over shorter ones that they cover, earlier rules over later ones. */
function withoutOverlaps(found: readonly FoundDay[]): FoundDay[] {
  const kept: FoundDay[] = [];
  for (const one of found) {
    const rival = kept.find((other) => one.index < other.index + other.length && other.index < one.index + one.length);
    if (!rival) kept.push(one);
    else if (one.rule === rival.rule && one.length > rival.length) kept.splice(kept.indexOf(rival), 1, one);
  }
  return kept.sort((a, b) => a.index - b.index);
}

/**
 * Every day that a text states in full, in order of place: day, month and year all certain, nothing counted from
 * today. It reads ISO 8601, numbers in the order of the language (ambiguous ones are left out), names of months in
 * the text's language and in English, Chinese, Japanese, Korean and Vietnamese signs, Japanese eras and the
 * Republic's years, the Solar Hijri calendar, Buddhist years, and digits of any script. Positions are those of the
 * text as given. Where a time and a zone of one meaning follow, `moment` holds both.
 */
export function findDays(text: string, context: DayContext = {}): readonly FoundDay[] {
  const latin = latinDigits(text);
  if (!/\d|[年月]/.test(latin)) return [];
  const language = context.language ?? 'und';
  const persian = persianReaders.has(language.split('-')[0] as string) ? persianDays(latin) : [];
  const days = [...ideographicDays(latin), ...persian, ...namedDays(latin, language), ...numericDays(latin, context)];
  return withoutOverlaps(days).map((found) => {
    const moment = momentAfter(found.day, latin.slice(found.index + found.length, found.index + found.length + 40));
    return moment === undefined ? found : { ...found, moment };
  });
}

import type { Day } from '../../text/date.ts';
import { pad } from '../../text/date.ts';
import { allPhrases, anyOf } from '../phrases/match.ts';
import { momentInZone, readZone } from './zone-name.ts';

const letter = String.raw`[\p{L}\p{M}]`;
const time = new RegExp(
  String.raw`^(?:[T\s,،|·•@–-]|(?:${anyOf(allPhrases('at'))})(?!${letter}))*\.?(\d{1,2})[:.h](\d\d)(?:[:.](\d\d)(?:\.\d+)?)?\s{0,3}(?:([ap])\.?(?:m\.?)?(?![a-z]))?\s{0,3}(?:Uhr|hrs|h)?\s{0,3}[(,]?\s{0,3}([+-]\d\d:?\d\d|(?:GMT|UTC)\s?[+-]\d{1,2}(?::?\d\d)?|(?:Z|[A-Z]{2,4})(?![A-Za-z]))`,
  'iu',
);

/**
 * The moment that a day and the words behind it state: `T17:11:00+08:00`, ` 10:32 AM EST`, `, 19:25 (GMT+7)`.
 * Undefined where the words give no time, or no zone of one meaning.
 */
export function momentAfter(day: Day, rest: string): string | undefined {
  const match = time.exec(rest);
  if (!match) return undefined;
  const half = match[4]?.toLowerCase();
  const hour = half === undefined ? Number(match[1]) : (Number(match[1]) % 12) + (half === 'p' ? 12 : 0);
  const zone = readZone(match[5] as string);
  return zone === undefined ? undefined : momentInZone(day, `${pad(hour)}:${match[2]}:${match[3] ?? '00'}`, zone);
}

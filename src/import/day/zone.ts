import type { Day } from '../../text/date.ts';
import { pad, parseMoment } from '../../text/date.ts';
import { allPhrases, anyOf } from '../phrases/match.ts';
import { table } from '../../text/table.ts';

/** Zones with one meaning, as offsets from UTC. `CST`, `IST`, `BST` and `ET` have several and are none. */
const offsets = table<string>({
  Z: '+00:00',
  UTC: '+00:00',
  GMT: '+00:00',
  EST: '-05:00',
  EDT: '-04:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  CET: '+01:00',
  CEST: '+02:00',
  MEZ: '+01:00',
  MESZ: '+02:00',
  EET: '+02:00',
  EEST: '+03:00',
  MSK: '+03:00',
  JST: '+09:00',
  KST: '+09:00',
  WIB: '+07:00',
  PKT: '+05:00',
  AEST: '+10:00',
  AEDT: '+11:00',
});

const letter = String.raw`[\p{L}\p{M}]`;
const time = new RegExp(
  String.raw`^(?:[T\s,،|·•@–-]|(?:${anyOf(allPhrases('at'))})(?!${letter}))*\.?(\d{1,2})[:.h](\d\d)(?:[:.](\d\d)(?:\.\d+)?)?\s{0,3}(?:([ap])\.?(?:m\.?)?(?![a-z]))?\s{0,3}(?:Uhr|hrs|h)?\s{0,3}[(,]?\s{0,3}(?:([+-]\d\d):?(\d\d)|(?:GMT|UTC)\s?([+-])(\d{1,2})(?::?(\d\d))?|(Z|[A-Z]{3,4})(?![A-Za-z]))`,
  'iu',
);

/**
 * The moment that a day and the words behind it state: `T17:11:00+08:00`, ` 10:32 AM EST`, `, 19:25 (GMT+7)`. Undefined where the
 * words give no time, or no zone of one meaning.
 */
export function momentAfter(day: Day, rest: string): string | undefined {
  const match = time.exec(rest);
  if (!match) return undefined;
  const half = match[4]?.toLowerCase();
  const hour = half === undefined ? Number(match[1]) : (Number(match[1]) % 12) + (half === 'p' ? 12 : 0);
  const offset =
    match[5] !== undefined
      ? `${match[5]}:${match[6]}`
      : match[7] !== undefined
        ? `${match[7]}${pad(Number(match[8]))}:${match[9] ?? '00'}`
        : offsets.get((match[10] as string).toUpperCase());
  if (offset === undefined) return undefined;
  const moment = `${day}T${pad(hour)}:${match[2]}:${match[3] ?? '00'}${offset}`;
  return parseMoment(moment) === undefined ? undefined : moment;
}

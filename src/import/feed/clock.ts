import { pad } from '../../text/date.ts';

/**
 * Offsets of zones by name: RFC 822 §5.1 and others with one meaning. `BST`, `IST`, `AST` have several meanings. Single
 * letters other than `Z` have none (RFC 2822 §4.3).
 */
const zones = new Map(
  [
    'z Z, ut Z, utc Z, gmt Z, wet Z, est -05:00, edt -04:00, cst -06:00, cdt -05:00, mst -07:00, mdt -06:00',
    'pst -08:00, pdt -07:00, akst -09:00, akdt -08:00, hst -10:00, west +01:00, cet +01:00, cest +02:00, mez +01:00',
    'mesz +02:00, eet +02:00, eest +03:00, msk +03:00, jst +09:00, kst +09:00, hkt +08:00, sgt +08:00, awst +08:00',
    'aest +10:00, aedt +11:00, nzst +12:00, nzdt +13:00',
  ].flatMap((row) => row.split(', ').map((zone) => zone.split(' ') as [name: string, offset: string])),
);

/** A time of day as stated. */
export interface FeedClock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** As RFC 3339 writes it; undefined where none of one meaning is stated. */
  readonly offset: string | undefined;
}

/** `+0200`, `+02:00`, `+02`, `-2`, `GMT+2`, `EST`; `-0000` is UTC of which the place is unknown (RFC 2822 §3.3). */
function offsetOf(text: string): string | undefined {
  const match = /^(?:gmt|utc|ut|z)?\s*([+-])(\d{1,2}?):?(\d\d)?$/i.exec(text.trim());
  if (match === null) return zones.get(text.trim().toLowerCase());
  const [hour, minute] = [Number(match[2]), Number(match[3] ?? 0)];
  if (hour === 0 && minute === 0) return 'Z';
  return hour > 23 || minute > 59 ? undefined : `${match[1]}${pad(hour)}:${pad(minute)}`;
}

const halves: readonly (readonly [half: 0 | 12, words: RegExp])[] = [
  [0, /^(?:a\.?m\.?|오전|上午|午前|πμ)$/i],
  [12, /^(?:p\.?m\.?|오후|下午|午後|μμ)$/i],
];

const clockText = new RegExp(
  String.raw`(?:(오전|오후|上午|下午|午前|午後)\s*)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,:]\d+)?)?\s*` +
    String.raw`([ap]\.?m\.?(?![a-z])|πμ|μμ)?\s*((?:gmt|utc|ut)?\s*[+-]\d{1,2}(?::?\d\d)?(?!\d)|[a-z]{1,5}(?![a-z]))?`,
  'i',
);

/** The clock that a match of `clockText` states; undefined where there is none such. */
function clockOf(match: RegExpExecArray): FeedClock | undefined {
  const word = match[1] ?? match[5];
  const half = word === undefined ? undefined : halves.find(([, words]) => words.test(word))?.[0];
  const written = Number(match[2]);
  const hour = half === undefined ? written : (written % 12) + half;
  const [minute, second] = [Number(match[3]), Number(match[4] ?? 0)];
  if (hour > 24 || minute > 59 || second > 60 || (half !== undefined && written > 12)) return undefined;
  return { hour, minute, second, offset: match[6] === undefined ? undefined : offsetOf(match[6]) };
}

/**
 * A clock in a text: undefined where the text has none, null where it has one that cannot be. `rest` is the text around
 * it.
 */
export function readClock(
  text: string,
): { readonly clock: FeedClock | null; readonly rest: string } | undefined {
  const match = clockText.exec(text);
  if (match === null) return undefined;
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
  return { clock: clockOf(match) ?? null, rest };
}

/** ISO 8601's clock without colons, and the hour alone, with colons. */
export function spreadClock(text: string): string {
  return text
    .replace(/^\s*T?(\d\d)(\d\d)(\d\d)?(?!\d)/i, (_, hour, minute, second) =>
      second === undefined ? `T${hour}:${minute}` : `T${hour}:${minute}:${second}`,
    )
    .replace(/^\s*T(\d{1,2})(?=Z|[+-]|$)/i, 'T$1:00');
}

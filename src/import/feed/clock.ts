import { readZone } from '../day/zone-name.ts';

/** A time of day as stated. */
export interface FeedClock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** As RFC 3339 writes it; undefined where none of one meaning is stated. */
  readonly offset: string | undefined;
}

/**
 * The offset of a zone that a feed names; of `CST`, which has several meanings, that of RFC 822 §5.1. `-0000` is UTC of which the place is
 * unknown (RFC 2822 §3.3).
 */
function offsetOf(text: string): string | undefined {
  const zone = /^\s*cst\s*$/i.test(text) ? '-06:00' : readZone(text);
  return zone?.includes('/') ? undefined : zone;
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
export function readClock(text: string): { readonly clock: FeedClock | null; readonly rest: string } | undefined {
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

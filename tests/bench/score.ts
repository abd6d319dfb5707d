import type { Key } from './key.ts';

/** What a contestant found in one file. */
export interface Answer {
  readonly title: string;
  /** Day or date-time; '' where it found none. */
  readonly published: string;
  readonly authors: readonly string[];
  readonly site: string;
  readonly language: string;
  readonly url: string;
  /** HTML. */
  readonly body: string;
}

/** How an answer compares with its key. Rates are 0 to 1; undefined where the key does not say. */
export interface Score {
  readonly title: boolean;
  readonly day: boolean;
  /** A day where the key has none. */
  readonly invented: boolean;
  readonly authors: boolean;
  readonly site: boolean | undefined;
  readonly language: boolean;
  readonly url: boolean | undefined;
  readonly missing: readonly string[];
  readonly leaked: readonly string[];
  readonly precision: number | undefined;
  readonly recall: number | undefined;
  readonly f1: number | undefined;
}

const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e]/g;

/** White space, quotes, dashes, invisible characters and compatibility forms evened out. */
function even(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‘’‚‛′´`]/g, "'")
    .replace(/[“”„‟″«»「」『』]/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(invisible, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const caseless = (text: string): string => text.toLowerCase().replaceAll('ß', 'ss').replaceAll('ς', 'σ');
const squeeze = (text: string): string => caseless(even(text).replace(/\s+/g, ''));
const loose = (text: string): string =>
  caseless(even(text))
    .replace(/[^\p{L}\p{N}_]+/gu, ' ')
    .trim();
const plainUrl = (url: string): string => url.replace(/^https?:\/\/(www\.)?|[#?].*$|\/$/g, '');

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** The text of HTML, a line a block. */
export function textOf(html: string): string {
  return html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<(br|\/p|\/div|\/li|\/h\d|\/tr|\/blockquote|\/pre|\/figcaption)[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([\da-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, decimal: string) => String.fromCodePoint(Number(decimal)))
    .replace(/&([a-z]+);/gi, (reference, name: string) => named[name] ?? reference);
}

/** Words; pairs of characters in scripts that write without spaces. */
function tokens(text: string): string[] {
  return [...caseless(even(text)).matchAll(/[\p{L}\p{N}_]+/gu)].flatMap(([word]) => {
    if (!/[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]/.test(word)) return [word];
    const signs = [...word];
    return signs.length < 2 ? [word] : signs.slice(1).map((sign, i) => `${signs[i]}${sign}`);
  });
}

function tally(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Precision, recall and their harmonic mean over bags of words. */
export function compareText(got: string, want: string): { precision: number; recall: number; f1: number } {
  const [have, need] = [tokens(got), tokens(want)];
  const wanted = tally(need);
  let common = 0;
  for (const [word, count] of tally(have)) common += Math.min(count, wanted.get(word) ?? 0);
  const precision = have.length ? common / have.length : 0;
  const recall = need.length ? common / need.length : 1;
  return { precision, recall, f1: precision + recall ? (2 * precision * recall) / (precision + recall) : 0 };
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean => {
  const [x, y] = [new Set(a.map(loose)), new Set(b.map(loose))];
  return x.size === y.size && [...x].every((name) => y.has(name));
};

/** Compares an answer with its key: sets of authors, titles and sites without regard to case and signs, the body by its words. */
export function score(answer: Answer, key: Key): Score {
  const text = textOf(answer.body);
  const squeezed = squeeze(text);
  const day = /^\d{4}-\d\d-\d\d/.exec(answer.published)?.[0] ?? null;
  const sites = [key.site, ...(key.site_also_ok ?? [])].filter((site) => typeof site === 'string');
  const body = key.body ? compareText(text, key.body) : undefined;
  return {
    title: [key.title, ...(key.title_also_ok ?? [])].some((title) => loose(title) === loose(answer.title)),
    day: [key.date, ...(key.date_also_ok ?? [])].includes(day),
    invented: key.date === null && day !== null && !(key.date_also_ok ?? []).includes(day),
    authors: [key.authors, ...(key.authors_also_ok ?? [])].some((names) => sameSet(names, answer.authors)),
    site: sites.length ? sites.some((site) => loose(site) === loose(answer.site)) : undefined,
    language: (answer.language.split(/[-_]/)[0] ?? '').toLowerCase() === key.language,
    url: key.canonical_url ? plainUrl(key.canonical_url) === plainUrl(answer.url) : undefined,
    missing: key.must_contain.filter((passage) => !squeezed.includes(squeeze(passage))),
    leaked: key.must_not_contain.filter((passage) => squeezed.includes(squeeze(passage))),
    precision: body?.precision,
    recall: body?.recall,
    f1: body?.f1,
  };
}

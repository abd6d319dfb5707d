/** A seeded archive with known answers, to measure near-duplicates and retellings on. Nothing in it is a real text. */

import type { Relatable } from '../../src/content/duplicates/links.ts';

/** Numbers from 0 to 1, the same for one seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const syllables = 'ka lo mi ter an su vel dor ne shi ra bo qui fen tas ul gre mon pa zo'.split(' ');

/** The nth word of a language that was made up. */
export function word(n: number): string {
  let [rest, text] = [n + 20, ''];
  for (; rest > 0; rest = Math.floor(rest / 20)) text += syllables[rest % 20];
  return text;
}

export interface Labelled {
  readonly articles: readonly Relatable[];
  /** Pairs of ids, the original first: one repeats the other. */
  readonly repeats: readonly (readonly [string, string])[];
  /** Pairs of ids: both tell one event, each in its own words. */
  readonly retells: readonly (readonly [string, string])[];
}

/**
 * So many articles of 150 to 900 words over ten years, words by Zipf's law with a topic's own among them. One in twenty
 * is followed by a copy: whole with a tenth of its words changed, half of it alone, or with a frame around it. One in
 * twenty is retold within a day: the same names and things, none of its sentences. One in ten ends with the same footer.
 */
export function archive(count: number, seed = 1): Labelled {
  const next = random(seed);
  const int = (below: number): number => Math.floor(next() * below);
  const common = (): string => word(Math.floor(30_000 ** next()));
  const footer = Array.from({ length: 60 }, common);
  const articles: Relatable[] = [];
  const repeats: [string, string][] = [];
  const retells: [string, string][] = [];
  const day = 86400;
  const span = 3650;
  const push = (words: readonly string[], published: number): string => {
    const id = `a${articles.length}`;
    const title = Array.from({ length: 7 }, () => words[int(words.length)] ?? '').join(' ');
    articles.push({ id, title, text: words.join(' '), published, added: 2_000_000_000 });
    return id;
  };
  const tell = (names: readonly string[], topic: number, length: number): string[] =>
    Array.from({ length }, () => {
      const kind = next();
      if (kind < 0.2) return names[int(names.length)] as string;
      return kind < 0.3 ? word(30_000 + topic * 200 + Math.floor(200 ** next())) : common();
    });
  while (articles.length < count) {
    const published = 1_300_000_000 + int(span) * day + 43200;
    const topic = int(300);
    const names = Array.from({ length: 40 }, () => word(int(3) === 0 ? 100_000 + int(400_000) : int(30_000)));
    const words = tell(names, topic, 150 + int(750));
    const id = push(next() < 0.1 ? [...words, ...footer] : words, published);
    const fate = next();
    if (fate < 0.05) {
      const kind = int(3);
      const half = words.slice(0, Math.ceil(words.length / 2));
      const frame = tell(names, topic, Math.ceil(words.length / 3));
      const copy = [words.map((w) => (next() < 0.05 ? common() : w)), half, [...frame, ...words, ...frame]][kind];
      repeats.push([id, push(copy as string[], published + int(20) * day)]);
    } else if (fate < 0.1) {
      retells.push([id, push(tell(names, topic, 150 + int(750)), published + int(2) * day)]);
    }
  }
  return { articles, repeats, retells };
}

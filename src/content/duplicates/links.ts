import type { ProgressListener } from '../store.ts';
import { DuplicateIndex, shingled } from './duplicate-index.ts';
import { duplicateLimits } from './limits.ts';
import { StoryIndex } from './story-index.ts';
import { DocumentFrequencies, termsOf, vectorOf } from './terms.ts';
import { type Words, wordsOf } from './tokens.ts';
import { runsOf } from '../../text/words.ts';

/** What relating needs of an article. Moments are seconds since the epoch. */
export interface Relatable {
  readonly id: string;
  readonly title: string;
  /** Markdown or plain text. */
  readonly text: string;
  readonly published: number;
  /** When the publication first had it. */
  readonly added: number;
}

/** Two articles that belong together. */
export interface Link {
  /** The one that the publication had later. */
  readonly one: Relatable;
  readonly other: Relatable;
  /** True where one repeats the other's text, false where it tells the same story in other words. */
  readonly repeats: boolean;
  /** How near they are, 0 to 1: Jaccard index where one repeats the other, else cosine. */
  readonly near: number;
}

const byAge = (a: Relatable, b: Relatable): number =>
  a.added - b.added || a.published - b.published || (a.id < b.id ? -1 : 1);

/** The day of an article, in days since the epoch. */
const dayOf = ({ published }: Relatable): number => Math.floor(published / 86400);

/** Parts of a series, unless they are of the same days: "5 hurt" and "7 hurt" are then two versions of one text. */
const areParts = (a: Relatable, b: Relatable): boolean =>
  Math.abs(dayOf(a) - dayOf(b)) > duplicateLimits.series && isSeries(a.title, b.title);

/**
 * The links among articles, each pair once; ids are unique. An article is compared with those that the publication had
 * before it or together with it, and the rarity of its words is judged by these: a new article changes no older link.
 */
export function findLinks(articles: readonly Relatable[], onProgress?: ProgressListener): readonly Link[] {
  const sorted = articles.toSorted(byAge);
  const words = sorted.map(wordsOf);
  const frequencies = new DocumentFrequencies();
  const duplicates = new DuplicateIndex();
  const stories = new StoryIndex();
  const links: Link[] = [];
  let learned = 0;
  for (const [i, one] of sorted.entries()) {
    onProgress?.('relating', i + 1, sorted.length);
    for (; sorted[learned]?.added === one.added; learned++) frequencies.add(words[learned] as Words);
    const own = words[i] as Words;
    const text = shingled(own);
    const repeated = duplicates.search(text).filter(({ index }) => !areParts(one, sorted[index] as Relatable));
    const vector = vectorOf(termsOf(own), frequencies);
    const retold = stories.search(vector, dayOf(one), new Set(repeated.map(({ index }) => index)));
    for (const { index, near } of repeated) links.push({ one, other: sorted[index] as Relatable, repeats: true, near });
    for (const { index, near } of retold)
      if (near >= duplicateLimits.story) links.push({ one, other: sorted[index] as Relatable, repeats: false, near });
    duplicates.add(text);
    stories.add(own, vector, dayOf(one));
  }
  return links;
}

const number = /^\p{N}+$/u;

function split(title: string): { readonly words: ReadonlySet<string>; readonly numbers: string } {
  const runs = runsOf(title);
  return {
    words: new Set(runs.filter((run) => !number.test(run))),
    numbers: runs.filter((run) => number.test(run)).join(' '),
  };
}

/**
 * Whether two titles name parts of a series, whose texts may be one form that was filled in twice: they have different
 * numbers and share half of their words ("Report for June 2015", "Report for May 2016").
 */
export function isSeries(title: string, otherTitle: string): boolean {
  const [a, b] = [split(title), split(otherTitle)];
  if (a.numbers === b.numbers || a.numbers === '' || b.numbers === '') return false;
  const common = [...a.words].filter((word) => b.words.has(word)).length;
  return 2 * common >= Math.min(a.words.size, b.words.size);
}

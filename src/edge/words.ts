import type { Edition } from '../edition/edition.ts';
import type { Postings } from '../edition/postings.ts';
import { maxFetches } from '../edition/listing.ts';
import type { WordQuery } from '../edition/query.ts';
import { openWordShard, wordShardOf } from '../edition/facet.ts';
import { queryWords, runsOf } from '../text/words.ts';
import { unavailable } from './problem.ts';
import type { ShardSource } from './shards.ts';

/** The postings of the words of a query; undefined for a word that no article contains. */
export type WordPostings = ReadonlyMap<string, Postings | undefined>;

/** The postings of a query without words. */
export const noWords: WordPostings = new Map();

/**
 * Parses `q=`: all words must occur, but those after a hyphen must not. Folded and sorted. A negated word
 * that consists of several (`-re-translated`, or one in a script without spaces) excludes the articles that
 * contain all of them.
 */
export function parseWords(written: readonly string[]): WordQuery {
  const tokens = written.flatMap((text) => text.split(/\s+/)).filter((token) => token !== '');
  const all = tokens.filter((token) => !token.startsWith('-')).flatMap(queryWords);
  const none = tokens.filter((token) => token.startsWith('-')).flatMap((token) => runsOf(token).join('-') || []);
  return { all: [...new Set(all)].sort(), none: [...new Set(none)].sort() };
}

/** The most words of a query, each of which may need a static asset. */
export const mostWords = 25;

/** All words of a query, each once. */
export function wordsIn({ all, none }: WordQuery): string[] {
  return [...new Set([...all, ...none.flatMap(queryWords)])];
}

/** Static assets that articles of a query may need beside those of its words. */
export function fetchesBeside(words: WordPostings): number {
  return Math.max(5, maxFetches - words.size);
}

/** The postings of all words of a query. Rejects with ProblemError 503 if bytes are missing. */
export async function findWords(edition: Edition, source: ShardSource, query: WordQuery) {
  const words = wordsIn(query);
  if (words.length === 0) return noWords;
  const numbers = new Map(words.map((word) => [word, wordShardOf(edition.firstWords, word)]));
  const needed = [...new Set(numbers.values())].filter((number) => number >= 0);
  const read = async (number: number) => [number, await source.readChecked(edition.wordShards.entry(number))] as const;
  const shards = new Map((await Promise.all(needed.map(read))).map(([number, bytes]) => [number, open(bytes)]));
  return new Map(
    words.map((word) => {
      const shard = shards.get(numbers.get(word) as number);
      return [word, shard?.postings(shard.slugs.find(word))];
    }),
  );
}

function open(bytes: Uint8Array) {
  try {
    return openWordShard(bytes);
  } catch {
    throw unavailable('A part of the word index is broken.');
  }
}

import type { Edition } from '../edition/edition.ts';
import type { Postings } from '../edition/postings.ts';
import { maxFetches } from '../edition/listing.ts';
import type { WordQuery } from '../edition/query.ts';
import { openWordShard, wordShardOf } from '../edition/facet.ts';
import { queryWords, runsOf } from '../text/words.ts';
import { badParameter, unavailable } from './problem.ts';
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

/** The most static assets for the words of a query; the others of `maxFetches` are for its articles. */
const mostAssets = 15;

/** The shards of some words by number, and how many of them are static assets. */
function shardsOfWords({ firstWords, wordShards }: Edition, words: Iterable<string>) {
  const numbers = new Map(Array.from(words, (word) => [word, wordShardOf(firstWords, word)]));
  const needed = [...new Set(numbers.values())].filter((number) => number >= 0);
  return { numbers, needed, assets: needed.filter((number) => wordShards.entry(number).offset === undefined).length };
}

/** Static assets that articles of a query may need beside those of its words. */
export function fetchesBeside(edition: Edition, words: WordPostings): number {
  return maxFetches - shardsOfWords(edition, words.keys()).assets;
}

/**
 * The postings of all words of a query. Rejects with ProblemError 400 if more than 15 assets would be needed, 503 if
 * bytes are missing.
 */
export async function findWords(edition: Edition, source: ShardSource, query: WordQuery) {
  const words = [...new Set([...query.all, ...query.none.flatMap(queryWords)])];
  if (words.length === 0) return noWords;
  const { numbers, needed, assets } = shardsOfWords(edition, words);
  if (assets > mostAssets)
    throw badParameter('q', `The words stand in ${assets} parts of the index.`, `words of at most ${mostAssets} parts`);
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

import type { Publication } from '../content/content.ts';
import { Team } from '../content/team.ts';
import type { PackedParts } from '../edition/shard.ts';
import { type Rendered, renderArticle, subjectIn } from './article.ts';
import type { Rendering } from './cache.ts';
import type { Lexicon } from './lexicon.ts';
import type { Batch, Task } from './rendering.ts';

/** An article rendered: what is remembered of it, and its bytes. */
export interface Made {
  readonly rendering: Rendering;
  readonly packed: PackedParts;
}

/** Renders runs of subjects, given as `subjectText` writes them: ordered ahead, fetched in the same order. */
export interface Crew {
  readonly order: (subjects: readonly string[]) => void;
  readonly fetch: () => readonly Made[];
  readonly close: () => void;
}

/** Orders that take no longer than starting threads does. */
const few = 16;

/** One after the other in this thread, and where they are many, by so many others. */
export function crewOf(publication: Publication, lexicon: Lexicon, threads: number): Crew {
  const here = alone(publication, lexicon);
  const waiting: Crew[] = [];
  let others: Crew | undefined;
  let orders = 0;
  return {
    order: (subjects) => {
      const helped = threads > 0 && ++orders > few;
      const who = helped ? (others ??= together(publication, lexicon, threads)) : here;
      who.order(subjects);
      waiting.push(who);
    },
    fetch: () => waiting.shift()?.fetch() ?? [],
    close: () => others?.close(),
  };
}

/** One after the other, in this thread. */
function alone(publication: Publication, lexicon: Lexicon): Crew {
  const waiting: (readonly string[])[] = [];
  const make = (text: string): Made => {
    const { version, packed, words }: Rendered = renderArticle(subjectIn(text), publication);
    const numbers = Uint32Array.from(words, (word) => lexicon.number(word));
    return { packed, rendering: { version, ends: packed.ends, words: numbers } };
  };
  return {
    order: (subjects) => waiting.push(subjects),
    fetch: () => (waiting.shift() ?? []).map(make),
    close: () => {},
  };
}

/** By so many threads. */
function together(publication: Publication, lexicon: Lexicon, threads: number): Crew {
  const team = new Team<Task, Batch>(new URL('rendering.ts', import.meta.url), threads, publication);
  // A thread numbers words by itself; what its numbers are here.
  const numbers = new Map<number, number[]>();
  const madeOf = ({ thread, bytes, fresh, articles }: Batch): Made[] => {
    const known = numbers.get(thread) ?? [];
    numbers.set(thread, known);
    for (const word of fresh) known.push(lexicon.number(word));
    let start = 0;
    return articles.map(({ version, ends, words }) => {
      const end = start + (ends.at(-1) as number);
      const packed = { bytes: bytes.subarray(start, end), ends };
      start = end;
      return { packed, rendering: { version, ends, words: words.map((word) => known[word] as number) } };
    });
  };
  return {
    order: (subjects) => team.ask(subjects),
    fetch: () => madeOf(team.answer()),
    close: () => team.close(),
  };
}

import { threadId } from 'node:worker_threads';
import type { Publication } from '../content/content.ts';
import { work } from '../content/work.ts';
import { renderArticle, subjectIn } from './article.ts';
import type { Rendering } from './cache.ts';
import { Lexicon } from './lexicon.ts';

/** Subjects to be rendered, as `subjectText` writes them. */
export type Task = readonly string[];

/** What came of it. Words are numbered by the thread, `fresh` ones from where the last batch ended. */
export interface Batch {
  readonly thread: number;
  /** The articles' parts, one after the other. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly articles: readonly Rendering[];
  readonly fresh: readonly string[];
}

work<Publication, Task, Batch>((publication) => {
  const lexicon = new Lexicon();
  return (task) => {
    const before = lexicon.words.length;
    const rendered = task.map((text) => renderArticle(subjectIn(text), publication));
    const bytes = new Uint8Array(rendered.reduce((sum, { packed }) => sum + packed.bytes.length, 0));
    let start = 0;
    for (const { packed } of rendered) {
      bytes.set(packed.bytes, start);
      start += packed.bytes.length;
    }
    const articles = rendered.map(({ version, packed, words }) => ({
      version,
      ends: packed.ends,
      words: Uint32Array.from(words, (word) => lexicon.number(word)),
    }));
    const answer = { thread: threadId, bytes, articles, fresh: lexicon.words.slice(before) };
    return { answer, transfer: [bytes.buffer, ...articles.map(({ words }) => words.buffer)] };
  };
});

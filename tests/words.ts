import { visitWords } from '../src/text/words.ts';

/** The words by which a text is found, each once. */
export function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  visitWords(text, (run, start, end) => words.add(run.slice(start, end)));
  return words;
}

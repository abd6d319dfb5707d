import { join, resolve } from 'node:path';
import { setKeys } from '../article/edit.ts';
import { parseArticle } from '../article/frontmatter.ts';
import { formatLedger } from './ledger/lines.ts';
import type { Loaded } from './load.ts';
import { readIfAny, sweep, writeChanged, writeWhole } from './write.ts';

/** What `save` would write, or wrote: files relative to the working folder. */
export type Written = readonly string[];

const ledgerPath = (folder: string): string => join(folder, 'ledger.jsonl');

/** The files that publishing this content changes: articles that get their id, and the ledger. For `build --frozen`. */
export async function unsaved(folder: string, loaded: Loaded): Promise<Written> {
  const same = ((await readIfAny(ledgerPath(folder))) ?? '') === formatLedger(loaded.ledger);
  return [...loaded.unsigned.map(({ file }) => file), ...(same ? [] : [ledgerPath(folder)])];
}

/**
 * Remembers what was published: writes ids and slugs into the articles that lack them, then the ledger, each file whole or
 * not at all. Ids come first: a ledger that is lost costs memory, an id that is lost is a duplicate in every reader. A file that changed since it was
 * read is left to whoever is writing it; it gets its id at the next build.
 */
export async function save(folder: string, loaded: Loaded): Promise<Written> {
  await sweep(folder);
  const written: string[] = [];
  const articles = new Map(loaded.articles.map((article) => [article.file, article]));
  for (const { file, id, slug } of loaded.unsigned) {
    const path = resolve(file);
    const text = await readIfAny(path);
    if (text === undefined || parseArticle(text, file).body !== articles.get(file)?.body) continue;
    await writeWhole(path, setKeys(text, { id, slug }));
    written.push(file);
  }
  if (await writeChanged(ledgerPath(folder), formatLedger(loaded.ledger))) written.push(ledgerPath(folder));
  return written;
}

import { join, resolve } from 'node:path';
import { setKeys } from '../../article/set-keys.ts';
import { parseArticle } from '../../article/frontmatter.ts';
import { formatLedger } from '../ledger/lines.ts';
import type { Loaded } from '../load.ts';
import { readIfPresent, removeTemporaryFiles, writeIfChanged, writeAtomically } from '../write.ts';

const ledgerPath = (folder: string): string => join(folder, 'ledger.jsonl');

/** The files that `save` would write: articles that get their id, and the ledger. For `build --frozen`. */
export async function unsaved(folder: string, loaded: Loaded): Promise<readonly string[]> {
  const same = ((await readIfPresent(ledgerPath(folder))) ?? '') === formatLedger(loaded.ledger);
  return [...loaded.newIdentities.map(({ file }) => file), ...(same ? [] : [ledgerPath(folder)])];
}

/**
 * Writes ids and slugs into the articles that lack them, then the ledger, each file atomically. Returns the files that
 * it wrote, relative to the working folder. Ids come first: a lost ledger costs dates, a lost id gives every reader a duplicate. A file that changed
 * since it was read is not written; its article gets its id at the next build.
 */
export async function save(folder: string, loaded: Loaded): Promise<readonly string[]> {
  await removeTemporaryFiles(folder);
  const written: string[] = [];
  const articles = new Map(loaded.articles.map((article) => [article.file, article]));
  for (const { file, id, slug } of loaded.newIdentities) {
    const path = resolve(file);
    const text = await readIfPresent(path);
    if (text === undefined || parseArticle(text, file).body !== articles.get(file)?.body) continue;
    await writeAtomically(path, setKeys(text, { id, slug }));
    written.push(file);
  }
  if (await writeIfChanged(ledgerPath(folder), formatLedger(loaded.ledger), true)) written.push(ledgerPath(folder));
  return written;
}

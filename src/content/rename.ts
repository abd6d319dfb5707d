import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Document, isMap, isScalar, type Node, parseDocument, YAMLMap } from 'yaml';
import { setKeys } from '../article/edit.ts';
import type { Article } from '../article/article.ts';
import { readIfAny, writeWhole } from './write.ts';

/**
 * Gives an article another slug. Its id stays and is written down with it, since an id that is made anew holds the slug;
 * the ledger notes the former slug when the new one is published.
 */
export async function renameArticle(article: Article, slug: string): Promise<void> {
  const text = await readFile(article.file, 'utf8');
  await writeWhole(article.file, setKeys(text, { id: article.id, slug }));
}

/**
 * The text of a vocabulary in which a term has another slug and remembers the former one; other terms that name it as
 * broader follow. A value that has no entry gets one with its label. Comments stay.
 */
export function renamedTerm(text: string, from: string, to: string, label: string): string {
  const document: Document<Node> = parseDocument(text, { schema: 'failsafe' });
  const terms = isMap(document.contents) ? document.contents : new YAMLMap();
  document.contents = terms;
  const pair = terms.items.find(({ key }) => isScalar(key) && key.value === from);
  if (pair && isScalar(pair.key)) {
    pair.key.value = to;
    if (isScalar(pair.value)) pair.value = document.createNode({ label: pair.value.value });
  } else terms.add(document.createPair(to, { label }));
  const term = document.getIn([to], true);
  if (!isMap(term)) throw new Error(`The entry ${from} has no keys.`);
  const former = term.toJSON().formerly as string | readonly string[] | undefined;
  const formerly = [former ?? []].flat().filter((slug) => slug !== to);
  term.set('formerly', document.createNode([...formerly, from], { flow: true }));
  for (const { value } of terms.items) {
    if (!isMap(value)) continue;
    const broader = [(value.toJSON().broader as string | readonly string[] | undefined) ?? []].flat();
    if (broader.includes(from))
      value.set(
        'broader',
        document.createNode(
          broader.map((slug) => (slug === from ? to : slug)),
          { flow: true },
        ),
      );
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** Gives a tag or an author another slug, in its vocabulary's file. */
export async function renameTerm(
  folder: string,
  file: 'tags.yaml' | 'authors.yaml',
  from: string,
  to: string,
  label: string,
): Promise<void> {
  const path = join(folder, file);
  await writeWhole(path, renamedTerm((await readIfAny(path)) ?? '', from, to, label));
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Document, isMap, isScalar, type Node, parseDocument, YAMLMap } from 'yaml';
import { setKeys } from '../../article/set-keys.ts';
import type { Article } from '../../article/article.ts';
import { readIfPresent, writeAtomically } from '../write.ts';

/**
 * Gives an article another slug. Writes its id too, since a generated id contains the slug. The ledger records the
 * former slug when the new one is published.
 */
export async function renameArticle(article: Article, slug: string): Promise<void> {
  const text = await readFile(article.file, 'utf8');
  await writeAtomically(article.file, setKeys(text, { id: article.id, slug }));
}

/**
 * The text of a vocabulary after a term got another slug: the former slug is added to `formerly`, and terms that name
 * it as broader are changed. A value without an entry gets one with its label. Comments stay. Throws if the entry is
 * no map.
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
  await writeAtomically(path, renamedTerm((await readIfPresent(path)) ?? '', from, to, label));
}

import type { Value } from '../article/article.ts';
import type { Vocabulary } from '../content/publication/vocabulary.ts';
import { isInArticlesFolder } from '../content/articles/withdraw.ts';
import { load, type Loaded } from '../content/load.ts';
import { renameArticle, renameTerm } from '../content/publication/rename.ts';
import { withLock } from '../host/lock.ts';
import { printable } from '../text/escape.ts';
import { didYouMean } from '../text/nearest.ts';
import { slug } from '../text/slug.ts';
import { addContent, type CommandFile, type ExitCode, UsageError, findArticle } from './command.ts';
import { clock } from './clock.ts';

const kinds = ['article', 'tag', 'author'] as const;

export const describe: CommandFile['describe'] = (command) => {
  addContent(command)
    .argument('<kind>', 'article, tag or author')
    .argument('<from>', 'its slug')
    .argument('<to>', 'its new slug')
    .addHelpText('after', '\nAddresses with the former slug redirect to the new ones for good.');
};

async function article(loaded: Loaded, content: string, from: string, to: string): Promise<ExitCode> {
  const found = findArticle(loaded.articles, from);
  const other = loaded.articles.find((each) => each.slug === to);
  if (other) throw new UsageError(`The slug ${to} is taken: ${other.file} has it.`);
  if (!isInArticlesFolder(content, found)) throw new UsageError(`${found.file} is in a mount: change it there.`);
  await renameArticle(found, to);
  const file = printable(found.file);
  console.log(`${file}: now ${to}. Once it is published, /articles/${from} leads to it.`);
  return 0;
}

async function term(
  loaded: Loaded,
  content: string,
  kind: 'tag' | 'author',
  from: string,
  to: string,
): Promise<ExitCode> {
  const vocabulary: Vocabulary = kind === 'tag' ? loaded.tags : loaded.authors;
  const used = new Map(
    loaded.articles
      .flatMap(({ tags, authors }): readonly Value[] =>
        kind === 'tag' ? tags : authors.map(({ slug, name }) => ({ slug, label: name })),
      )
      .map((value) => [value.slug, value.label]),
  );
  const label = vocabulary.get(from)?.label ?? used.get(from);
  if (label === undefined)
    throw new UsageError(
      `There is no ${kind} ${from}.${didYouMean(from, new Set([...used.keys(), ...vocabulary.keys()]))}`,
    );
  if (vocabulary.has(to) || used.has(to)) throw new UsageError(`The slug ${to} is taken by another ${kind}.`);
  const file = kind === 'tag' ? 'tags.yaml' : 'authors.yaml';
  await renameTerm(content, file, from, to, label);
  console.log(`${content}/${file}: ${from} is now ${to}; addresses with the former slug lead there.`);
  return 0;
}

export const run: CommandFile['run'] = async ([kind = '', from = '', to = ''], options) => {
  const content = String(options.content);
  const known = kinds.find((each) => each === kind);
  if (!known)
    throw new UsageError(`A ${kind} cannot be renamed; only an article, tag or author can.${didYouMean(kind, kinds)}`);
  if (slug(to) !== to || to === '')
    throw new UsageError(`"${to}" is no slug.${slug(to) ? ` Take "${slug(to)}".` : ''}`);
  return withLock([content], async () => {
    const loaded = await load(content, { now: clock(), drafts: true, withdraw: true });
    return known === 'article' ? article(loaded, content, from, to) : term(loaded, content, known, from, to);
  });
};

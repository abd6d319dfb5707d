import { findArticle } from '../content/find.ts';
import { load } from '../content/load.ts';
import { readSettings } from '../content/settings.ts';
import { withdraw } from '../content/withdraw.ts';
import { locked } from '../host/lock.ts';
import { printable } from '../text/escape.ts';
import { addContent, type CommandFile, UsageError } from './command.ts';
import { clock } from './clock.ts';

export const describe: CommandFile['describe'] = (command) => {
  addContent(command)
    .argument('<article...>', 'slugs, ids or files of the articles to take back')
    .addHelpText(
      'after',
      '\nDeletes the files and notes in the ledger that the articles are gone: their addresses answer 410, apps that' +
        '\nsync are told, and an import does not bring them back.',
    );
};

async function takeBack(names: readonly string[], content: string): Promise<void> {
  const now = clock();
  const settings = await readSettings(content);
  const { articles } = await load(content, { now, drafts: true, withdraw: true });
  const wanted = names.map((name) => {
    const found = findArticle(articles, name);
    if ('article' in found) return found.article;
    const near = found.near.length > 0 ? ` Did you mean ${found.near.join(' or ')}?` : '';
    throw new UsageError(`There is no article ${name}.${near}`);
  });
  for (const { article, published, mounted } of await withdraw(content, settings, wanted, now)) {
    const told = published
      ? `withdrawn; /articles/${article.slug} will answer 410.`
      : mounted
        ? 'it was never published, and stands in a mount. Delete it there.'
        : 'deleted; it was never published.';
    console.log(printable(`${article.file}: ${told}`));
  }
}

export const run: CommandFile['run'] = async (names, options) => {
  const content = String(options.content);
  // A build that read the ledger before would write it as it was.
  await locked([content], () => takeBack(names, content));
  return 0;
};

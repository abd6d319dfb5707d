import { load } from '../content/load.ts';
import { readContentSettings } from '../content/publication/settings.ts';
import { withdraw } from '../content/articles/withdraw.ts';
import { withLock } from '../host/lock.ts';
import { printable } from '../text/escape.ts';
import { addContent, type CommandFile, findArticle } from './command.ts';
import { clock } from './clock.ts';

export const describe: CommandFile['describe'] = (command) => {
  addContent(command)
    .argument('<article...>', 'slugs, ids or files of the articles to withdraw')
    .addHelpText(
      'after',
      '\nDeletes the files and records the withdrawal in the ledger: the addresses of the articles answer 410,' +
        '\napps that sync remove them, and an import does not restore them.',
    );
};

async function withdrawAll(names: readonly string[], content: string): Promise<void> {
  const now = clock();
  const settings = await readContentSettings(content);
  const { articles } = await load(content, { now, drafts: true, withdraw: true });
  const wanted = names.map((name) => findArticle(articles, name));
  for (const { article, published, mounted } of await withdraw(content, settings, wanted, now)) {
    const result = published
      ? `withdrawn; /articles/${article.slug} will answer 410.`
      : mounted
        ? 'it was never published, and is in a mount. Delete it there.'
        : 'deleted; it was never published.';
    console.log(printable(`${article.file}: ${result}`));
  }
}

export const run: CommandFile['run'] = async (names, options) => {
  const content = String(options.content);
  // A build at the same time would overwrite the ledger with its own copy.
  await withLock([content], () => withdrawAll(names, content));
  return 0;
};

import { largeMediaProblems } from '../compile/limits.ts';
import type { Article } from '../article/article.ts';
import { pageUrlOf } from '../compile/render/item.ts';
import { condense, type Problem } from '../article/problem.ts';
import { compareFeed, readOldFeed } from '../content/against/compare-feed.ts';
import { check } from '../content/checks/check.ts';
import { load } from '../content/load.ts';
import { MediaFolder } from '../content/articles/media.ts';
import { ContentError } from '../content/publication/settings.ts';
import { shownPath } from '../content/files.ts';
import { checkWrangler, readMediaBucket } from '../host/worker-settings.ts';
import { addContent, addJson, type CommandFile } from './command.ts';
import { counted, printProblems, styled } from './terminal.ts';
import { clock } from './clock.ts';

export const describe: CommandFile['describe'] = (command) => {
  addJson(addContent(command))
    .option('--drafts', 'check drafts too')
    .option('--notes', 'print notes too')
    .option('--against <feed>', 'compare an old feed, a file or an address, with the feeds of this content instead')
    .addHelpText(
      'after',
      '\nThe rules are described in docs/rules.md. The exit code is 1 where there are errors, which stop a build.' +
        '\nWith --json: one line of JSON a problem.',
    );
};

/** All problems of a content folder, also if it cannot be built. */
async function problemsOf(content: string, drafts: boolean): Promise<readonly Problem[]> {
  const now = clock();
  try {
    const media = new MediaFolder(content);
    const loaded = await load(content, { now, drafts, media });
    // `checkWrangler` reports a file that cannot be read.
    const bucket = await readMediaBucket().catch(() => undefined);
    const large = largeMediaProblems(await media.sizes(), shownPath(content), bucket);
    return [...loaded.problems, ...large, ...(await check(loaded, { now, media: await media.names() }))];
  } catch (error) {
    if (error instanceof ContentError) return error.problems;
    throw error;
  }
}

/**
 * The problems of reading the content, and the differences between an old feed and the feeds of the content. `same`
 * says that there are none. If the old feed is at an address, it is fetched; nothing else of `check` uses the network.
 */
async function compareWith(
  feed: string,
  content: string,
  drafts: boolean,
): Promise<{ readonly problems: readonly Problem[]; readonly same?: string }> {
  const now = clock();
  const { entries, problems: faults } = await readOldFeed(feed);
  try {
    const { problems, articles, publication } = await load(content, { now, drafts });
    const { timezone } = publication;
    const linkOf = (article: Article): string => pageUrlOf(article, publication);
    const differences = entries.length > 0 ? compareFeed(entries, { articles, linkOf, timezone, now }, feed) : [];
    const isSame = entries.length > 0 && differences.length === 0;
    return {
      problems: [...problems, ...faults, ...differences],
      ...(isSame && {
        same: `${feed}: the same ids, links, days and order. Entries compared: ${entries.length}.`,
      }),
    };
  } catch (error) {
    if (error instanceof ContentError) return { problems: [...faults, ...error.problems] };
    throw error;
  }
}

export const run: CommandFile['run'] = async (_, options) => {
  const [content, drafts] = [String(options.content), options.drafts === true];
  const { problems, same } =
    options.against === undefined
      ? { problems: [...(await problemsOf(content, drafts)), ...(await checkWrangler())] }
      : await compareWith(String(options.against), content, drafts);
  const count = (severity: Problem['severity']): number =>
    problems.filter((problem) => problem.severity === severity).length;
  const code = count('error') > 0 ? 1 : 0;
  if (options.json === true) {
    for (const problem of problems) console.log(JSON.stringify(problem));
    return code;
  }
  // An author may miss a file that is not mounted.
  const listed = problems.filter(({ severity, rule }) => severity !== 'note' || rule === 'not-a-post');
  const notPosts = listed.filter(({ severity }) => severity === 'note');
  const others = listed.filter(({ severity }) => severity !== 'note');
  const shown = options.notes === true ? problems : [...others, ...condense(notPosts)];
  printProblems(shown);
  if (same !== undefined) console.log(`${shown.length > 0 ? '\n' : ''}${same}`);
  const hidden = options.notes === true ? 0 : problems.length - listed.length;
  const sum = `${counted(count('error'), 'error')}, ${counted(count('warning'), 'warning')}`;
  const notes = hidden > 0 ? `, ${counted(hidden, 'note')} (--notes prints them)` : '';
  console.log(`${shown.length > 0 ? '\n' : ''}${styled('bold', sum)}${notes}.`);
  return code;
};

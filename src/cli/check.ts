import { overLarge } from '../compile/limits.ts';
import { condense, type Problem } from '../article/problem.ts';
import { checkFolder } from '../content/check/check.ts';
import { load } from '../content/load.ts';
import { ContentError } from '../content/settings.ts';
import { shown } from '../content/tree.ts';
import { measureMedia } from '../host/media.ts';
import { addContent, addJson, type CommandFile } from './command.ts';
import { plural, printProblems, style } from './problems.ts';
import { clock } from './clock.ts';

export const describe: CommandFile['describe'] = (command) => {
  addJson(addContent(command))
    .option('--drafts', 'look at drafts too')
    .option('--notes', 'print also what is only for the curious')
    .addHelpText(
      'after',
      '\nThe rules are described in docs/rules.md. The exit code is 1 where there are errors, which stop a build.' +
        '\nWith --json: one line of JSON a problem.',
    );
};

/** All that is to be said about a content folder, also where nothing can be made of it. */
async function problemsOf(content: string, drafts: boolean): Promise<readonly Problem[]> {
  const now = clock();
  try {
    const loaded = await load(content, { now, drafts });
    const large = overLarge(await measureMedia(content), shown(content));
    return [...loaded.problems, ...large, ...(await checkFolder(loaded, content, now))];
  } catch (error) {
    if (error instanceof ContentError) return error.problems;
    throw error;
  }
}

export const run: CommandFile['run'] = async (_, options) => {
  const problems = await problemsOf(String(options.content), options.drafts === true);
  const count = (severity: Problem['severity']): number =>
    problems.filter((problem) => problem.severity === severity).length;
  const code = count('error') > 0 ? 1 : 0;
  if (options.json === true) {
    for (const problem of problems) console.log(JSON.stringify(problem));
    return code;
  }
  // Somebody may miss a file that is not mounted.
  const told = problems.filter(({ severity, rule }) => severity !== 'note' || rule === 'not-a-post');
  const passed = told.filter(({ severity }) => severity === 'note');
  const others = told.filter(({ severity }) => severity !== 'note');
  const shown = options.notes === true ? problems : [...others, ...condense(passed)];
  printProblems(shown);
  const hidden = options.notes === true ? 0 : problems.length - told.length;
  const sum = `${plural(count('error'), 'error')}, ${plural(count('warning'), 'warning')}`;
  const notes = hidden > 0 ? `, ${plural(hidden, 'note')} (--notes prints them)` : '';
  console.log(`${shown.length > 0 ? '\n' : ''}${style('bold', sum)}${notes}.`);
  return code;
};

import { readFile } from 'node:fs/promises';
import { Command, CommanderError } from 'commander';
import { formatProblem } from '../article/problem.ts';
import { ContentError } from '../content/settings.ts';
import { printable } from '../text/escape.ts';
import { UsageError } from './command.ts';
import { commands } from './commands.ts';
import { table } from '../text/table.ts';

/** Faults of the machine that a person can mend: said in words, without a stack. */
const systemFault = /^E[A-Z]+$/;

/** What to do about those that are met most. */
const waysOut = table<string>({
  ENOSPC: 'Make room on the disk and run it again: the last edition and the articles are as they were.',
  EDQUOT: 'Make room on the disk and run it again: the last edition and the articles are as they were.',
  EFBIG: 'Files may not grow here: lift the limit and run it again.',
  EROFS: 'Name a folder that can be written, or make this one so.',
  EACCES: 'See to it that you may read and write it.',
  EPERM: 'See to it that you may read and write it.',
  EISDIR: 'Put a file in place of the folder.',
});

function explain(error: unknown): 1 | 2 {
  if (error instanceof ContentError) {
    for (const problem of error.problems) console.error(formatProblem(problem));
    return 1;
  }
  if (error instanceof UsageError) {
    console.error(`dateline: ${error.message}`);
    return 2;
  }
  if (error instanceof Error && 'code' in error && systemFault.test(String(error.code))) {
    const way = waysOut.get(String(error.code));
    console.error(printable(`dateline: ${error.message}${way === undefined ? '' : `. ${way}`}`));
    return 1;
  }
  console.error('dateline: this is a fault of Dateline itself. Please report it with what follows.');
  console.error(error);
  return 1;
}

async function version(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** Runs the command line (without the program's name) and gives its exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const program = new Command('dateline')
    .description('Publishes a folder of articles as RSS, Atom and JSON Feed.')
    .version(await version(), '-V, --version')
    .exitOverride()
    .showHelpAfterError('Run it with --help for what it takes.');
  let code = 0;
  for (const [name, { summary, load }] of Object.entries(commands)) {
    const command = program.command(name).description(summary).copyInheritedSettings(program);
    if (!argv.includes(name)) continue;
    const file = await load();
    file.describe(command);
    command.action(async () => {
      code = await file.run(command.args, command.opts());
    });
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return explain(error);
  }
}

// Whoever reads may stop reading, as `head` does: the command ends its work all the same, in silence.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exitCode = explain(error);
  });

process.exitCode = await main(process.argv.slice(2));

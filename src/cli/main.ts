import { Command, CommanderError } from 'commander';
import { formatProblem } from '../article/problem.ts';
import { ContentError } from '../content/publication/settings.ts';
import { OperationError } from '../host/operation-error.ts';
import { readVersion } from '../host/pack-clone.ts';
import { printable } from '../text/escape.ts';
import { UsageError } from './command.ts';
import { commandTable } from './commands.ts';
import { table } from '../text/table.ts';

/** Codes of system errors, which are printed without a stack. */
const systemFault = /^E[A-Z]+$/;

/** Remedies for the most frequent ones. */
const remedies = table<string>({
  ENOSPC: 'Free space on the disk and run it again: the last edition and the articles are unchanged.',
  EDQUOT: 'Free space on the disk and run it again: the last edition and the articles are unchanged.',
  EFBIG: 'A limit on the size of files was reached: raise it and run it again.',
  EROFS: 'Name a folder that can be written, or make this one writable.',
  EACCES: 'Check that you may read and write it.',
  EPERM: 'Check that you may read and write it.',
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
  if (error instanceof OperationError) {
    console.error(printable(`dateline: ${error.message}`));
    return 1;
  }
  if (error instanceof Error && 'code' in error && systemFault.test(String(error.code))) {
    const way = remedies.get(String(error.code));
    console.error(printable(`dateline: ${error.message}${way === undefined ? '' : `. ${way}`}`));
    return 1;
  }
  console.error('dateline: this is a fault of Dateline itself. Please report it with this output.');
  console.error(error);
  return 1;
}

/** Runs the command line, without the program's name, and returns the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const program = new Command('dateline')
    .description('Publishes a folder of articles as RSS, Atom and JSON Feed.')
    .version(await readVersion(), '-V, --version')
    .exitOverride()
    .showHelpAfterError('Run it with --help for its arguments and options.');
  let code = 0;
  for (const [name, { summary, load }] of Object.entries(commandTable)) {
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

// The reader of a pipe may close it early, as `head` does: the command still completes its work.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exitCode = explain(error);
  });

process.exitCode = await main(process.argv.slice(2));

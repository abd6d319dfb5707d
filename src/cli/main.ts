import { Command, CommanderError } from 'commander';
import { formatProblem } from '../article/problem.ts';
import { ContentError } from '../content/publication/settings.ts';
import { OperationError } from '../host/project.ts';
import { readVersion } from '../host/packages.ts';
import { printable } from '../text/escape.ts';
import { type CommandFile, UsageError } from './command.ts';
import { table } from '../text/table.ts';

/** A row of the table of commands. */
interface CommandRow {
  readonly summary: string;
  /** Loads the command's file on demand, so that a command starts without the libraries of the others. */
  readonly load: () => Promise<CommandFile>;
}

/** The commands, in the order in which help lists them. */
const commandTable: Readonly<Record<string, CommandRow>> = {
  init: { summary: 'make a publication: a folder with everything that it needs', load: () => import('./init.ts') },
  import: {
    summary: 'turn captures, web pages, mail, feeds, exports of services and Markdown into articles',
    load: () => import('./import.ts'),
  },
  review: { summary: 'answer the questions of imported articles that are held', load: () => import('./review.ts') },
  check: { summary: 'look for problems in the content', load: () => import('./check.ts') },
  build: { summary: 'compile the edition for the publication’s own address', load: () => import('./build.ts') },
  dev: { summary: 'compile, serve and watch the content on this machine', load: () => import('./dev.ts') },
  deploy: { summary: 'build, and send the Worker to Cloudflare', load: () => import('./deploy.ts') },
  stats: {
    summary: 'print figures about the edition and its use of Cloudflare’s limits',
    load: () => import('./stats.ts'),
  },
  ping: { summary: 'notify the WebSub hubs of changed feeds', load: () => import('./ping.ts') },
  verify: { summary: 'check the answers of a deployment against the contract', load: () => import('./verify.ts') },
  withdraw: { summary: 'withdraw an article for good', load: () => import('./withdraw.ts') },
  rename: { summary: 'give an article, tag or author another slug', load: () => import('./rename.ts') },
};

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

import { join } from 'node:path';
import { Option } from 'commander';
import { importFiles } from '../content/import.ts';
import { locked } from '../host/lock.ts';
import type { Origin } from '../import/reader.ts';
import { addContent, addJson, type CommandFile, UsageError } from './command.ts';
import { printImport } from './imported.ts';
import { Progress } from './progress.ts';
import { clock } from './clock.ts';

interface Options {
  readonly content: string;
  readonly json?: true;
  readonly kind?: NonNullable<Origin['kind']>;
  readonly dialect?: string;
  readonly base?: string;
  readonly language?: string;
}

export const describe: CommandFile['describe'] = (command) => {
  addJson(addContent(command))
    .argument('<path...>', 'files and folders to import')
    .addOption(
      new Option('--kind <kind>', 'what the files are, where it is not told by what is in them').choices([
        'capture',
        'html',
        'markdown',
        'syndication',
        'wxr',
      ]),
    )
    .option('--dialect <name>', 'whose conventions Markdown follows: jekyll, hugo, …')
    .option('--base <url>', 'the address of the site that the files are from')
    .option('--language <tag>', 'the language they are in')
    .addHelpText(
      'after',
      '\nWrites content/articles/*.md and says what it found, where, how surely, and what needs a person.' +
        '\nRun again it changes nothing; what an editor changed stays. With --json: one line of JSON a file.',
    );
};

export const run: CommandFile['run'] = async (paths, options) => {
  const { content, json, kind, dialect, base, language } = options as unknown as Options;
  if (base !== undefined && !URL.canParse(base)) throw new UsageError(`--base ${base} is no address.`);
  const progress = new Progress('Reading');
  // Two imports at once would not know of each other's slugs and files. A build need not wait: it takes what is there.
  const files = await locked([join(content, 'articles')], () =>
    importFiles(paths, content, {
      origin: {
        ...(kind && { kind }),
        ...(dialect !== undefined && { dialect }),
        ...(base !== undefined && { base }),
        ...(language !== undefined && { language }),
      },
      now: clock(),
      progress: (done, of) => progress.show(done, of),
    }),
  );
  progress.clear();
  return printImport(files, json === true);
};

import { join } from 'node:path';
import { Option } from 'commander';
import { canonicalLanguage, isAddress } from '../article/schema.ts';
import { didYouMean } from '../text/nearest.ts';
import { importFiles } from '../content/intake/import-files.ts';
import { withLock } from '../host/lock.ts';
import { generatorNames, generatorOf } from '../import/markdown/generators.ts';
import { importKinds } from '../import/kinds.ts';
import { addContent, addJson, type CommandFile, UsageError } from './command.ts';
import { printImport } from './print-import.ts';
import { Progress } from './terminal.ts';
import { clock } from './clock.ts';

interface ImportFlags {
  readonly content: string;
  readonly json?: true;
  readonly kind?: string;
  readonly dialect?: string;
  readonly base?: string;
  readonly language?: string;
  readonly hold: boolean;
}

export const describe: CommandFile['describe'] = (command) => {
  addJson(addContent(command))
    .argument('<path...>', 'files and folders to import')
    .addOption(
      new Option('--kind <kind>', 'the kind of the files, if it cannot be detected').choices(
        importKinds.map(({ name }) => name),
      ),
    )
    .option('--dialect <name>', 'the generator of Markdown files: jekyll, hugo, …')
    .option('--hold', 'write articles without a day as drafts, for dateline review', true)
    .option('--no-hold', 'write them as they are: each stops a build until it has a day')
    .option('--base <url>', 'the address of the site from which the files are')
    .option('--language <tag>', 'the language of the files')
    .addHelpText(
      'after',
      '\nWrites content/articles/*.md. Prints what it found, where, how sure it is, and what a person has to check.' +
        '\nA second import changes nothing. Articles that an editor changed stay. With --json: a line of JSON a file.',
    );
};

export const run: CommandFile['run'] = async (paths, options) => {
  const { content, json, kind, dialect, base, language, hold } = options as unknown as ImportFlags;
  if (base !== undefined && !isAddress(base))
    throw new UsageError(`--base ${base} is no address. Write the site’s: https://blog.example.org.`);
  if (dialect !== undefined && generatorOf(dialect) === undefined)
    throw new UsageError(
      `--dialect ${dialect} is unknown.${didYouMean(dialect, generatorNames)} Known are ${generatorNames.join(', ')}.`,
    );
  if (language !== undefined && canonicalLanguage(language) === undefined)
    throw new UsageError(`--language ${language} is no language tag. Write one: en, pt-BR, zh-Hans.`);
  const progress = new Progress('Reading');
  // Two imports at once could choose the same slugs and files. A build need not wait.
  const files = await withLock([join(content, 'articles')], () =>
    importFiles(paths, content, {
      origin: {
        ...(kind && { kind }),
        ...(dialect !== undefined && { dialect }),
        ...(base !== undefined && { base }),
        ...(language !== undefined && { language }),
      },
      now: clock(),
      hold,
      progress: (done, of) => progress.show(done, of),
    }),
  );
  progress.clear();
  return printImport(files, json === true);
};

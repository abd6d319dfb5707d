import { relative } from 'node:path';
import { formatProblem } from '../article/problem.ts';
import { type EditorName, editors } from '../host/preview/editors.ts';
import { type Outcome, preview } from '../host/preview/preview.ts';
import { clock } from './clock.ts';
import { addContent, type CommandFile, UsageError } from './command.ts';

const defaultPort = '8787';

export const { describe, run }: CommandFile = {
  describe(command) {
    addContent(command)
      .option('--port <number>', 'the port, 0 for any that is free', process.env.PORT || defaultPort)
      .option(
        '--out <dir>',
        'where the edition is written; by default a folder that goes when the preview ends',
      )
      .option('--drafts', 'show drafts too')
      .option(
        '--editor <name>',
        `which editor links to files open: ${Object.keys(editors).join(', ')}`,
        'vscode',
      );
  },
  async run(_, options) {
    const port = parsePort(String(options.port));
    const running = await preview({
      content: String(options.content),
      port,
      drafts: options.drafts === true,
      now: clock,
      editor: parseEditor(String(options.editor)),
      ...(options.out !== undefined && { out: String(options.out) }),
      report: printReport,
      log: (line) => console.log(`worker: ${line}`),
    }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') throw error;
      throw new UsageError(`port ${port} is taken. Name another one with --port, or 0 for any that is free.`);
    });
    printAddresses(running.origin, relative('', String(options.content)));
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => resolve());
    });
    await running.stop();
    return 0;
  },
};

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535)
    throw new UsageError(`${text} is no port: name one from 0 to 65535.`);
  return port;
}

function parseEditor(name: string): EditorName {
  const known = Object.keys(editors) as EditorName[];
  const editor = known.find((each) => each === name);
  if (!editor) throw new UsageError(`${name} is no editor that links are known for: ${known.join(', ')}.`);
  return editor;
}

function printAddresses(origin: string, content: string): void {
  console.log(`Dateline serves ${content} on ${origin}`);
  for (const [path, what] of [
    ['/', 'page, with every feed there is'],
    ['/rss.xml', 'RSS 2.0'],
    ['/atom.xml', 'Atom 1.0'],
    ['/feed.json', 'JSON Feed 1.1'],
  ] as const)
    console.log(`  ${`${origin}${path}`.padEnd(origin.length + 12)}${what}`);
  console.log('It watches the content and src/; end it with Ctrl-C.');
}

function printReport({ edition, stale, problems, waiting, articles, milliseconds }: Outcome): void {
  for (const problem of problems) console.error(formatProblem(problem));
  const took = `${Math.round(milliseconds)} ms`;
  if (edition === '') console.error(`There is no edition to serve yet (${took}).`);
  else if (stale) console.error(`Serving the last good edition until this is mended (${took}).`);
  else console.log(`${articles} articles compiled in ${took}${tellWaiting(waiting)}`);
}

/** `; 2 drafts left out, 1 article dated ahead`. */
function tellWaiting(waiting: Outcome['waiting']): string {
  const counts = [
    [waiting.filter(({ slug }) => slug === undefined).length, 'left out as drafts (see them with --drafts)'],
    [waiting.filter(({ slug, draft }) => slug !== undefined && draft).length, 'drafts'],
    [waiting.filter(({ draft, due }) => !draft && due !== undefined).length, 'dated ahead'],
  ] as const;
  return counts.map(([count, what]) => (count === 0 ? '' : `; ${count} ${what}`)).join('');
}

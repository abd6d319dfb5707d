import { relative } from 'node:path';
import { formatProblem } from '../article/problem.ts';
import { type EditorName, editors } from '../host/preview/editors.ts';
import { type CompileOutcome, preview } from '../host/preview/preview.ts';
import { clock } from './clock.ts';
import { addContent, type CommandFile, UsageError } from './command.ts';
import { counted } from './terminal.ts';

const defaultPort = '8787';

export const { describe, run }: CommandFile = {
  describe(command) {
    addContent(command)
      .option('--port <number>', 'the port, 0 for any free port', process.env.PORT || defaultPort)
      .option('--out <dir>', 'the folder for the edition; by default a folder that is removed when the preview ends')
      .option('--drafts', 'show drafts too')
      .option('--editor <name>', `the editor for links to files: ${Object.keys(editors).join(', ')}`, 'vscode');
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
      throw new UsageError(`port ${port} is taken. Choose another one with --port, or 0 for any free port.`);
    });
    printAddresses(running.state().url || running.origin, relative('', String(options.content)));
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => resolve());
    });
    await running.stop();
    return 0;
  },
};

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw new UsageError(`${text} is no port: name one from 0 to 65535.`);
  return port;
}

function parseEditor(name: string): EditorName {
  const known = Object.keys(editors) as EditorName[];
  const editor = known.find((each) => each === name);
  if (!editor) throw new UsageError(`${name} is not one of the known editors: ${known.join(', ')}.`);
  return editor;
}

function printAddresses(url: string, content: string): void {
  console.log(`Dateline serves ${content} on ${url}`);
  for (const [path, what] of [
    ['/', 'page with all feeds'],
    ['/rss.xml', 'RSS 2.0'],
    ['/atom.xml', 'Atom 1.0'],
    ['/feed.json', 'JSON Feed 1.1'],
  ] as const)
    console.log(`  ${`${url}${path}`.padEnd(url.length + 12)}${what}`);
  console.log('It watches the content and src/. Press Ctrl-C to stop.');
}

function printReport({ edition, stale, problems, waiting, articles, milliseconds }: CompileOutcome): void {
  for (const problem of problems) console.error(formatProblem(problem));
  const took = `${Math.round(milliseconds)} ms`;
  if (edition === '') console.error(`There is no edition to serve yet (${took}).`);
  else if (stale) console.error(`Serving the last good edition until this is corrected (${took}).`);
  else console.log(`${counted(articles, 'article')} compiled in ${took}${tellWaiting(waiting)}`);
}

/** `; 2 left out as drafts (see them with --drafts); 1 dated ahead`. */
function tellWaiting(waiting: CompileOutcome['waiting']): string {
  const drafts = waiting.filter(({ slug, draft }) => slug !== undefined && draft).length;
  const counts = [
    [waiting.filter(({ slug }) => slug === undefined).length, 'left out as drafts (see them with --drafts)'],
    [drafts, drafts === 1 ? 'draft' : 'drafts'],
    [waiting.filter(({ draft, due }) => !draft && due !== undefined).length, 'dated ahead'],
  ] as const;
  return counts.map(([count, what]) => (count === 0 ? '' : `; ${count} ${what}`)).join('');
}

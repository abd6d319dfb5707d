import { relative } from 'node:path';
import { formatProblem } from '../article/problem.ts';
import { preview, type Report } from '../host/preview/preview.ts';
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
      .option('--drafts', 'show drafts too');
  },
  async run(_, options) {
    const port = parsePort(String(options.port));
    const running = await preview({
      content: String(options.content),
      port,
      drafts: options.drafts === true,
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

function printReport({ edition, stale, problems, articles, milliseconds }: Report): void {
  for (const problem of problems) console.error(formatProblem(problem));
  const took = `${Math.round(milliseconds)} ms`;
  if (edition === '') console.error(`There is no edition to serve yet (${took}).`);
  else if (stale) console.error(`Serving the last good edition until this is mended (${took}).`);
  else console.log(`${articles} articles compiled in ${took}`);
}

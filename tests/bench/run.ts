import { rm } from 'node:fs/promises';
import { misused, readArguments } from '../arguments.ts';
import { measureBuilds } from './build.ts';
import { measureCompressed } from './compressed.ts';
import { memoryOf } from './load.ts';
import { printBuilds, printFigures, printTargets } from './print.ts';
import { kindsOf, questionsOf } from './questions.ts';
import { type Field, measureKept, measureQuestion } from './requests.ts';
import { measureScattered } from './scattered.ts';
import { measureStartUp } from './start.ts';
import { archiveOf, contentOf } from './synthetic.ts';
import { type Figures, judge } from './targets.ts';
import { benchArticles, type Contestant, layDown, startIn, startOther } from './workers.ts';

const usage = `npm run bench -- [--sizes N,N] [--builds N] [--json]

  --sizes N,N   articles of the archives that are asked: 1000,10000,100000
  --builds N    posts that are built, beside Hugo and Eleventy where they are: 10000; 0 for none
  --json        prints the figures as data, each target with what was measured`;

const { values } = readArguments(usage, {
  options: {
    json: { type: 'boolean' },
    sizes: { type: 'string', default: '1000,10000,100000' },
    builds: { type: 'string', default: '10000' },
  },
});

/** A JSON module of more articles does not start within a second, nor fit into a bundle. */
const mostAsJson = 10_000;

const sizes = String(values.sizes).split(',').filter(Boolean).map(Number);
for (const size of [...sizes, Number(values.builds) + 1])
  if (!(size > 0)) misused(`These are no numbers of articles: ${values.sizes}, ${values.builds}.`, usage);
const say = (text: string): void => {
  if (!values.json) console.log(text);
};

/** Measures an archive of a size, beside the smallest where that is another. */
async function measureSize(count: number, folder: string, smallest?: Contestant): Promise<Omit<Figures, 'builds'>> {
  const articles = archiveOf(count);
  const dateline = await startIn(folder);
  const data = count <= mostAsJson ? Buffer.from(JSON.stringify(benchArticles(articles))) : undefined;
  const others: Field['others'] = data
    ? { naive: await startOther('naive', data), careful: await startOther('careful', data) }
    : {};
  const field: Field = { articles: count, dateline, others, ...(smallest && { smallest }) };
  try {
    const startUps = [await measureStartUp(count, folder)];
    const etag = (await fetch(`${dateline.origin}/rss.xml`)).headers.get('ETag') as string;
    const conditional = [await measureKept(field, '/rss.xml', { 'If-None-Match': etag })];
    const cells = await inTurn(questionsOf(articles), (question) => measureQuestion(field, question));
    const kinds = await inTurn(kindsOf(articles), (path) => measureKept(field, path, {}, 9));
    const compressed = await inTurn(['/rss.xml', '/atom.xml', '/feed.json'], (path) =>
      measureCompressed(count, dateline, path),
    );
    const scattered = count > mostAsJson ? [await measureScattered(count, folder, dateline)] : [];
    const pids = Object.entries({ dateline, ...others }).map(async ([name, { pid }]) => [name, await memoryOf(pid)]);
    const memory = [{ articles: count, mebibytes: Object.fromEntries(await Promise.all(pids)) }];
    return { cells, conditional, kinds, compressed, scattered, startUps, memory };
  } finally {
    for (const contestant of [dateline, ...Object.values(others)]) await contestant.stop();
  }
}

async function inTurn<From, To>(all: readonly From[], change: (one: From) => Promise<To>): Promise<To[]> {
  const changed: To[] = [];
  for (const one of all) changed.push(await change(one));
  return changed;
}

const folders: string[] = [];
let smallest: Contestant | undefined;
let figures: Figures = {
  cells: [],
  conditional: [],
  kinds: [],
  compressed: [],
  scattered: [],
  startUps: [],
  memory: [],
};
try {
  for (const size of sizes) {
    const folder = await layDown(contentOf(archiveOf(size)));
    folders.push(folder);
    const measured = await measureSize(size, folder, smallest);
    say(printFigures(measured));
    const merge = <Name extends keyof typeof measured>(name: Name) => ({
      [name]: [...figures[name], ...measured[name]],
    });
    figures = Object.assign({}, ...(Object.keys(measured) as (keyof typeof measured)[]).map(merge)) as Figures;
    smallest ??= await startIn(folder);
  }
} finally {
  await smallest?.stop();
  for (const folder of folders) await rm(folder, { recursive: true });
}
if (Number(values.builds) > 0) {
  const builds = await measureBuilds(Number(values.builds));
  figures = { ...figures, builds };
  say(printBuilds(builds));
}
const targets = judge(figures);
if (values.json) console.log(JSON.stringify({ ...figures, targets }));
else say(printTargets(targets));

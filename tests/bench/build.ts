import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { parseFeed } from 'feedsmith';
import { type ServedWorker, serve } from '../../src/host/serve.ts';
import { blogPosts, feedSize, writeBlogs } from './blogs.ts';

const run = promisify(execFile);
const main = join(import.meta.dirname, '../../src/cli/bin.js');

/** Whole processes: seconds from start to end, one figure a round. */
export interface BuildRow {
  readonly name: string;
  readonly seconds: readonly number[];
  /** CPU seconds of the process and its children, which other work on the machine hardly changes. */
  readonly cpu: readonly number[];
  /** Medians in those of Dateline's first build: of seconds and of CPU; slowest by fastest round. */
  readonly ratio: number;
  readonly cpuRatio: number;
  readonly spread: number;
}

export interface BuildFigures {
  readonly posts: number;
  readonly feeds: number;
  readonly rows: readonly BuildRow[];
}

interface Contestant {
  readonly name: string;
  /** Where its feeds are written as files. */
  readonly site?: string;
  /** Whether its feeds hold all items, as Dateline's do page by page. */
  readonly whole?: true;
  /** Whether it begins where the contestant before it ended. */
  readonly warm?: true;
  /** Brings the folders to where the measured run begins. */
  readonly prepare: () => Promise<void>;
  readonly build: () => Promise<unknown>;
}

/** Eleventy is asked where `ELEVENTY` names its `cmd.cjs`: its 132 packages are too many for one figure. */
const eleventyCommand = process.env.ELEVENTY;

/** CPU seconds of all children that have ended (proc(5): cutime and cstime, in hundredths). */
async function childrenCpu(): Promise<number> {
  const stat = await readFile('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[all.length >> 1] as number;

/** Titles and moments of a feed's items. */
function itemsOf(text: string): unknown[] {
  const { format, feed } = parseFeed(text);
  if (format !== 'rss') throw new Error(`A feed of another format: ${format}`);
  return (feed.items ?? []).map(({ title, pubDate }) => [title, Date.parse(String(pubDate))]);
}

/** The path of the page after one of Dateline's RSS documents. */
function nextOf(text: string): string | undefined {
  const link = /<atom:link\b[^>]*\brel="next"[^>]*>/.exec(text)?.[0];
  const address = link && /\bhref="([^"]*)"/.exec(link)?.[1]?.replaceAll('&amp;', '&');
  return address && address.slice(new URL(address).origin.length);
}

/** The items of one of Dateline's feeds: its first page, or all its pages. */
async function ownItems(path: string, whole: boolean, fetch: ServedWorker['fetch']): Promise<unknown[]> {
  const items: unknown[] = [];
  let at: string | undefined = whole ? `${path}?limit=100` : path;
  while (at !== undefined) {
    const text: string = await (await fetch(at)).text();
    items.push(...itemsOf(text));
    at = whole ? nextOf(text) : undefined;
  }
  return items;
}

/** Throws unless a site's feeds, the main one and every tag's, hold the items that Dateline's hold. Gives their number. */
async function checkEqual(name: string, site: string, edition: string, whole: boolean): Promise<number> {
  const { fetch, stop } = await serve(edition);
  try {
    const tags = await readdir(join(site, 'tags'));
    const paths = ['', ...tags.map((tag) => `tags/${tag}/`)];
    for (const path of paths) {
      const theirs = JSON.stringify(itemsOf(await readFile(join(site, path, 'index.xml'), 'utf8')));
      const ours = JSON.stringify(await ownItems(`/${path}rss.xml`, whole, fetch));
      if (ours !== theirs)
        throw new Error(
          `${name}: /${path} holds other items than Dateline's:\n${theirs.slice(0, 2000)}\n${ours.slice(0, 2000)}`,
        );
    }
    return paths.length;
  } finally {
    await stop();
  }
}

async function retitle(post: string): Promise<void> {
  const text = await readFile(post, 'utf8');
  await writeFile(post, text.replace(/^title: /m, 'title: Again '));
}

/** The contestants that are installed, Dateline first, in folders that `writeBlogs` wrote. */
async function contestantsIn(folder: string, count: number): Promise<Contestant[]> {
  const dateline = join(folder, 'dateline');
  const out = join(folder, 'edition');
  const build = (): Promise<unknown> =>
    run(process.execPath, [main, 'build', '--content', 'content', '--out', out], { cwd: dateline });
  const renewed = async (site: string): Promise<void> => rm(site, { recursive: true, force: true });
  const own: Contestant[] = [
    {
      name: 'Dateline, first build',
      prepare: async () => {
        await renewed(out);
        await rm(join(dateline, 'content/ledger.jsonl'), { force: true });
      },
      build,
    },
    {
      name: 'Dateline, one title changed',
      warm: true,
      prepare: () => retitle(join(dateline, 'posts', `post-${count >> 1}.md`)),
      build,
    },
  ];
  const hugo = (name: string, config: string, whole?: true): Contestant => ({
    name,
    site: join(folder, 'hugo-site'),
    ...(whole && { whole }),
    prepare: () => renewed(join(folder, 'hugo-site')),
    build: () =>
      run('hugo', ['--quiet', '--config', config, '-s', join(folder, 'hugo'), '-d', join(folder, 'hugo-site')]),
  });
  const hugos = [
    hugo(`Hugo, ${feedSize} items in a feed`, 'config.toml'),
    hugo('Hugo, all items in every feed', 'all.toml', true),
  ];
  const eleventy: Contestant = {
    name: 'Eleventy',
    site: join(folder, 'eleventy-site'),
    prepare: () => renewed(join(folder, 'eleventy-site')),
    build: () =>
      run(
        process.execPath,
        [
          String(eleventyCommand),
          '--quiet',
          `--output=${relative(join(folder, 'eleventy'), join(folder, 'eleventy-site'))}`,
        ],
        { cwd: join(folder, 'eleventy') },
      ),
  };
  const hasHugo = await run('hugo', ['version']).then(
    () => true,
    () => false,
  );
  return [...own, ...(hasHugo ? hugos : []), ...(eleventyCommand === undefined ? [] : [eleventy])];
}

/**
 * Times whole builds of the same posts, in turns: Hugo and Eleventy write an RSS feed of the newest posts and one for each
 * tag, and no HTML; Dateline writes its whole edition: three formats, all pages, search, near-duplicates. The feeds
 * of a first round, which is not timed, are compared item by item.
 */
export async function measureBuilds(count: number, rounds = 3): Promise<BuildFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-builds-'));
  try {
    await writeBlogs(folder, blogPosts(count));
    const contestants = await contestantsIn(folder, count);
    const times = new Map(contestants.map(({ name }) => [name, { seconds: [] as number[], cpu: [] as number[] }]));
    let feeds = 0;
    for (const { name, site, whole, prepare, build } of contestants.filter(({ warm }) => !warm)) {
      await prepare();
      await build();
      if (site !== undefined) feeds = await checkEqual(name, site, join(folder, 'edition'), whole === true);
    }
    for (let round = 0; round < rounds; round++) {
      for (const { name, prepare, build } of contestants) {
        await prepare();
        const [begun, before] = [performance.now(), await childrenCpu()];
        await build();
        times.get(name)?.seconds.push((performance.now() - begun) / 1000);
        times.get(name)?.cpu.push((await childrenCpu()) - before);
      }
    }
    const first = times.get(contestants[0]?.name ?? '') ?? { seconds: [], cpu: [] };
    const rows = [...times].map(([name, { seconds, cpu }]) => ({
      name,
      seconds,
      cpu,
      ratio: median(seconds) / median(first.seconds),
      cpuRatio: median(cpu) / median(first.cpu),
      spread: Math.max(...cpu) / Math.min(...cpu),
    }));
    return { posts: count, feeds, rows };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

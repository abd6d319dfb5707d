import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Article } from '../../../src/article/article.ts';
import { load } from '../../../src/content/load.ts';
import { build } from '../../../src/host/build.ts';
import { type ServedWorker, serve } from '../../../src/host/serve.ts';
import { random } from '../../bench/archive.ts';
import type { Asked } from '../statements/asked.ts';
import { edited, founded, type Written, writeContent, writtenOf } from './archive.ts';

const [hour, day] = [3600, 86_400];

export const origin = 'https://example.org';

/** An edition on the disk, and what it was made of. */
export interface Held {
  readonly folder: string;
  /** When it was built, seconds since the epoch. */
  readonly built: number;
  /** What the editor has written up to each build, this one the last. */
  readonly phases: readonly (readonly Written[])[];
  /** The articles as they were read back from their files; their texts as the editor wrote them. */
  readonly articles: readonly Article[];
}

/** Where an edition is in place, and what time it is there: editions follow each other, and one is rolled back. */
const moments = {
  first: { edition: 0, now: founded + hour },
  later: { edition: 0, now: founded + 3 * day },
  second: { edition: 1, now: founded + 5 * day + 2 * hour },
  rolledBack: { edition: 0, now: founded + 5 * day + 2 * hour },
  last: { edition: 1, now: founded + 30 * day },
} as const;

export type PlaceName = keyof typeof moments;

export const placeNames = Object.keys(moments) as PlaceName[];

/** An edition in place, asked over HTTP. */
export interface Place extends Asked {
  readonly held: Held;
}

/** What a large archive's editions are, and the Workers that serve them. */
export class Large {
  /** How many requests were made. */
  requests = 0;
  readonly editions: readonly [Held, Held];
  /** A folder for what laws lay down. */
  readonly home: string;
  readonly content: string;
  readonly #served = new Map<string, Promise<ServedWorker>>();

  constructor(home: string, editions: readonly [Held, Held]) {
    this.home = home;
    this.content = join(home, 'content');
    this.editions = editions;
  }

  /** An edition in place; started when it is first asked for. */
  at(name: PlaceName): Place {
    const { edition, now } = moments[name];
    return this.serving(this.editions[edition], now);
  }

  /** The Worker with an edition at a moment, another one for each `isolate`; its files lie in `folder` where that is not the edition's. */
  serving(held: Held, now: number, isolate = '', folder = held.folder): Place {
    const key = `${folder} ${now} ${isolate}`;
    const start = (): Promise<ServedWorker> => {
      const served = this.#served.get(key) ?? serve(folder, { now });
      this.#served.set(key, served);
      return served;
    };
    const ask: Asked['ask'] = async (address, headers, method = 'GET') => {
      this.requests++;
      const path = address.startsWith(origin) ? address.slice(origin.length) : address;
      return (await start()).fetch(path, { method, ...(headers && { headers }) });
    };
    return { held, now, ask };
  }

  async stop(): Promise<void> {
    for (const served of this.#served.values()) await (await served).stop();
    this.#served.clear();
  }
}

/** The ledger as if the publication had been at work for years: it first saw most articles within days of theirs. */
async function age(ledger: string, seed: number): Promise<void> {
  const next = random(seed);
  const iso = (seconds: number) => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
  const now = founded - 31 * day;
  const lines = (await readFile(ledger, 'utf8')).trimEnd().split('\n');
  const aged = lines.map((line) => {
    const entry = JSON.parse(line) as Record<string, string>;
    const seen = Math.floor(now - 3650 * day * next() ** 3);
    if (entry.slug === undefined || entry.ahead !== undefined) return line;
    const changed = next() < 0.8 ? seen : Math.floor(seen + (now - seen) * next());
    return JSON.stringify({ ...entry, first: iso(seen), changed: iso(changed) });
  });
  await writeFile(ledger, `${aged.join('\n')}\n`);
}

/**
 * Builds as the command line does, and reads back what articles were made of the files; those that are as they were in an
 * edition before are the same objects.
 */
async function compileAt(
  content: string,
  folder: string,
  now: number,
  phases: Held['phases'],
  before: readonly Article[] = [],
): Promise<Held> {
  const { edition, problems } = await build({ content, out: folder, now, withdraw: true });
  if (!edition) throw new Error(`The build stopped: ${JSON.stringify(problems.slice(0, 3))}`);
  const loaded = await load(content, { now, withdraw: true });
  const bodies = new Map(phases.at(-1)?.map(({ id, body }) => [id, body]));
  const known = new Map(before.map((article) => [article.id, article]));
  const articles = loaded.articles.map((article) => {
    const [said, was] = [{ ...article, body: bodies.get(article.id) ?? '' }, known.get(article.id)];
    return was && JSON.stringify(was) === JSON.stringify(said) ? was : said;
  });
  return { folder, built: now, phases, articles };
}

/** Copies an edition by links to the same files, which builds never write into. */
export async function linked(from: string, to: string): Promise<void> {
  await promisify(execFile)('cp', ['-al', from, to]);
}

/**
 * Lays down, in an empty folder, a large archive with its editions: one that is built, and forgotten when its ledger is made
 * to look old; and two more after an editor has changed things.
 */
export async function raise(home: string, count: number, seed: number, say: (text: string) => void): Promise<Large> {
  const content = join(home, 'content');
  const begun = writtenOf(count, seed);
  await writeContent(content, begun);
  const [before, first, second] = ['before', 'first', 'second'].map((name) => join(home, name)) as [
    string,
    string,
    string,
  ];
  const { edition, problems } = await build({ content, out: before, now: founded - 30 * day });
  if (!edition) throw new Error(`The build stopped: ${JSON.stringify(problems.slice(0, 3))}`);
  say(`built ${edition.articles} articles: ${JSON.stringify(edition.modules)}, ${JSON.stringify(edition.assets)}`);
  await age(join(content, 'ledger.jsonl'), seed);
  await rename(before, first);
  const changed = edited(begun, 1, founded);
  await writeContent(content, changed, begun);
  const one = await compileAt(content, first, founded, [begun, changed]);
  say('built the first edition');
  await linked(first, second);
  const again = edited(changed, 2, founded + 5 * day);
  await writeContent(content, again, changed);
  const two = await compileAt(content, second, founded + 5 * day, [begun, changed, again], one.articles);
  say('built the second edition');
  return new Large(home, [one, two]);
}

/** A copy of an edition in whose assets, and in the end of what is bundled, bytes are not what they were. */
export async function damage(held: Held, to: string, seed: number): Promise<void> {
  const next = random(seed);
  await mkdir(to, { recursive: true });
  await linked(join(held.folder, 'assets'), join(to, 'assets'));
  const shards = join(to, 'assets', 'shards');
  const replace = async (path: string, bytes: Uint8Array): Promise<void> => {
    await writeFile(`${path}.new`, bytes);
    await rename(`${path}.new`, path);
  };
  for (const name of await readdir(shards).catch(() => [])) {
    if (next() > 0.1) continue;
    const bytes = await readFile(join(shards, name));
    const flipped = bytes.map((byte, i) => (i === bytes.length >> 1 ? byte ^ 1 : byte));
    await replace(join(shards, name), next() < 0.5 ? flipped : bytes.subarray(0, -1));
  }
  const [index, newest] = await Promise.all(
    ['index.bin', 'newest.bin'].map((name) => readFile(join(held.folder, name))),
  );
  await writeFile(join(to, 'index.bin'), index as Buffer);
  await writeFile(join(to, 'newest.bin'), (newest as Buffer).subarray(0, -Math.floor((newest as Buffer).length / 3)));
}

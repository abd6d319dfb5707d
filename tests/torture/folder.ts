import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../src/host/project.ts';
import { articleFile, writeFiles } from '../worker/start.ts';
import { appOf, readEdition } from './app.ts';
import type { Tally } from './row.ts';

/** A content folder, and where its edition lies. */
export interface Folder {
  readonly content: string;
  readonly out: string;
}

export const feedYaml = 'title: T\ndescription: D\nurl: https://feeds.example\nlanguage: en\ntimezone: UTC\n';

/** The file of the nth article, by its path. */
export function nth(i: number): Readonly<Record<string, string>> {
  const published = `2024-01-${String(1 + (i % 28)).padStart(2, '0')}`;
  return {
    [`articles/a${i}.md`]: articleFile({ title: `Article ${i}`, published }, `Text ${i}. `.repeat(60)),
  };
}

/** Writes a publication of so many articles. */
export async function fill(content: string, count: number): Promise<void> {
  const articles = Array.from({ length: count }, (_, i) => nth(i));
  await writeFiles(content, Object.assign({ 'feed.yaml': feedYaml }, ...articles) as Record<string, string>);
}

/** A command of Dateline as a process of its own, after something that the shell does first. */
export function command(args: readonly string[], first = ''): ChildProcess {
  const main = join(projectRoot, 'src/cli/main.ts');
  return spawn('/bin/sh', ['-c', `${first} exec "$0" "$@"`, process.execPath, main, ...args], {
    cwd: projectRoot,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

export function startBuild({ content, out }: Folder, first?: string): ChildProcess {
  return command(['build', '--content', content, '--out', out], first);
}

/** How a process ended, and what it said of errors. */
export async function ended(child: ChildProcess): Promise<{ readonly code: number | null; readonly said: string }> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

/** How many articles the feeds of an edition list to their end; undefined where something is broken. */
async function articlesIn(out: string, tally: Tally): Promise<number | undefined> {
  const app = await appOf(await readEdition(out), { now: () => Math.floor(Date.now() / 1000) });
  let found = 0;
  for (let path: string | undefined = '/feed.json?limit=100'; path !== undefined; ) {
    tally.requests++;
    const response = await app.fetch(new Request(`https://feeds.example${path}`));
    if (response.status !== 200) return undefined;
    const feed = (await response.json()) as { items: unknown[]; next_url?: string };
    found += feed.items.length;
    path = feed.next_url?.replace('https://feeds.example', '');
  }
  return found;
}

/** When the ledger first saw each article, by id. Throws where a line is not whole. */
export async function firstSeen(content: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(join(content, 'ledger.jsonl'), 'utf8');
  const lines = text.split('\n').filter((line) => line.startsWith('{"id"'));
  return new Map(
    lines.map((line) => {
      const { id, first } = JSON.parse(line) as { id: string; first: string };
      return [id, first];
    }),
  );
}

/** After a fault the last edition is whole, and the ledger says of what it knew before what it said before. */
export async function expectWhole(
  tally: Tally,
  { content, out }: Folder,
  least: number,
  before: ReadonlyMap<string, string>,
  fault: string,
): Promise<void> {
  const found = await articlesIn(out, tally).catch(() => undefined);
  tally.expect(found !== undefined && found >= least, `after ${fault} the edition has ${found} articles`);
  const after = await firstSeen(content).catch(() => new Map<string, string>());
  for (const [id, first] of before)
    tally.expect(after.get(id) === first, `after ${fault} the ledger has ${after.get(id)} for ${id}, was ${first}`);
}

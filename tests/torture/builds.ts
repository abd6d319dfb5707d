import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../../src/host/project.ts';
import { articleFile, writeFiles } from '../worker/start.ts';
import { appOf, readEdition } from './app.ts';
import type { Row, Tally } from './row.ts';

const count = 120;

/** `dateline build` as a process of its own. */
function start(content: string, out: string, limit?: string): ChildProcess {
  const command = `${limit ?? ''} exec "$0" "$@"`;
  const args = [join(projectRoot, 'src/cli/main.ts'), 'build', '--content', content, '--out', out];
  return spawn('/bin/sh', ['-c', command, process.execPath, ...args], { cwd: projectRoot, stdio: 'ignore' });
}

async function ended(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

/** Whether the folder holds a whole edition: every article of its feeds can be read. How many, or undefined where something is broken. */
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

/** Lines of the ledger, each whole. Throws where one is not. */
async function ledgerOf(
  content: string,
): Promise<readonly { readonly id: string; readonly first: string }[]> {
  const text = await readFile(join(content, 'ledger.jsonl'), 'utf8');
  return text
    .split('\n')
    .filter((line) => line.startsWith('{"id"'))
    .map((line) => JSON.parse(line) as { id: string; first: string });
}

/** Builds that are killed at any moment, run out of room, are run twice at once, or have their content changed under their hands. */
export const builds: Row = {
  name: 'builds',
  failure:
    'after a kill, a full disk, a second build or a change meanwhile the last edition is not whole, the ledger loses or changes a line, or the next build does not put all right',
  async run(tally, { times, random }) {
    const home = await mkdtemp(join(tmpdir(), 'dateline-torture-'));
    const [content, out] = [join(home, 'content'), join(home, 'out')];
    const article = (i: number): Record<string, string> => ({
      [`articles/a${i}.md`]: articleFile(
        { title: `Article ${i}`, published: `2024-01-${1 + (i % 28)}`.replace(/-(\d)$/, '-0$1') },
        `Text ${i}. `.repeat(60),
      ),
    });
    try {
      await writeFiles(content, {
        'feed.yaml': 'title: T\ndescription: D\nurl: https://feeds.example\nlanguage: en\ntimezone: UTC\n',
        ...Object.assign({}, ...Array.from({ length: count }, (_, i) => article(i))),
      });
      const begun = performance.now();
      tally.expect((await ended(start(content, out))) === 0, 'the first build fails');
      const usual = performance.now() - begun;
      const before = new Map((await ledgerOf(content)).map((line) => [line.id, JSON.stringify(line.first)]));
      tally.expect(before.size === count, `the ledger has ${before.size} lines`);
      for (let i = 0; i < 15 * times; i++) {
        await writeFiles(content, article(count + i));
        const kind = i % 5;
        const child = start(content, out, kind === 3 ? 'ulimit -f 8;' : undefined);
        const other = kind === 4 ? start(content, out) : undefined;
        tally.faults++;
        if (kind < 3) {
          await sleep(random() * usual);
          if (kind === 2) await appendFile(join(content, `articles/a${i}.md`), 'More.\n');
          else child.kill('SIGKILL');
        }
        await Promise.all(
          [child, other].map((one) => one && one.exitCode === null && one.signalCode === null && ended(one)),
        );
        const whole = await articlesIn(out, tally).catch(() => undefined);
        tally.expect(
          whole !== undefined && whole >= count,
          `after fault ${i} (${kind}) the edition has ${whole} articles`,
        );
        const after = new Map((await ledgerOf(content)).map((line) => [line.id, JSON.stringify(line.first)]));
        for (const [id, first] of before)
          tally.expect(
            after.get(id) === first,
            `after fault ${i} (${kind}) the ledger has ${after.get(id)} for ${id}, was ${first}`,
          );
      }
      tally.expect((await ended(start(content, out))) === 0, 'the last build fails');
      const all = await articlesIn(out, tally);
      tally.expect(all === count + Math.ceil(15 * times), `the last edition has ${all} articles`);
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  },
};

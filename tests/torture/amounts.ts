import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReaderPool } from '../../src/content/pool.ts';
import { renderBody } from '../../src/compile/body.ts';
import { long } from './long.ts';
import type { Row } from './row.ts';

/** Seconds of processor time that a file of a megabyte may take: the reader's own patience, and a little for its end. */
const bound = 45;

/** Seconds that rendering a megabyte may take: nothing ends it, since what is rendered was read before. */
const boundOfRendering = 20;

/** Characters of the fixed budget's inputs; a longer one goes up to a megabyte. */
const usual = 20_000;
const megabyte = 1_000_000;

/** Inputs that once took many times as long for a megabyte as all others, and are tried with one in any budget. */
const dear: ReadonlySet<string> = new Set([
  'md "a\\n"',
  'cap "a\\n"',
  'md front matter of many keys',
  'md front matter, lists in lists',
  'md JSON, lists in lists',
  'html "<div>"',
  'rss "&lt;div&gt;"',
]);

/** Seconds of processor time that this process and its workers took so far, whatever else the machine is at. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Inputs that are nothing but one thing repeated, or one thing in another, by every reader and the renderer. */
export const amounts: Row = {
  name: 'amounts',
  failure: `reading or rendering an input takes more than ${bound} s of CPU for 1 MB (${boundOfRendering} s rendering it), brings the process down, or ends without an article and without a problem`,
  async run(tally, { times }) {
    const folder = await mkdtemp(join(tmpdir(), 'dateline-torture-'));
    const pool = new ReaderPool(8);
    const slow: (readonly [seconds: number, name: string])[] = [];
    try {
      const large = long(megabyte);
      const inputs = times > 1 ? large : [...long(usual), ...large.filter(({ name }) => dear.has(name))];
      tally.expect(times > 1 || inputs.length === large.length + dear.size, 'a dear input is not there');
      for (const { name, file, text } of inputs) {
        const path = join(folder, file);
        await writeFile(path, text);
        const begun = cpu();
        const { candidates, problems } = await pool.read(path, { file });
        const read = cpu();
        for (const { body } of candidates) renderBody(body, { page: 'https://feeds.example/articles/a' });
        const rendering = cpu() - read;
        tally.expect(rendering <= boundOfRendering, `${name}: ${rendering.toFixed(1)} s to render`);
        const seconds = cpu() - begun;
        tally.inputs++;
        slow.push([seconds, name]);
        tally.expect(seconds <= bound, `${name}: ${seconds.toFixed(1)} s`);
        tally.expect(candidates.length + problems.length > 0, `${name}: neither an article nor a problem`);
      }
    } finally {
      await pool.close();
      await rm(folder, { recursive: true, force: true });
    }
    const slowest = slow.toSorted((a, b) => b[0] - a[0]).slice(0, 3);
    tally.notes.push(
      `slowest: ${slowest.map(([seconds, name]) => `${name} ${seconds.toFixed(1)} s`).join(', ')}`,
    );
  },
};

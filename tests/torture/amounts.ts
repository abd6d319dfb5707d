import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReaderPool } from '../../src/content/intake/reader-pool.ts';
import { renderBody } from '../../src/compile/render-body.ts';
import type { FileReading } from '../../src/import/read.ts';
import { costOf } from '../cost.ts';
import { type Long, long } from './long.ts';
import type { Row } from './row.ts';

/**
 * What reading and rendering a file may cost, in the unit of `tests/cost.ts`. The most that was seen is 107 for reading the usual
 * length and 778 for a megabyte, 5 and 61 for rendering them. A reader also ends by the limits of its pool; nothing ends rendering.
 */
const bounds = { usual: { read: 1000, rendered: 100 }, megabyte: { read: 2500, rendered: 600 } };

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

/** Inputs that are nothing but one thing repeated, or one thing in another, by every reader and the renderer. */
export const amounts: Row = {
  name: 'amounts',
  failure: `reading or rendering an input costs more than ${bounds.usual.read} and ${bounds.usual.rendered} units (1 MB: ${bounds.megabyte.read} and ${bounds.megabyte.rendered}), brings the process down, or ends without an article and without a problem`,
  async run(tally, { times }) {
    const folder = await mkdtemp(join(tmpdir(), 'dateline-torture-'));
    const pool = new ReaderPool(8);
    const slow: (readonly [cost: number, name: string])[] = [];
    /** Reads and renders a file, and holds both to their bounds. */
    const attack = async ({ name, file, text }: Long): Promise<void> => {
      const path = join(folder, file);
      await writeFile(path, text);
      let reading: FileReading | undefined;
      const read = await costOf(async () => (reading = await pool.read(path, { file })));
      const { candidates, problems } = reading as FileReading;
      const rendered = await costOf(() => {
        for (const { body } of candidates) renderBody(body, { page: 'https://feeds.example/articles/a' });
      });
      tally.inputs++;
      slow.push([read, `reading ${name} of ${text.length}`], [rendered, `rendering ${name} of ${text.length}`]);
      const most = text.length > 2 * usual ? bounds.megabyte : bounds.usual;
      tally.expect(read <= most.read, `${name}: ${read.toFixed(0)} units to read`);
      tally.expect(rendered <= most.rendered, `${name}: ${rendered.toFixed(0)} units to render`);
      tally.expect(candidates.length + problems.length > 0, `${name}: neither an article nor a problem`);
    };
    try {
      // Readers and renderer are loaded before anything is measured.
      for (const file of ['a.md', 'a.html', 'a.txt', 'a.xml']) {
        await writeFile(join(folder, file), 'A word.');
        await pool.read(join(folder, file), { file });
      }
      const large = long(megabyte);
      const inputs = times > 1 ? large : [...long(usual), ...large.filter(({ name }) => dear.has(name))];
      tally.expect(times > 1 || inputs.length === large.length + dear.size, 'a dear input is not there');
      for (const input of inputs) await attack(input);
    } finally {
      await pool.close();
      await rm(folder, { recursive: true, force: true });
    }
    const slowest = slow.toSorted((a, b) => b[0] - a[0]).slice(0, 3);
    tally.notes.push(`slowest: ${slowest.map(([cost, name]) => `${name} ${cost.toFixed(0)} units`).join(', ')}`);
  },
};

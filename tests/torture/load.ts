import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { archiveOf, contentOf } from '../bench/synthetic.ts';
import { startDateline, startOther } from '../bench/workers.ts';
import { pick, type Row, Tally } from './row.ts';

const paths = [
  '/rss.xml',
  '/atom.xml',
  '/feed.json',
  '/tags/tag-0/rss.xml',
  '/tags/tag-1/feed.json',
  '/authors/author-0/atom.xml',
  '/2024/rss.xml',
  '/rss.xml?limit=50',
];

/** How often a reader that polls has the answer already. */
const conditional = 0.9;

interface Answer {
  readonly status: number;
  readonly etag: string | undefined;
  readonly milliseconds: number;
}

function ask(agent: Agent, url: string, headers: Readonly<Record<string, string>>): Promise<Answer> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers }, (response) => {
      response.resume();
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          etag: response.headers.etag,
          milliseconds: performance.now() - begun,
        }),
      );
    });
    request.on('error', reject);
  });
}

/** Keeps so many connections busy for so many milliseconds; all latencies, ascending. */
async function busy(
  tally: Tally,
  origin: string,
  connections: number,
  time: number,
  random: () => number,
): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const etags = new Map<string, string>();
  const latencies: number[] = [];
  const end = performance.now() + time;
  const client = async (): Promise<void> => {
    while (performance.now() < end) {
      const path = pick(random, paths);
      const etag = random() < conditional ? etags.get(path) : undefined;
      tally.requests++;
      try {
        const answer = await ask(agent, origin + path, {
          'Accept-Encoding': 'gzip',
          ...(etag !== undefined && { 'If-None-Match': etag }),
        });
        latencies.push(answer.milliseconds);
        if (answer.etag !== undefined) etags.set(path, answer.etag);
        tally.expect(
          answer.status === 200 || (answer.status === 304 && etag !== undefined),
          `${path} answers with ${answer.status} under ${connections} connections`,
        );
      } catch (error) {
        tally.failures.push(`${path} under ${connections} connections: ${String(error)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  agent.destroy();
  return latencies.sort((a, b) => a - b);
}

const spread = (sorted: readonly number[]): string =>
  [0.5, 0.9, 0.99].map((share) => `${(sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)}`).join('/');

/** What wrk does: nine of ten requests conditional, as readers that poll make them. */
const scriptOf = (etags: readonly (readonly [path: string, etag: string])[]): string => `
local asked = {${etags.map(([path, etag]) => `{ "${path}", [[${etag}]] }`).join(', ')}}
request = function()
  local path, etag = unpack(asked[math.random(#asked)])
  local headers = { ["Accept-Encoding"] = "gzip" }
  if math.random() < ${conditional} then headers["If-None-Match"] = etag end
  return wrk.format("GET", path, headers)
end
`;

/** What wrk (https://github.com/wg/wrk), whose client takes hardly any time itself, sees of a Worker; undefined where it is not installed. */
async function wrk(origin: string, connections: number, seconds: number): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-torture-'));
  const file = join(folder, 'readers.lua');
  const etags = await Promise.all(
    paths.map(async (path) => [path, (await fetch(origin + path)).headers.get('ETag') ?? ''] as const),
  );
  await writeFile(file, scriptOf(etags));
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '100s', '--latency', '-s', file, origin];
  const run = await promisify(execFile)('wrk', args).catch(() => undefined);
  await rm(folder, { recursive: true });
  return run?.stdout;
}

/** The lines of wrk's report that say how it went: median, 90 and 99 %, requests a second; its errors. */
function read(report: string): { readonly spread: string; readonly errors: string | undefined } {
  const at = (share: number): string => new RegExp(`^ +${share}% +(\\S+)$`, 'm').exec(report)?.[1] ?? '?';
  const rate = /^Requests\/sec: +(\S+)$/m.exec(report)?.[1];
  const errors = /^ *(?:Socket errors|Non-2xx or 3xx responses).*$/m.exec(report)?.[0].trim();
  return { spread: `${at(50)}/${at(90)}/${at(99)}, ${rate} a second`, errors };
}

/** Readers that poll, few and many at once, beside a Worker that returns a constant. */
export const load: Row = {
  name: 'load',
  failure: 'a request fails, or is answered with anything but 200, or 304 where it was conditional',
  async run(tally, { times, random }) {
    const dateline = await startDateline(contentOf(archiveOf(1000)));
    const body = await (await fetch(`${dateline.origin}/rss.xml`)).bytes();
    const constant = await startOther('constant', body);
    try {
      for (const connections of [1, 64, 512]) {
        const ours = await busy(tally, dateline.origin, connections, 2000 * times, random);
        const theirs = await busy(new Tally(), constant.origin, connections, 1000 * times, random);
        tally.notes.push(
          `${connections} connections: ${ours.length} answers, median/90 %/99 % ${spread(ours)} ms; constant ${spread(theirs)} ms`,
        );
        const seconds = Math.ceil(2 * times);
        const [seen, beside] = [
          await wrk(dateline.origin, connections, seconds),
          await wrk(constant.origin, connections, seconds),
        ].map((report) => report && read(report));
        if (!seen || !beside) continue;
        tally.requests += Math.round(Number(/, (\S+) a/.exec(seen.spread)?.[1]) * seconds) || 0;
        tally.expect(seen.errors === undefined, `wrk with ${connections} connections: ${seen.errors}`);
        tally.notes.push(`  by wrk: ${seen.spread}; constant ${beside.spread}`);
      }
    } finally {
      await dateline.stop();
      await constant.stop();
    }
  },
};

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { preview, type Preview } from '../../src/host/preview/preview.ts';
import type { ServedWorker } from '../../src/host/serve.ts';
import { sample } from '../sample.ts';
import { bundleApp } from '../worker/bundle-app.ts';
import { startWorker } from '../worker/start.ts';
import { compareItems, type Finding } from './compare.ts';
import { type Expected, readExpected, readLabels } from './expected.ts';
import { lay } from './lay.ts';
import { printTable, type Row } from './print.ts';
import { type Recorder, startRecorder } from './recorder.ts';
import { missing, type Poll, subscribe } from './subscribe.ts';
import { readers } from './table.ts';
import { atomIds, tortureFiles } from './torture.ts';

const polls = 3;

const editions = [
  { edition: 'The five captures', source: sample, path: '' },
  { edition: 'The five captures below a path', source: sample, path: '/feeds' },
  { edition: 'The five captures in a Hono app', source: sample, path: '/feeds', app: true },
  { edition: 'The torture edition', source: tortureFiles, path: '' },
];

const followed = readers.flatMap((reader) => reader.formats.map((format) => ({ reader, format, name: reader.name })));

test('every reader of the table is installed', async () => {
  expect(await missing(readers), 'install these Debian packages').toEqual([]);
});

describe.each(editions)('$edition:', ({ edition, source, path, app = false }) => {
  let home: string;
  let running: ServedWorker | Preview;
  let recorder: Recorder;
  let expected: readonly Expected[];
  let labels: ReadonlyMap<string, string>;
  const rows: Row[] = [];

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'dateline-readers-'));
    const content = join(home, 'content');
    await lay(content, source);
    const settings = join(content, 'feed.yaml');
    const written = await readFile(settings, 'utf8');
    await writeFile(settings, written.replace(/^url: .*$/m, `$&${path}`));
    // The preview has its own origin in all addresses, a Worker that of the publication.
    running = app
      ? await startWorker(content, { bundle: await bundleApp() })
      : await preview({ now: () => Math.floor(Date.now() / 1000), content, out: join(home, 'out'), port: 0 });
    recorder = await startRecorder(running.origin);
    const origin = app ? /^url: (.*)$/m.exec(written)?.[1] : running.origin;
    expected = await readExpected(content, `${origin}${path}`);
    labels = await readLabels(content);
  });

  afterAll(async () => {
    printTable(edition, rows);
    await recorder.stop();
    await running.stop();
    await rm(home, { recursive: true, force: true });
  });

  test('it compiles without an error', () => {
    if ('state' in running) expect(running.state().problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  describe.each(followed)('$name, following $format,', ({ reader, format }) => {
    const done: Poll[] = [];
    let stated: readonly Expected[] = [];
    let findings: readonly Finding[] = [];

    beforeAll(async () => {
      const follower = await subscribe(home, reader, format, recorder, `${path}/`);
      for (let i = 0; i < polls; i++) done.push(await follower.poll());
      stated = expected.map((article) => {
        const { moment, ...undated } = article;
        if (format === 'atom') return { ...article, id: atomIds.get(article.id) ?? article.id };
        return format === 'rss' && (moment ?? 0) < 0 ? undated : article;
      });
      findings = compareItems(reader, done.at(-1)?.stored ?? [], stated, labels);
      rows.push({ reader, format, findings });
    });

    test('holds each article once, from the first poll on', () => {
      for (const { stored } of done)
        expect(stored.map(({ id }) => id).sort()).toEqual(stated.map(({ id }) => id).sort());
    });

    test('holds what the articles say, or fails for a reason of its own', () => {
      expect(findings.flatMap(({ field, details }) => details.map((detail) => `${field} of ${detail}`))).toEqual([]);
    });

    test('changes nothing when nothing changed', () => {
      for (const { stored } of done) expect(stored).toEqual(done[0]?.stored);
    });

    test('gets 304 as soon as it asks conditionally', () => {
      const conditional = done.map(({ exchanges }) =>
        exchanges.filter(({ headers }) => headers['if-none-match'] ?? headers['if-modified-since']),
      );
      conditional.forEach((asked, i) => {
        const due = reader.conditionalFrom !== undefined && i + 1 >= reader.conditionalFrom;
        expect(asked.length > 0, `poll ${i + 1}`).toBe(due);
        expect(asked.every(({ status }) => status === 304)).toBe(true);
      });
    });
  });

  test.runIf(source === tortureFiles)('each fault of a reader that is told still occurs', () => {
    const seen = rows.flatMap(({ reader, findings }) =>
      findings.flatMap(({ field, reasons }) => reasons.map((reason) => `${reader.name}, ${field} of ${reason}`)),
    );
    const unseen = readers.flatMap(({ name, faults = {} }) =>
      Object.entries(faults).flatMap(([place, reason]) => {
        const [slug, field] = place.split(' ');
        const told = `${name}, ${field} of ${slug}: ${reason}`;
        return seen.includes(told) ? [] : [told];
      }),
    );
    expect(unseen).toEqual([]);
  });
});

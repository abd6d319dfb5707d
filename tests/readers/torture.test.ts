import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { preview, type Preview } from '../../src/host/preview/preview.ts';
import { writeFiles } from '../worker/start.ts';
import { compareItems, type Finding } from './compare.ts';
import { type Expected, readExpected, readLabels } from './expected.ts';
import { printTable, type Row } from './print.ts';
import { type Recorder, startRecorder } from './recorder.ts';
import type { Stored } from './reader.ts';
import { subscribe } from './subscribe.ts';
import { readers } from './table.ts';
import { tortureFiles } from './torture.ts';

let home: string;
let running: Preview;
let recorder: Recorder;
let expected: readonly Expected[];
let labels: ReadonlyMap<string, string>;
const rows: Row[] = [];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'dateline-torture-'));
  const content = join(home, 'content');
  await writeFiles(content, tortureFiles);
  running = await preview({ content, out: join(home, 'out'), port: 0 });
  recorder = await startRecorder(running.origin);
  expected = await readExpected(content, running.origin);
  labels = await readLabels(content);
});

afterAll(async () => {
  printTable('The torture edition', rows);
  await recorder.stop();
  await running.stop();
  await rm(home, { recursive: true, force: true });
});

test('the edition compiles without an error', () => {
  expect(running.state().problems.filter(({ severity }) => severity === 'error')).toEqual([]);
});

const followed = readers.flatMap((reader) =>
  reader.formats.map((format) => ({ reader, format, name: reader.name })),
);

describe.each(followed)('$name, under torture by $format,', ({ reader, format }) => {
  let first: readonly Stored[] = [];
  let second: readonly Stored[] = [];
  let findings: readonly Finding[] = [];

  beforeAll(async () => {
    const follower = await subscribe(home, reader, format, recorder);
    first = (await follower.poll()).stored;
    second = (await follower.poll()).stored;
    findings = compareItems(reader, second, expected, labels);
    rows.push({ reader, format, findings });
  });

  test('holds each article once', () => {
    expect(first.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
    expect(second).toEqual(first);
  });

  test('holds what the articles say, or fails for a reason of its own', () => {
    expect(
      findings.flatMap(({ field, details }) => details.map((detail) => `${field} of ${detail}`)),
    ).toEqual([]);
  });
});

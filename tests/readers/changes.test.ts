import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { preview, type Preview } from '../../src/host/preview/preview.ts';
import { serve, type ServedWorker } from '../../src/host/serve.ts';
import { formatMoment } from '../../src/text/date.ts';
import { articleFile, writeFiles } from '../worker/start.ts';
import type { Stored } from './reader.ts';
import { type Recorder, startRecorder } from './recorder.ts';
import { feedFiles, type Follower, subscribe } from './subscribe.ts';
import { readers } from './table.ts';

let home: string;
let content: string;
let running: Preview;
let recorder: Recorder;
/** The edition that the preview shows at last, as it is when the time of its article ahead has come. */
let later: ServedWorker;

interface History {
  readonly follower: Follower;
  readonly polls: (readonly Stored[])[];
  readonly unread: (readonly string[] | undefined)[];
}

const histories: History[] = [];

const id = (name: string, day: string): string => `tag:feeds.example,${day}:${name}`;

const file = (name: string, day: string, more: Readonly<Record<string, unknown>> = {}, body?: string): string =>
  articleFile({ title: `The ${name} one`, published: day, id: id(name, day), slug: name, ...more }, body);

async function publish(files: Readonly<Record<string, string>>): Promise<void> {
  const before = running.state().edition;
  await writeFiles(content, files);
  await vi.waitFor(() => expect(running.state().edition).not.toBe(before), {
    timeout: 300_000,
    interval: 50,
  });
}

async function pollAll(): Promise<void> {
  for (const history of histories) {
    const { stored, unread } = await history.follower.poll();
    history.polls.push(stored);
    history.unread.push(unread);
  }
}

/** A moment that no round of polls reaches; seconds since the epoch. */
const due = Math.floor(Date.now() / 1000) + 86_400;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'dateline-changes-'));
  content = join(home, 'content');
  await writeFiles(content, {
    'feed.yaml': 'title: T\ndescription: D\nurl: https://feeds.example\nlanguage: en\ntimezone: UTC\n',
    'articles/kept.md': file('kept', '2019-05-04'),
    'articles/edited.md': file('edited', '2019-05-05', {}, 'Before.'),
    'articles/gone.md': file('gone', '2019-05-06'),
  });
  running = await preview({
    now: () => Math.floor(Date.now() / 1000),
    content,
    out: join(home, 'out'),
    port: 0,
  });
  recorder = await startRecorder(running.origin);
  for (const reader of readers)
    for (const format of reader.formats)
      histories.push({ follower: await subscribe(home, reader, format, recorder), polls: [], unread: [] });
  await pollAll();
  await publish({
    'articles/added.md': file('added', '2019-05-07'),
    'articles/edited.md': file('edited', '2019-05-05', {}, 'After.'),
    'articles/old.md': file('old', '1999-12-31'),
  });
  await pollAll();
  await rm(join(content, 'articles/gone.md'));
  await publish({
    'articles/last.md': file('last', '2019-05-08'),
    'articles/due.md': file('due', '2019-05-09', { published: formatMoment(due) }),
  });
  await pollAll();
  later = await serve(join(home, 'out'), { now: due + 60 });
  recorder.aim(later.origin);
  await pollAll();
});

afterAll(async () => {
  await recorder.stop();
  await running.stop();
  await later.stop();
  await rm(home, { recursive: true, force: true });
});

test('an article whose time has not come was in no feed before', async () => {
  for (const { polls } of histories)
    for (const stored of polls.slice(0, -1)) expect(stored.map(({ id }) => id)).not.toContain(id('due', '2019-05-09'));
});

const followed = readers.flatMap((reader) => reader.formats.map((format) => ({ name: reader.name, format })));

describe.each(followed)('$name, following $format while editions change,', ({ name, format }) => {
  const history = (): History =>
    histories.find(({ follower }) => follower.reader.name === name && follower.format === format) as History;
  const held = (poll: number): readonly Stored[] => history().polls.at(poll) ?? [];
  const ids = (poll: number): string[] => held(poll).map((item) => item.id ?? '');

  test('misses nothing: what was added, what is old, what came due', () => {
    expect(ids(0)).toEqual(expect.arrayContaining([id('kept', '2019-05-04'), id('gone', '2019-05-06')]));
    expect(ids(1)).toEqual(expect.arrayContaining([id('added', '2019-05-07'), id('old', '1999-12-31')]));
    expect(ids(2)).toContain(id('last', '2019-05-08'));
    expect(ids(3)).toContain(id('due', '2019-05-09'));
  });

  test('has no duplicate', () => {
    for (const poll of [0, 1, 2, 3]) expect(ids(poll).filter((item, i, all) => all.indexOf(item) !== i)).toEqual([]);
  });

  test('shows as unread what is new, and nothing again', () => {
    const seen = new Set<string>();
    history().unread.forEach((unread, poll) => {
      if (unread === undefined) return;
      expect(unread).toEqual(
        ids(poll)
          .filter((item) => !seen.has(item))
          .sort(),
      );
      for (const item of unread) seen.add(item);
    });
  });

  test('sees the edit, and nothing else of what was there as changed', () => {
    const item = (poll: number, name: string, day: string): Stored | undefined =>
      held(poll).findLast((one) => one.id === id(name, day));
    const edited = [0, 1].map((poll) => item(poll, 'edited', '2019-05-05'));
    // Some parsers give no bodies.
    if (edited.some((one) => one === undefined || one.text !== undefined)) {
      expect(edited[0]?.text).toContain('Before.');
      expect(edited[1]?.text).toContain(history().follower.reader.keepsFirst ? 'Before.' : 'After.');
    }
    for (const poll of [1, 2, 3]) expect(item(poll, 'kept', '2019-05-04')).toEqual(item(0, 'kept', '2019-05-04'));
    // A reader that dates items by the last change has that as its fault.
    if (history().follower.reader.faults?.['changed moment'] === undefined)
      expect(item(3, 'edited', '2019-05-05')?.moment).toBe(item(0, 'edited', '2019-05-05')?.moment);
  });
});

test('every feed says the same at the end', async () => {
  const feed = JSON.parse(await (await later.fetch(`/${feedFiles.json}`)).text()) as {
    items: { id: string }[];
  };
  expect(feed.items.map((item) => item.id)).toEqual([
    id('due', '2019-05-09'),
    id('last', '2019-05-08'),
    id('added', '2019-05-07'),
    id('edited', '2019-05-05'),
    id('kept', '2019-05-04'),
    id('old', '1999-12-31'),
  ]);
});

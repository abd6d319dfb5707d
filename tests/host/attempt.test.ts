import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Attempts, createAttempts } from '../../src/host/preview/attempt.ts';
import type { CompileResult } from '../../src/host/preview/compiler.ts';
import type { Play, Stage } from '../../src/host/preview/stage.ts';

let out: string;
let attempts: Attempts;
let next: () => Promise<CompileResult>;
let show: (play: Play) => Promise<void>;
const asked: (ReadonlySet<string> | undefined)[] = [];

const sound = async (): Promise<CompileResult> => ({
  problems: [],
  mounts: [],
  edition: {
    digest: 'd',
    articles: 1,
    leftOver: [],
    media: { names: [], digest: 'm' },
    provisional: false,
    timezone: 'UTC',
    manuscripts: [],
  },
});
const broken = async (): Promise<CompileResult> => ({ problems: [], mounts: [] });

beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'dateline-attempt-'));
  asked.length = 0;
  next = sound;
  show = async () => {};
  const stage: Stage = {
    digest: () => 'd',
    show: (play) => show(play),
    current: () => undefined,
    at: async () => undefined,
    isQuiet: () => true,
    stop: async () => {},
  };
  const compile = ({ touched }: { readonly touched: ReadonlySet<string> | undefined }) => {
    asked.push(touched);
    return next();
  };
  attempts = createAttempts(
    { content: '/content', out, origin: 'http://127.0.0.1:1', drafts: false },
    { compile, renew: () => {}, stop: () => {} },
    stage,
    (file) => file,
  );
});

afterEach(() => rm(out, { recursive: true, force: true }));

const touched = new Set(['/content/articles/a.md']);

test('what changed is told to the compiler from the second attempt on', async () => {
  await attempts.make(true, touched);
  await attempts.make(true, touched);
  expect(asked).toEqual([undefined, touched]);
});

test.each<[string, () => void]>([
  ['content that does not compile', () => (next = broken)],
  ['a fault of the compiler', () => (next = () => Promise.reject(new Error('no')))],
  ['an edition that cannot be shown', () => (show = () => Promise.reject(new Error('no')))],
])('after %s anything may have changed', async (_, fail) => {
  await attempts.make(true, touched);
  fail();
  expect(await attempts.make(true, touched)).toMatchObject({ stale: true });
  next = sound;
  show = async () => {};
  expect(await attempts.make(true, touched)).toMatchObject({ stale: false });
  await attempts.make(true, touched);
  expect(asked).toEqual([undefined, touched, undefined, touched]);
});

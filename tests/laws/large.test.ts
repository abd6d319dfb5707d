import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hold } from './large/law.ts';
import { laws } from './large/laws.ts';
import { type Large, raise } from './large/world.ts';

let home: string;
let large: Large;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'dateline-large-'));
  large = await raise(home, 1000, 1, () => {});
});

afterAll(async () => {
  await large.stop();
  await rm(home, { recursive: true });
});

test.each(laws)('of a thousand articles, built and served as a deployment is: $name', async (law) => {
  expect(await hold(law, large, 10, 1)).toMatchObject({ failures: 0, told: [] });
});

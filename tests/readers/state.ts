import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ignoreMissing } from '../../src/content/files.ts';
import type { Stored, Subscription } from './reader.ts';

/** Where libraries and the small programs of `programs/` keep what they hold. */
export function statePath({ home }: Subscription): string {
  return join(home, 'state.json');
}

/** What such a reader holds, nothing before its first poll: a list of items, or an object with `items`. */
export async function readState(subscription: Subscription): Promise<readonly Stored[]> {
  const text = (await readFile(statePath(subscription), 'utf8').catch(ignoreMissing)) ?? '[]';
  const state = JSON.parse(text) as Stored[] | { items: Stored[] };
  return Array.isArray(state) ? state : state.items;
}

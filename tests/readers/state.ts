import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stored, Subscription } from './reader.ts';

/** Where the small programs of `programs/` keep what they hold. */
export function statePath({ home }: Subscription): string {
  return join(home, 'state.json');
}

/** What such a program holds: a list of items, or an object with `items`. */
export async function readState(subscription: Subscription): Promise<readonly Stored[]> {
  const state = JSON.parse(await readFile(statePath(subscription), 'utf8')) as Stored[] | { items: Stored[] };
  return Array.isArray(state) ? state : state.items;
}

import { deepEqual } from 'node:assert/strict';
import type { Asked } from './asked.ts';

/** What a slug was given to: an article, one that was taken back, one that is called otherwise now, a draft or nothing. */
export type Fate =
  | { readonly is: 'article'; readonly published: number }
  | { readonly is: 'withdrawn' }
  | { readonly is: 'former'; readonly slug: string; readonly published: number }
  | { readonly is: 'nothing' };

const endings = ['', '.md', '.json'];

/** Every form of an article's address answers as its slug's fate has it; what is still to come as if it were not there. */
export async function slugHolds(asked: Asked, slug: string, fate: Fate): Promise<void> {
  for (const ending of endings) {
    const response = await asked.ask(`/articles/${encodeURIComponent(slug)}${ending}`);
    await response.arrayBuffer();
    const to = response.headers.get('Location');
    const given = [response.status, to && new URL(to).pathname];
    deepEqual(given, expected(fate, ending, asked.now), `${slug}${ending}`);
  }
}

function expected(fate: Fate, ending: string, now: number): [status: number, path: string | null] {
  if (fate.is === 'withdrawn') return [410, null];
  if (fate.is === 'nothing' || fate.published > now) return [404, null];
  return fate.is === 'former' ? [301, `/articles/${encodeURIComponent(fate.slug)}${ending}`] : [200, null];
}

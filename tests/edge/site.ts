import { compile } from '../../src/compile/compile.ts';
import type { Article } from '../../src/article/article.ts';
import type { Content } from '../../src/content/content.ts';
import { createApp } from '../../src/edge/app.ts';
import { contentOf } from '../laws/publication.ts';
import { plainArticle } from '../publication.ts';

export const origin = 'https://example.org';

/** Noon of 11 December 2017, UTC. */
export const noon = Date.UTC(2017, 11, 11, 12) / 1000;

/** An article of the day before, unless said otherwise. */
export function articleOf(slug: string, fields: Partial<Article> = {}): Article {
  return plainArticle(slug, fields.published ?? noon - 86_400, fields);
}

export const tag = (slug: string) => ({ slug, label: slug });

export interface Asked {
  (path: string, headers?: Record<string, string>, method?: string): Promise<Response>;
}

/** The Worker's app over articles, with a clock that a test sets. */
export function siteOf(articles: readonly Article[], extra: Partial<Content> = {}, at = origin) {
  const compiled = compile(contentOf(articles, { lastChanged: noon - 86_400, founded: noon - 1e6, ...extra }), {
    origin: at,
  });
  const clock = { now: noon };
  const app = createApp(compiled.index, compiled.newest, {
    now: () => clock.now,
    shard: async (digest) => compiled.assets.get(`shards/${digest}.bin`)?.bytes(),
    media: async () => new Response('', { status: 404 }),
  });
  const ask: Asked = async (path, headers = {}, method = 'GET') =>
    app.fetch(new Request(at + path, { method, headers }));
  return { ask, clock, compiled };
}

/** The slugs of a JSON Feed's items. */
export async function slugsOf(response: Response): Promise<string[]> {
  const { items } = (await response.json()) as { items: { id: string }[] };
  return items.map(({ id }) => id.split(':').at(-1) as string);
}

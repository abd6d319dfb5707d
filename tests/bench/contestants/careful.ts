import articles from 'articles';
import { Hono } from 'hono';
import { render } from './render.ts';

/** What one writes next: articles sorted and tags indexed at start-up; a request renders its page with `feed`. */
const sorted = articles
  .map((article) => ({ ...article, published: Date.parse(article.date) }))
  .toSorted((a, b) => b.published - a.published);
const byTag = new Map<string, typeof sorted>();
for (const article of sorted) {
  for (const tag of article.tags) {
    const list = byTag.get(tag);
    if (list) list.push(article);
    else byTag.set(tag, [article]);
  }
}

const app = new Hono();

app.get('/rss.xml', (c) => {
  const { limit = '20', since, until } = c.req.query();
  const [tag, ...others] = c.req.queries('tag') ?? [];
  const from = since === undefined ? -Infinity : Date.parse(since);
  const to = until === undefined ? Infinity : Date.parse(until);
  const page: BenchArticle[] = [];
  for (const article of tag === undefined ? sorted : (byTag.get(tag) ?? [])) {
    if (page.length === Number(limit)) break;
    const { published, tags } = article;
    if (published >= from && published < to && others.every((other) => tags.includes(other))) page.push(article);
  }
  return c.body(render(page), 200, { 'Content-Type': 'application/rss+xml; charset=utf-8' });
});

export default app;

import articles from 'articles';
import { Hono } from 'hono';
import { render } from './render.ts';

/** What one writes first: every request filters and sorts all articles, and renders the page with `feed`. */
const app = new Hono();

app.get('/rss.xml', (c) => {
  const { limit = '20', since, until } = c.req.query();
  const tags = c.req.queries('tag') ?? [];
  const matching = articles
    .filter((article) => tags.every((tag) => article.tags.includes(tag)))
    .filter((article) => since === undefined || new Date(article.date) >= new Date(since))
    .filter((article) => until === undefined || new Date(article.date) < new Date(until))
    .toSorted((a, b) => new Date(b.date).getTime() - new Date(a.date).getTime());
  const page = matching.slice(0, Number(limit));
  return c.body(render(page), 200, { 'Content-Type': 'application/rss+xml; charset=utf-8' });
});

export default app;

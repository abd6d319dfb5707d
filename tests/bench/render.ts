/**
 * Rendering articles into parts, three formats, bodies rendered before: Dateline's way, which has `feed` draw each kind of
 * element once, against `feed` drawing every item, one feed an article (which it does faster than one feed of all).
 *
 *     node tests/bench/render.ts [--articles 10000] [--rounds 3] [--json]
 */
import { parseArgs } from 'node:util';
import { Feed } from 'feed';
import { parseRssFeed } from 'feedsmith';
import type { Article } from '../../src/article/article.ts';
import { type Body, renderBody } from '../../src/compile/render-body.ts';
import { renderParts } from '../../src/compile/render/render-parts.ts';
import { fragment, publication } from '../compile/render/document.ts';
import { plainArticle } from '../publication.ts';
import { measure, show } from './measure.ts';
import { posts } from './posts.ts';

const { values } = parseArgs({
  options: { articles: { type: 'string' }, rounds: { type: 'string' }, json: { type: 'boolean' } },
});

const page = (i: number) => `https://example.org/articles/post-${i}`;
const articles = posts(Number(values.articles ?? 10_000)).map((body, i): [Article, Body] => [
  plainArticle(`post-${i}`, 1_300_000_000 + i * 30_000, {
    title: `Tide & wind, ${i}`,
    authors: [{ name: 'Ada Quay', slug: 'ada-quay', url: 'https://ada.example/' }],
    tags: ['Tides', 'Ferries', 'Harbour life'].map((label) => ({ label, slug: label.toLowerCase() })),
    source: { name: 'Gazette', slug: 'gazette', label: 'Gazette' },
    url: `https://gazette.example/${i}`,
    body,
  }),
  renderBody(body, { page: page(i) }),
]);

const related = () => undefined;
const ours = ([article, body]: [Article, Body]) => renderParts(article, { publication, related, body });

function drawn([{ id, title, published, updated, authors, tags }, { html, text }]: [Article, Body], i: number) {
  const feed = new Feed({
    title: 'x',
    id: 'https://example.org/',
    link: 'https://example.org/',
    updated: new Date(0),
  });
  feed.addItem({
    id,
    title,
    link: page(i),
    published: new Date(published * 1000),
    date: new Date(updated * 1000),
    description: text.slice(0, 300),
    content: html,
    author: authors.map(({ name, url = '' }) => ({ name, link: url })),
    category: tags.map(({ label, slug }) => ({ name: label, term: slug })),
  });
  return { rss: feed.rss2(), atom: feed.atom1(), json: feed.json1() };
}

articles.slice(0, 100).forEach((each, i) => {
  const item = (xml: string) => parseRssFeed(xml).items?.[0];
  const mine = item(`<rss version="2.0"><channel>${fragment('rss', ours(each))}</channel></rss>`);
  const theirs = item(drawn(each, i).rss);
  if (mine?.title !== theirs?.title || mine?.content?.encoded !== theirs?.content?.encoded || !mine?.title)
    throw new Error(`Article ${i} is rendered differently.`);
});

const figures = measure(
  { render: () => articles.forEach(ours), 'feed, item by item': () => articles.forEach(drawn) },
  Number(values.rounds ?? 3),
);
if (values.json) console.log(JSON.stringify(figures, null, 2));
else show(`Parts of ${articles.length} articles in three formats`, figures);

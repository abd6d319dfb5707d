import { Feed } from 'feed';

/** RSS of a page of articles, drawn by `feed`. */
export function render(page: readonly BenchArticle[]): string {
  const feed = new Feed({
    id: 'https://example.org/',
    title: 'A synthetic archive',
    description: 'Ten years of articles that nobody wrote.',
    link: 'https://example.org/',
    language: 'en',
    copyright: '',
    updated: new Date(page[0]?.date ?? 0),
  });
  for (const { id, link, title, date, summary, html, authors, tags } of page) {
    feed.addItem({
      id,
      guid: id,
      link,
      title,
      date: new Date(date),
      description: summary,
      content: html,
      author: authors.map((name) => ({ name })),
      category: tags.map((name) => ({ name })),
    });
  }
  return feed.rss2();
}

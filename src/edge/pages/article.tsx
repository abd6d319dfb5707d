import { raw } from 'hono/html';
import type { Stored } from '../shards.ts';
import type { Site } from '../site.ts';
import { readItem } from './item.ts';
import { Layout, write } from './layout.tsx';

/** The page of one article. Its body was sanitised when it was compiled. */
export function articlePage({ edition }: Site, stored: Stored): string {
  const item = readItem(stored);
  return write(
    <Layout
      edition={edition}
      title={`${item.title} · ${edition.meta.title}`}
      language={item.language ?? edition.meta.language}
    >
      <article>
        <h1>{item.title}</h1>
        <p>
          <time datetime={item.date_published}>{item.date_published.slice(0, 10)}</time>{' '}
          {item.authors?.map((author) => author.name).join(', ')}
        </p>
        {raw(item.content_html)}
      </article>
      <p>
        <a href="/">{edition.meta.title}</a>
      </p>
    </Layout>,
  );
}

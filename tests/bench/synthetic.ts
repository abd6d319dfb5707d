import type { Article } from '../../src/article/article.ts';
import type { Content } from '../../src/content/content.ts';
import { plainArticle, plainContent, plainPublication } from '../publication.ts';
import { random } from './archive.ts';
import { posts } from './posts.ts';

const begin = Date.UTC(2015, 0, 1) / 1000;
const years = 10 * 365.25 * 86_400;

/** How many bodies are made; a larger archive repeats them, each time with another first line. */
const bodies = 2000;

/**
 * An archive that looks like one, the same for one seed: articles spread over ten years, bodies of about four kilobytes,
 * tags by Zipf's law (a few on many articles, many on a few), three hundred authors, twenty sources.
 */
export function archiveOf(count: number, seed = 7): Article[] {
  const next = random(seed);
  const zipf = (values: number) => Math.floor(values ** next()) - 1;
  const texts = posts(Math.min(count, bodies) * 2, seed);
  return Array.from({ length: count }, (_, i) => {
    const published = Math.floor(begin + (i / count) * years + next() * 60);
    const source = `source-${zipf(20)}`;
    const body = [texts[(2 * i) % texts.length], texts[(2 * i + 1) % texts.length]].join('\n');
    return plainArticle(`article-${i}`, published, {
      id: `tag:example.org,${new Date(published * 1000).toISOString().slice(0, 10)}:article-${i}`,
      title: `Article ${i} about ${(texts[i % texts.length] as string)
        .replace(/[^a-z]+/g, ' ')
        .slice(0, 40)
        .trim()}`,
      authors: [`author-${zipf(300)}`].map((slug) => ({ slug, name: slug })),
      tags: [...new Set(Array.from({ length: 1 + Math.floor(next() * 5) }, () => `tag-${zipf(3000)}`))].map((slug) => ({
        slug,
        label: slug,
      })),
      source: { slug: source, label: source, name: source },
      body: `Number ${i}.\n\n${body}`,
    });
  });
}

/** A publication of articles. */
export function contentOf(articles: readonly Article[]): Content {
  return plainContent(articles, {
    publication: {
      ...plainPublication,
      title: 'A synthetic archive',
      description: 'Ten years of articles that nobody wrote.',
    },
    founded: begin,
    lastChanged: begin + years,
  });
}

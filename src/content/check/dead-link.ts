import { nearest } from '../../text/nearest.ts';
import { decodePath } from '../../text/path.ts';
import { slug } from '../../text/slug.ts';
import type { Content } from '../content.ts';
import { readLines, referencesOf } from './prose.ts';
import type { Finding, Rule, Surroundings } from './rule.ts';

const article = /^\/articles\/([^/?#]+?)(?:\.md|\.json)?\/?(?:[?#].*)?$/;
const media = /^\/media\/([^?#]+)/;

/** Slugs of a body's headings, and names that its HTML gives to places. */
function placesIn(body: string): ReadonlySet<string> {
  const headings = readLines(body).prose.flatMap(({ text }) => /^ {0,3}#{1,6}\s(.*)/.exec(text)?.[1] ?? []);
  const named = [...body.matchAll(/\b(?:id|name)\s*=\s*["']?([^\s"'>]+)|\{#([^\s{}]+)\}/g)];
  return new Set([...headings.map(slug), ...named.map(([, name, braced]) => (name ?? braced) as string)]);
}

function* look(content: Content, { media: files }: Surroundings): Generator<Finding> {
  const slugs = new Set(content.articles.flatMap(({ slug, formerSlugs }) => [slug, ...formerSlugs]));
  const withdrawn = new Set(content.withdrawn.flatMap(({ slug, formerSlugs }) => [slug, ...formerSlugs]));
  for (const one of content.articles) {
    let places: ReadonlySet<string> | undefined;
    for (const { url, line } of referencesOf(one.body)) {
      if (url.startsWith('#') && url.length > 1) {
        places ??= placesIn(one.body);
        const name = decodePath(url.slice(1));
        if (!places.has(name) && !places.has(slug(name)) && !name.startsWith('fn'))
          yield {
            article: one,
            line,
            message: `The link ${url} leads to no place in this article.`,
            remedy: 'Link to a heading by its slug, or take the link out.',
          };
        continue;
      }
      if (one.base !== undefined) continue;
      const wanted = decodePath(article.exec(url)?.[1] ?? '');
      const file = decodePath(media.exec(url)?.[1] ?? '');
      if (wanted !== '' && !slugs.has(wanted)) {
        const near = nearest(wanted, slugs, 1)[0];
        yield {
          article: one,
          line,
          message: `The link ${url} leads to ${withdrawn.has(wanted) ? 'an article that was withdrawn' : 'no article'}.`,
          remedy: near === undefined ? 'Take the link out.' : `Did you mean /articles/${near}?`,
        };
      } else if (file !== '' && files !== undefined && !files.has(file)) {
        const near = nearest(file, files, 1)[0];
        yield {
          article: one,
          line,
          message: `There is no file media/${file}.`,
          remedy: near === undefined ? 'Put it there.' : `Did you mean /media/${near}?`,
        };
      } else if (wanted === '' && file === '' && /^(?![a-z][a-z0-9+.-]*:|\/)[^?#]/i.test(url))
        yield {
          article: one,
          line,
          message: `The address ${url} is relative to a page that is not known.`,
          remedy: 'Write it whole (https://…), or as /articles/… or /media/….',
        };
    }
  }
}

export const deadLink: Rule = {
  name: 'dead-link',
  severity: 'warning',
  doc: 'A relative link that leads to no article, no file below media/ and no heading is dead in every reader.',
  check: look,
};

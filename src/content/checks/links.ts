import { nearest } from '../../text/nearest.ts';
import { decodePath } from '../../text/path.ts';
import { slug } from '../../text/slug.ts';
import type { Content } from '../content.ts';
import { readLines, referencesOf } from './prose.ts';
import { type CheckContext, type CheckRule, eachArticle, type Finding } from './rule.ts';

const article = /^\/articles\/([^/?#]+?)(?:\.md|\.json)?\/?(?:[?#].*)?$/;
const media = /^\/media\/([^?#]+)/;

/** The targets of links within a body: slugs of its headings, and values of `id` and `name` in its HTML. */
function targetsIn(body: string): ReadonlySet<string> {
  const headings = readLines(body).prose.flatMap(({ text }) => /^ {0,3}#{1,6}\s(.*)/.exec(text)?.[1] ?? []);
  const named = [...body.matchAll(/\b(?:id|name)\s*=\s*["']?([^\s"'>]+)|\{#([^\s{}]+)\}/g)];
  return new Set([...headings.map(slug), ...named.map(([, name, braced]) => (name ?? braced) as string)]);
}

function* findDeadLinks(content: Content, { media: files }: CheckContext): Generator<Finding> {
  const slugs = new Set(content.articles.flatMap(({ slug, formerSlugs }) => [slug, ...formerSlugs]));
  const withdrawn = new Set(content.withdrawn.flatMap(({ slug, formerSlugs }) => [slug, ...formerSlugs]));
  for (const one of content.articles) {
    let targets: ReadonlySet<string> | undefined;
    for (const { url, line } of referencesOf(one.body)) {
      if (url.startsWith('#') && url.length > 1) {
        targets ??= targetsIn(one.body);
        const name = decodePath(url.slice(1));
        if (!targets.has(name) && !targets.has(slug(name)) && !name.startsWith('fn'))
          yield {
            article: one,
            line,
            message: `The link ${url} leads to no heading of this article.`,
            remedy: 'Link to a heading by its slug, or remove the link.',
          };
        continue;
      }
      if (one.base !== undefined) continue;
      const wanted = decodePath(article.exec(url)?.[1] ?? '');
      const file = decodePath(media.exec(url)?.[1] ?? '');
      if (wanted !== '' && !slugs.has(wanted)) {
        const near = nearest(wanted, slugs, 1)[0];
        const target = withdrawn.has(wanted) ? 'an article that was withdrawn' : 'no article';
        yield {
          article: one,
          line,
          message: `The link ${url} leads to ${target}.`,
          remedy: near === undefined ? 'Remove the link.' : `Did you mean /articles/${near}?`,
        };
      } else if (file !== '' && files !== undefined && !files.has(file)) {
        const near = nearest(file, files, 1)[0];
        yield {
          article: one,
          line,
          message: `There is no file media/${file}.`,
          remedy: near === undefined ? 'Add the file.' : `Did you mean /media/${near}?`,
        };
      } else if (wanted === '' && file === '' && /^(?![a-z][a-z0-9+.-]*:|\/)[^?#]/i.test(url))
        yield {
          article: one,
          line,
          message: `The address ${url} is relative, and the address of its page is not known.`,
          remedy: 'Write an absolute address (https://…), /articles/… or /media/….',
        };
    }
  }
}

export const deadLink: CheckRule = {
  name: 'dead-link',
  severity: 'warning',
  check: findDeadLinks,
};

export const emptyLink: CheckRule = {
  name: 'empty-link',
  severity: 'warning',
  check: eachArticle(function* ({ body }) {
    for (const { image, url, text, line } of referencesOf(body)) {
      if (url === '' || url === '#' || /^javascript:/i.test(url))
        yield {
          line,
          message: image ? 'The image has no address.' : `The link "${text ?? ''}" leads nowhere.`,
          remedy: 'Write its target, or remove the link and keep its words.',
        };
      else if (!image && text?.trim() === '')
        yield {
          line,
          message: `The link to ${url} has no text.`,
          remedy: 'Write a text between the brackets, or delete the link.',
        };
    }
  }),
};

export const missingAlt: CheckRule = {
  name: 'missing-alt',
  severity: 'note',
  check: eachArticle(function* ({ body, image }) {
    if (image !== undefined && image.alt === undefined && image.caption === undefined)
      yield {
        key: 'image',
        message: 'The article’s image has no description.',
        remedy: 'Add alt: with a description.',
      };
    for (const { image: isImage, text, line } of referencesOf(body))
      if (isImage && text === undefined)
        yield {
          line,
          message: 'The image has no description.',
          remedy: 'Add alt="…" with a description; alt="" if it is decorative.',
        };
      else if (isImage && text?.trim() === '')
        yield {
          line,
          message: 'The image has no description.',
          remedy: 'Write a description between the brackets.',
        };
  }),
};

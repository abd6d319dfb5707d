import type { Found } from '../../../article/candidate.ts';
import { fold } from '../../../text/words.ts';
import { decodeReferences } from '../../entities.ts';
import { textOf, at } from './datum.ts';
import { keysOf, whereIs, type Facts } from './facts.ts';
import type { Split } from './frontmatter.ts';
import { plainText } from '../syntax/plain.ts';
import type { Site } from '../site/site.ts';

/** A title, and the body without the heading that says it. */
export interface Titled {
  readonly title?: Found<string>;
  readonly body: string;
}

const heading = /^(?:#[ \t]+([^\n]+)(?:\n|$)|([^\s#>|`~-][^\n]*)\n=+[ \t]*(?:\n|$))/;
const htmlHeading = /^<h1\b[^>]*>([\s\S]*?)<\/h1>[ \t]*(?:\n|$)/i;

/** Keys of a site's own that end in `title` and belong to the post: `newstitle`, not `sidebarTitle`. */
const ownKey =
  /^(?!(?:author|sidebar|nav|menu|seo|meta|og|social|twitter|sub|short|header|page|series|image|link|site|category|prev|next|index|cta|video|hero|banner)[-_]?)[a-z]+[-_]?title$/i;

const words = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, '');

/** Pairs of tags that only dress words; a tag that stands alone is what the title speaks of. */
const dressed =
  /<(i|em|b|strong|code|del|ins|s|small|sub|sup|span|mark|u|kbd|cite|q|abbr)\b[^<>]*>([^<>]*)<\/\1>/gi;

/** A title without the markup that some write into front matter; `<select>` alone stays. */
function withoutMarkup(title: string, depth = 0): string {
  const plain = title.replace(dressed, '$2');
  return plain === title || depth > 9 ? plain : withoutMarkup(plain, depth + 1);
}

/** The words of a slug as a title. */
function fromSlug(slug: string, everyWord: boolean): string {
  const text = slug.replace(/[-_]+/g, ' ').trim();
  return everyWord
    ? text.replace(/(^|\s)\p{L}/gu, (c) => c.toUpperCase())
    : text.replace(/^\p{L}/u, (c) => c.toUpperCase());
}

/** Generators that call a post without a title by its file's name; notes are called so too. */
const namedByFile: ReadonlySet<string> = new Set(['jekyll', 'docusaurus', 'mkdocs', 'plain']);

/**
 * The title of a post: front matter, the heading that the body begins with, a title key of the site's own; else, where the generator does so,
 * its slug as inferred. Others have none.
 * A heading at the top that says the title once more goes.
 */
export function readTitle(facts: Facts, body: string, split: Split, site: Site): Titled {
  const top = heading.exec(body) ?? htmlHeading.exec(body);
  const said = top ? plainText((top[1] ?? top[2]) as string) : undefined;
  const rest = top ? body.slice(top[0].length).replace(/^\s*\n/, '') : body;
  for (const key of keysOf('title', site, facts.data)) {
    const text = textOf(at(facts.data, key));
    if (text === undefined) continue;
    const value = decodeReferences(withoutMarkup(text).replace(/\s+/g, ' '));
    const repeated = said !== undefined && words(said) === words(value);
    return { title: { value, where: whereIs(key, split), sure: 1 }, body: repeated ? rest : body };
  }
  if (said !== undefined && said !== '')
    return { title: { value: said, where: 'the first heading', sure: 0.95 }, body: rest };
  const [own] = Object.entries(facts.data).filter(
    ([key, value]) => ownKey.test(key) && textOf(value) !== undefined,
  );
  if (own)
    return {
      title: {
        value: decodeReferences(textOf(own[1]) as string),
        where: whereIs(own[0], split),
        sure: 0.8,
      },
      body,
    };
  const slug = facts.post.slug?.split('/').at(-1) || facts.place.slug;
  if (!namedByFile.has(site.dialect.name) || !/\p{L}/u.test(slug)) return { body };
  return {
    title: {
      value: fromSlug(slug, site.dialect.name === 'jekyll'),
      where: 'no title is stated; the words of the file name',
      sure: 0.5,
      inferred: true,
    },
    body,
  };
}

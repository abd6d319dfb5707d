import type { Found } from '../../../article/candidate.ts';
import { fold } from '../../../text/words.ts';
import { decodeReferences } from '../../entities.ts';
import type { Site } from '../site/site.ts';
import { plainText } from '../syntax/plain-text.ts';
import { scalarIn } from './datum.ts';
import { type PostFacts, whereIs } from './facts.ts';
import { firstAt, keysOf } from './keys.ts';
import type { SplitPost } from './split.ts';

const heading = /^(?:#[ \t]+([^\n]+)(?:\n|$)|([^\s#>|`~-][^\n]*)\n=+[ \t]*(?:\n|$))/;
const htmlHeading = /^<h1\b[^>]*>([\s\S]*?)<\/h1>[ \t]*(?:\n|$)/i;

/** Keys of a site's own that end in `title` and belong to the post: `newstitle`, not `sidebarTitle`. */
const notOfPost =
  'author|sidebar|nav|menu|seo|meta|og|social|twitter|sub|short|header|page|series|image|link|site|category|prev|next' +
  '|index|cta|video|hero|banner';
const ownKey = new RegExp(`^(?!(?:${notOfPost})[-_]?)[a-z]+[-_]?title$`, 'i');

const letters = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, '');

/** Pairs of tags that only dress words; a tag that stands alone is what the title speaks of. */
const dressed = /<(i|em|b|strong|code|del|ins|s|small|sub|sup|span|mark|u|kbd|cite|q|abbr)\b[^<>]*>([^<>]*)<\/\1>/gi;

/** A title without the tags that dress its words; `<select>` alone stays. */
function withoutTags(title: string, depth = 0): string {
  const plain = title.replace(dressed, '$2');
  return plain === title || depth > 9 ? plain : withoutTags(plain, depth + 1);
}

/**
 * The title of a post and the rest of its body: from front matter, the heading that the body begins with, a title key
 * of the site's own; else, where the generator names posts so, the words of its file's name, as inferred. A heading
 * that repeats the title goes.
 */
export function readTitle(
  facts: PostFacts,
  body: string,
  split: SplitPost,
  { generator }: Site,
): { readonly title?: Found<string>; readonly body: string } {
  const top = heading.exec(body) ?? htmlHeading.exec(body);
  const shown = top ? plainText((top[1] ?? top[2]) as string) : '';
  const rest = top ? body.slice(top[0].length).replace(/^\s*\n/, '') : body;
  const stated = firstAt(facts.data, keysOf('title', generator), scalarIn);
  if (stated) {
    const value = decodeReferences(withoutTags(stated.value).replace(/\s+/g, ' '));
    const isRepeated = top !== null && letters(shown) === letters(value);
    return { title: { value, where: whereIs(stated.key, split), sure: 1 }, body: isRepeated ? rest : body };
  }
  if (shown !== '') return { title: { value: shown, where: 'the first heading', sure: 0.95 }, body: rest };
  const own = firstAt(
    facts.data,
    Object.keys(facts.data).filter((key) => ownKey.test(key)),
    scalarIn,
  );
  if (own) return { title: { value: decodeReferences(own.value), where: whereIs(own.key, split), sure: 0.8 }, body };
  const slug = facts.post.slug?.split('/').at(-1) || facts.place.slug;
  if (generator.titleFromFile === undefined || !/\p{L}/u.test(slug)) return { body };
  const first = generator.titleFromFile === 'every word' ? /(^|\s)\p{L}/gu : /^\p{L}/u;
  const value = slug
    .replace(/[-_]+/g, ' ')
    .trim()
    .replace(first, (letter) => letter.toUpperCase());
  const where = 'no title is stated; the words of the file name';
  return { title: { value, where, sure: 0.5, inferred: true }, body };
}

import { posix } from 'node:path';
import { percentDecoded } from '../../../text/path.ts';
import type { Site } from '../site/site.ts';
import type { Syntax } from '../syntax/syntax.ts';

/** The address of a picture or recording in Markdown or HTML, after the text before it. */
const picture = new RegExp(
  String.raw`(!\[[^[\]]*\]\(\s*|<(?:img|audio|video|source)\b[^<>]*?\ssrc=|` +
    String.raw`^ {0,3}\[[^[\]\n]+\]:[ \t]{0,9}(?=\S+\.(?:png|jpe?g|gif|webp|avif|svg)\b))` +
    String.raw`(<[^<>\n]+(?=>)|"[^"<>]+(?=")|'[^'<>]+(?=')|[^()\s<>"']+)`,
  'gim',
);

/** Folders of files that generators copy to the root of a site. */
const copied =
  ' static/ public/ source/ content/ src/ docs/ docs/public/ src/public/ files/ website/static/ website/'.split(' ');

/** The notations by which generators name a file of the site instead of an address. */
const fileNotation =
  /^(?:\{(?:static|attach|filename)\}|\|(?:static|attach|filename)\||pathname:\/\/|@site(?=\/)|[@~](?=\/))/;

/** References to no file of the site: addresses with a scheme or a host, fragments, and values of a program. */
const elsewhere =
  /^(?:(?!pathname:)[a-z][\w+.-]*:|\/\/|#|\{(?!static\}|attach\}|filename\})|\|(?!static\||attach\||filename\|))/i;

/** The path of a site's root, without a slash at the end. */
export const rootPath = ({ base }: Site): string =>
  base === undefined ? '' : new URL(base).pathname.replace(/\/$/, '');

/** The pictures of a post. */
export interface Pictures {
  /** The address of a file of the site by a reference to it; undefined if there is none. */
  readonly addressOf: (reference: string) => string | undefined;
  readonly syntax: Syntax;
}

/**
 * Resolves the pictures of a post as its generator does. `known` has the site's files, `path` is that of the post,
 * `page` its address, `take` gives an address for the path of a file below the site's folder. A relative reference is
 * one to a file beside the post, or to the address that it has on the page. A picture that is nowhere is reported.
 */
export function picturesOf(
  site: Site,
  known: ReadonlySet<string>,
  path: string,
  page: string | undefined,
  take: (file: string) => string | undefined,
): Pictures {
  const { generator, base } = site;
  const folder = posix.dirname(path);
  const root = `${rootPath(site)}/`;
  const isBundle = generator.hasBundles === true && /\/_?index\.[^/]+$/i.test(path);
  const hasWikiLinks = generator.syntaxes.some((syntax) => syntax.hasWikiLinks);

  /** The path below the base of what a reference leads to from the page; undefined if that is not below it. */
  const onBlog = (reference: string): string | undefined => {
    const url = page === undefined || base === undefined ? undefined : URL.parse(reference, page);
    return url?.href.startsWith(base as string) ? percentDecoded(url.pathname).slice(root.length) : undefined;
  };

  /** The file to which a reference leads, and whether the generator finds it, too. */
  const fileOf = (reference: string): { readonly file: string; readonly isOnBlog: boolean } | undefined => {
    const plain = percentDecoded(reference.replace(fileNotation, '').replace(/[?#].*$/s, ''));
    const isRooted = plain.startsWith('/');
    const below = plain.startsWith(root) ? plain.slice(root.length) : plain.replace(/^\//, '');
    const find = (places: readonly string[]): string | undefined => places.find((place) => known.has(place));
    const beside = isRooted ? [] : [posix.join(folder, plain), posix.join(path.replace(/\.[^./]+$/, ''), plain)];
    const address = isRooted ? below : onBlog(plain);
    const served = address === undefined ? [] : copied.map((at) => at + address);
    const isByPage = generator.picturesByPage === true && page !== undefined && base !== undefined;
    const found = find(isByPage && !isBundle ? served : [...beside, ...served]);
    if (found !== undefined) return { file: found, isOnBlog: true };
    const named = hasWikiLinks ? [...known].filter((file) => file.endsWith(`/${plain}`)) : [];
    const file = find([...beside, ...copied.map((at) => at + below), ...named]);
    return file === undefined ? undefined : { file, isOnBlog: !isByPage };
  };

  const addressOf = (reference: string): string | undefined => {
    const found = elsewhere.test(reference) ? undefined : fileOf(reference);
    return found && take(found.file);
  };

  return {
    addressOf,
    syntax: {
      when: /!\[|<(?:img|audio|video|source)\b/i,
      read: (text, context) =>
        text.replace(picture, (raw, start: string, written: string) => {
          const restored = context.restore(written);
          const mark = /^[<"']/.exec(restored)?.[0] ?? '';
          // An address such as `<a b.png>` looks like a tag, and is then protected with both of its marks.
          const isWhole = mark === '<' && restored.endsWith('>');
          const before = isWhole ? start : start + mark;
          const reference = restored.slice(mark.length, isWhole ? -1 : undefined);
          if (elsewhere.test(reference)) return raw;
          const found = fileOf(reference);
          const address = found && take(found.file);
          const lost = (reason: string): void => context.lost('picture', reference, raw, 'shown', reason);
          if (found && !found.isOnBlog)
            lost('has an address on the blog at which there is no file; the one beside the post is shown');
          if (address !== undefined) return before + address;
          const isRooted = reference.startsWith('/');
          if (isRooted && generator.prefixesRoot === true && !reference.startsWith(root))
            return before + rootPath(site) + reference;
          if (!isRooted || base === undefined) lost('is no file of the site');
          return raw;
        }),
    },
  };
}

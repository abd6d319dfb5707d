import { posix } from 'node:path';
import { percentDecoded } from '../../../text/path.ts';
import type { Site } from '../site/site.ts';
import type { Syntax } from '../syntax/syntax.ts';

/** The address of a picture in Markdown or HTML, with or without marks around it, after what stands before it. */
const picture = /(!\[[^[\]]*\]\(\s*|<img\b[^<>]*?\ssrc=)(<[^<>\n]+(?=>)|"[^"<>]+(?=")|'[^'<>]+(?=')|[^()\s<>"']+)/gi;

/** Folders of files that generators copy to the root of a site. */
const copied = ['', 'static/', 'public/', 'source/', 'content/', 'src/', 'docs/', 'files/', 'website/static/'];

/** The path of a site's root, without a slash at the end. */
export const rootPath = ({ base }: Site): string =>
  base === undefined ? '' : new URL(base).pathname.replace(/\/$/, '');

/**
 * Resolves the pictures of a post as its generator does. `known` has the site's files, `path` is that of the post, `page` its address. A relative
 * address is that of the page, or of the source file below the base; a generator with a bundler gives files addresses
 * that are not known. With `take`, which gives an address for the path of a file below the site's folder, files of the
 * site get that address. A picture that can't be shown is reported.
 */
export function picturesOf(
  site: Site,
  known: ReadonlySet<string>,
  path: string,
  page: string | undefined,
  take?: (file: string) => string | undefined,
): Syntax {
  const { generator, base } = site;
  const folder = posix.dirname(path);
  const isConfigured = Object.keys(site.settings).length > 0;

  const reasonAgainst = (reference: string): string | undefined => {
    const beside = posix.join(folder, percentDecoded(reference.replace(/[?#].*$/s, '')));
    const liesBeside = known.has(beside);
    if (generator.pictures === 'bundled')
      return liesBeside
        ? `lies beside the post, but its address on the blog is not known`
        : isConfigured
          ? 'is not beside the post'
          : undefined;
    if (generator.pictures !== 'page' || page === undefined || base === undefined) return undefined;
    const url = new URL(reference, page);
    if (!url.href.startsWith(base)) return undefined;
    const below = percentDecoded(url.pathname).slice(new URL(base).pathname.length);
    const isBundle = generator.hasBundles === true && /\/_?index\.[^/]+$/i.test(path);
    const exists = (isBundle && liesBeside) || copied.some((root) => known.has(root + below));
    return exists || !(isConfigured || liesBeside) ? undefined : 'has an address on the blog at which there is no file';
  };

  /** The file of the site to which a reference leads: beside the post, or below a folder that is copied. */
  const fileOf = (reference: string): string | undefined => {
    const plain = percentDecoded(reference.replace(/[?#].*$/s, ''));
    const root = `${rootPath(site)}/`;
    const below = plain.startsWith(root) ? plain.slice(root.length) : plain.replace(/^\//, '');
    const places = [...(plain.startsWith('/') ? [] : [posix.join(folder, plain)]), ...copied.map((at) => at + below)];
    return places.find((place) => known.has(place));
  };

  return {
    when: /!\[|<img/i,
    read: (text, context) =>
      text.replace(picture, (raw, start: string, written: string) => {
        const restored = context.restore(written);
        const mark = /^[<"']/.exec(restored)?.[0] ?? '';
        // An address such as `<a b.png>` looks like a tag, and is then protected with both of its marks.
        const isWhole = mark === '<' && restored.endsWith('>');
        const before = isWhole ? start : start + mark;
        const reference = restored.slice(mark.length, isWhole ? -1 : undefined);
        if (/^(?:[a-z][\w+.-]*:|\/\/|#|\{|\|)/i.test(reference)) return raw;
        if (take) {
          const file = fileOf(reference);
          const address = file === undefined ? undefined : take(file);
          if (address !== undefined) return before + address;
          if (base === undefined || !reference.startsWith('/'))
            context.lost('picture', reference, raw, 'shown', 'is no file of the site');
          return raw;
        }
        if (reference.startsWith('/'))
          return generator.prefixesRoot === true && !reference.startsWith(`${rootPath(site)}/`)
            ? before + rootPath(site) + reference
            : raw;
        const reason = reasonAgainst(reference);
        if (reason !== undefined) context.lost('picture', reference, raw, 'shown', reason);
        if (generator.pictures !== 'source' || base === undefined) return raw;
        return before + new URL(posix.join(folder.replace(/^docs(?:\/|$)/, ''), reference), base).href;
      }),
  };
}

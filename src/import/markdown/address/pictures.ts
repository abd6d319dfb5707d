import { posix } from 'node:path';
import { percentDecoded } from '../../../text/path.ts';
import type { Site } from '../site/site.ts';
import type { Syntax } from '../syntax/syntax.ts';

/** The address of a picture in Markdown or HTML, after what stands before it. */
const picture = /(!\[[^[\]]*\]\(\s*<?|<img\b[^<>]*?\ssrc=["'])([^()\s<>"']+)/gi;

/** Folders of files that generators copy to the root of a site. */
const copied = ['', 'static/', 'public/', 'source/', 'content/', 'src/', 'docs/', 'files/', 'website/static/'];

/** The path of a site's root, without a slash at the end. */
export const rootPath = ({ base }: Site): string =>
  base === undefined ? '' : new URL(base).pathname.replace(/\/$/, '');

/**
 * Resolves the pictures of a post as its generator does. `known` has the site's files, `path` is that of the post, `page` its address. A relative
 * address is that of the page, or of the source file below the base; a generator with a bundler gives files addresses
 * that are not known. A picture that can't be shown is reported.
 */
export function picturesOf(site: Site, known: ReadonlySet<string>, path: string, page: string | undefined): Syntax {
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

  return {
    when: /!\[|<img/i,
    read: (text, context) =>
      text.replace(picture, (raw, before: string, written: string) => {
        const reference = context.restore(written);
        if (/^(?:[a-z][\w+.-]*:|\/\/|#|\{|\|)/i.test(reference)) return raw;
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

import { type DefaultTreeAdapterMap, defaultTreeAdapter as tree, parse, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];

/** Elements that run, style, frame, send, or put a parser into another state. */
const forbidden: ReadonlySet<string> = new Set(
  'script style iframe frame frameset object embed applet base meta link form input button textarea select svg math template noscript xmp plaintext noembed noframes portal marquee isindex bgsound layer'.split(
    ' ',
  ),
);

/** What a page of ours may have besides what an article may. */
const pagesOwn: ReadonlySet<string> = new Set(
  'meta link form input select button svg style script noscript template'.split(' '),
);

const addresses: ReadonlySet<string> = new Set(
  'href src srcset action formaction data cite poster background xlink:href longdesc usemap'.split(' '),
);

/** Schemes that an address may have (`feed:` hands a feed's address to a reader); none is a relative address. */
const harmless = /^(?:(?:feed:)?https?:|mailto:|tel:|data:image\/(?:png|jpeg|gif|webp|avif);|[^:]*$|[^:]*[/?#])/i;

/**
 * What runs, or could, in a piece of HTML as the HTML standard's own parsing algorithm understands it (parse5, which nothing of
 * ours uses): in a fragment whatever an article may not hold, in a page of ours scripts and styles that came with the content.
 */
export function executable(html: string, kind: 'fragment' | 'page' = 'fragment'): string[] {
  const found: string[] = [];
  const visit = (node: Node, inArticle: boolean): void => {
    let inside = inArticle;
    if (tree.isElementNode(node)) {
      const { tagName, attrs } = node;
      inside ||= tagName === 'article';
      if (forbidden.has(tagName) && (inside || kind === 'fragment' || !pagesOwn.has(tagName)))
        found.push(`<${tagName}>`);
      for (const { name, value } of attrs) {
        if (/^on/i.test(name) || /^(?:srcdoc|xmlns.*|http-equiv)$/i.test(name)) found.push(`${tagName} ${name}`);
        if (name === 'style' && (inside || kind === 'fragment')) found.push(`${tagName} style`);
        // Browsers drop these characters before they look at the scheme (URL standard, "basic URL parser").
        const bare = value.replace(/[\t\n\r]/g, '').replace(/^[\0- ]+/, '');
        if (addresses.has(name.toLowerCase()) && !harmless.test(bare)) found.push(`${tagName} ${name}=${bare}`);
      }
    }
    if ('childNodes' in node) for (const child of node.childNodes) visit(child, inside);
    if (tree.isElementNode(node) && node.tagName === 'template' && 'content' in node)
      visit(node.content as Node, inside);
  };
  visit(kind === 'page' ? parse(html) : parseFragment(html), kind === 'fragment');
  return found;
}

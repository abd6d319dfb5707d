import * as v from 'valibot';
import { escapeHtml, escapeHtmlAttribute } from '../../text/escape.ts';
import { lookup } from '../../text/table.ts';
import { parseLooseJson } from '../feed/read-json-feed.ts';

interface LexicalNode {
  readonly type: string;
  readonly children?: readonly LexicalNode[] | undefined;
  readonly [key: string]: unknown;
}

const nodeSchema: v.GenericSchema<unknown, LexicalNode> = v.looseObject({
  type: v.string(),
  children: v.optional(v.array(v.lazy(() => nodeSchema))),
});
const documentSchema = v.object({ root: nodeSchema });

/** Elements for the bits of a text's format (Lexical, `TEXT_TYPE_TO_FORMAT`). */
const formats: readonly (readonly [bit: number, element: string])[] = [
  [1, 'strong'],
  [2, 'em'],
  [4, 's'],
  [16, 'code'],
  [32, 'sub'],
  [64, 'sup'],
];

/** Elements for the kinds of nodes that hold others. */
const elements = new Map([
  ['paragraph', 'p'],
  ['quote', 'blockquote'],
  ['extended-quote', 'blockquote'],
  ['aside', 'blockquote'],
  ['listitem', 'li'],
]);

function written(node: LexicalNode): string {
  const inside = (node.children ?? []).map(written).join('');
  const text = (key: string): string => {
    const value = lookup(node, key);
    return typeof value === 'string' ? value : '';
  };
  const link = (words: string): string => {
    const url = text('url');
    return url === '' ? words : `<a href="${escapeHtmlAttribute(url)}">${words || escapeHtml(url)}</a>`;
  };
  switch (node.type) {
    case 'text':
    case 'extended-text': {
      const bits = Number(node['format']) || 0;
      return formats.reduce(
        (html, [bit, element]) => (bits & bit ? `<${element}>${html}</${element}>` : html),
        escapeHtml(text('text')),
      );
    }
    case 'linebreak':
      return '<br>';
    case 'horizontalrule':
      return '<hr>';
    case 'heading':
    case 'extended-heading': {
      const tag = /^h[1-6]$/.test(text('tag')) ? text('tag') : 'h2';
      return `<${tag}>${inside}</${tag}>`;
    }
    case 'list':
      return text('listType') === 'number' ? `<ol>${inside}</ol>` : `<ul>${inside}</ul>`;
    case 'link':
      return link(inside);
    case 'image':
      return (
        `<figure><img src="${escapeHtmlAttribute(text('src'))}" alt="${escapeHtmlAttribute(text('alt'))}">` +
        `<figcaption>${text('caption')}</figcaption></figure>`
      );
    case 'codeblock':
      return (
        `<pre><code class="language-${escapeHtmlAttribute(text('language'))}">` +
        `${escapeHtml(text('code'))}</code></pre>`
      );
    case 'html':
    case 'embed':
      return text('html');
    default: {
      const element = elements.get(node.type);
      if (element !== undefined) return `<${element}>${inside}</${element}>`;
      // Cards with a text or an address of their own, such as callouts, bookmarks, files.
      return inside || `<p>${text('calloutText') || text('heading') || link('')}</p>`;
    }
  }
}

/**
 * The HTML of a document of the editor Lexical (https://lexical.dev), in which Ghost stores posts; '' for any other
 * text.
 */
export function htmlOfLexical(json: string): string {
  const read = v.safeParse(documentSchema, parseLooseJson(json));
  return read.success ? written(read.output.root) : '';
}

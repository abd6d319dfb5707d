import { type TextBlock, linkedShare, textBlocksOf, removeLine } from './blocks.ts';

/**
 * What an announcement of another article is: a line that is all link, or mostly one behind a catchword, of some
 * words, or of some characters in a script without spaces. Where such lines are more than a part of the text, they
 * are what the page is about.
 */
const limits = { linked: 0.95, labelled: 0.5, words: 4, characters: 10, share: 0.3 } as const;

/** The catchword before the link in an item of a list: `Archaeology: The oldest wall of all`. */
const catchword = /^[^:：]{2,40}[:：]/u;

/** Elements in which links are content. */
const kept = 'pre, code, table, figure, figcaption, blockquote, dl';

const bare = (host: string): string => host.replace(/^(?:www|m|amp)\./, '');

/** Whether every link of a line leads to another page of the same site. */
function leadsOn({ nodes }: TextBlock, page: URL): boolean {
  return nodes.every((node) => {
    const href = node.parentElement?.closest('a[href]')?.getAttribute('href');
    if (href === undefined || href === null) return true;
    if (!URL.canParse(href, page.href)) return false;
    const target = new URL(href, page);
    return bare(target.hostname) === bare(page.hostname) && target.pathname !== page.pathname;
  });
}

function isTeaser(block: TextBlock, page: URL): boolean {
  const { text, element } = block;
  const long =
    text.split(' ').length >= limits.words ||
    (/[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]/.test(text) && text.length >= limits.characters);
  const item = element.closest('li') !== null;
  const least = item && catchword.test(text) ? limits.labelled : limits.linked;
  if (!long || element.closest(kept) || linkedShare(block) < least) return false;
  return (item || !/^h[1-6]$/.test(element.localName)) && leadsOn(block, page);
}

/** Whether the author announces what follows: a line of text that ends in a colon. */
const introduces = (block: TextBlock | undefined): boolean =>
  block !== undefined && /[:：]$/.test(block.text) && linkedShare(block) < 0.5 && block.text.length > 30;

const sizeOf = (blocks: readonly TextBlock[]): number => blocks.reduce((sum, { text }) => sum + text.length, 0);

/**
 * Takes the announcements of other articles of the site: lines that are nothing but links to them, unless the
 * author's words lead to them.
 */
export function takeTeasers(root: Element, url: string | undefined): void {
  if (url === undefined || !URL.canParse(url)) return;
  const page = new URL(url);
  const blocks = textBlocksOf(root);
  const teasers: TextBlock[] = [];
  let led = false;
  for (const [i, block] of blocks.entries()) {
    const teaser = isTeaser(block, page);
    led = teaser && (led || introduces(blocks[i - 1]));
    if (teaser && !led) teasers.push(block);
  }
  if (sizeOf(teasers) <= limits.share * sizeOf(blocks)) for (const block of teasers) removeLine(block, root);
}

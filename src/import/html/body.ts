import { Readability } from '@mozilla/readability';
import { clean } from '../clean.ts';
import { address } from '../markup/policy.ts';
import { linkDensity, textBlocksOf } from './blocks.ts';
import { chromeOf } from '../chrome/phrase.ts';
import { inChrome } from './chrome.ts';
import { byDefuddle } from './defuddle.ts';
import type { HtmlPage } from './page.ts';
import { meta } from './page.ts';
import { parseHtml, titleElementText } from './parse.ts';
import { likeness, loose, metaText, visibleText } from './plain.ts';
import { prune } from './prune.ts';
import { propertyValues } from './schema.ts';

/** The article's text as an element of a document of its own, and whether the page cuts it off. */
export interface ExtractedBody {
  readonly element: Element | undefined;
  readonly isCut: boolean;
}

/**
 * The element that Readability takes for the article in a document, which it changes; undefined also where it
 * fails.
 */
function byReadability(document: Document): Element | undefined {
  try {
    const article = new Readability<Element>(document, {
      serializer: (node) => node as Element,
      keepClasses: true,
    }).parse();
    return article?.content ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * Addresses are made absolute here: Readability resolves them against a base that a parsed string does not have.
 * Templates, which hold no text of the page, would count as such.
 */
function absolute(document: Document, base: string | undefined): Document {
  for (const template of document.querySelectorAll('template')) template.remove();
  for (const link of document.querySelectorAll('a[href]')) {
    const url = address(link.getAttribute('href'), base);
    if (url) link.setAttribute('href', url);
  }
  return document;
}

/** The words by which the page itself describes its article: its title, and a sentence or two. */
function descriptionOf({ document, metas, article }: HtmlPage): string {
  const stated = [meta(metas, 'og:description'), article?.['description'], meta(metas, 'description')];
  return `${metaText(titleElementText(document))} ${stated.map(metaText).find(Boolean) ?? ''}`;
}

/** The share of an element's lines, by their length, that another text holds. */
function heldIn(element: Element, other: string): number {
  const lines = textBlocksOf(element).map(({ text }) => loose(text));
  const total = lines.reduce((sum, line) => sum + line.length, 0);
  const held = lines.reduce((sum, line) => sum + (other.includes(line) ? line.length : 0), 0);
  return total === 0 ? 0 : held / total;
}

/** The share of the words of one text that another has. */
function wordsIn(few: string, many: string): number {
  const has = new Set(loose(many).split(' '));
  const words = [...new Set(loose(few).split(' '))].filter((word) => word.length > 3);
  return words.length === 0 ? 0 : words.filter((word) => has.has(word)).length / words.length;
}

/**
 * When the second of two readings is taken: the first has fewer characters than `short`; or the second holds `same`
 * of it, has `longer` times its text and fewer links than `links`; or they are so unlike that they are about
 * different things, and the second has more of the words with which the page describes its article.
 */
const limits = { short: 200, same: 0.8, longer: 2, links: 0.15, unlike: 0.35, described: 0.3 } as const;

/** Which of two readings of a page is its article. `described` is the page's own description. */
export function choose(first: Element | undefined, second: Element, described: string): Element | undefined {
  const [a, b] = [visibleText(first), visibleText(second)];
  if (!first || a.length < limits.short) return b.length > a.length ? second : first;
  if (b.length < limits.short) return first;
  const isPart = heldIn(first, loose(b)) >= limits.same && b.length > limits.longer * a.length;
  if (isPart && linkDensity(second) < limits.links) return second;
  const isOther = likeness(a, b) < limits.unlike;
  return isOther && wordsIn(described, b) > wordsIn(described, a) + limits.described ? second : first;
}

/**
 * How many times as long as the page's text the text in its metadata is, at least, where the page cuts its text
 * off.
 */
const cut = 1.2;

/** The text of the article as JSON-LD states it, as paragraphs; '' where it states none. */
function statedText(page: HtmlPage): string {
  const body = propertyValues(page.article?.['articleBody']).find((value) => typeof value === 'string');
  return clean(
    String(body ?? '')
      .replace(/<\/?(?:p|br|div|li|h\d)\b[^<>]*>/gi, '\n\n')
      .replace(/<[^<>]*>/g, ''),
  );
}

/** Text as an element with a paragraph for each of its lines. */
function paragraphsOf(text: string): Element {
  const { body } = parseHtml('');
  for (const line of text.split(/\n+/).filter((each) => each.trim() !== '')) {
    const paragraph = body.ownerDocument.createElement('p');
    paragraph.textContent = line.trim();
    body.append(paragraph);
  }
  return body;
}

/** Whether a page asks its reader to subscribe in the place of the rest of its article. */
const hasWall = ({ document }: HtmlPage): boolean =>
  textBlocksOf(document.documentElement).some(
    ({ text, element }) => text.length < 200 && chromeOf(text)?.kind === 'paywall' && !inChrome(element),
  );

/**
 * Reads the article's text: what Readability finds in the page without its boxes, or what Defuddle finds where that
 * is more of the same or what the page describes. Where JSON-LD has more of the same text, the page cuts it off,
 * and that text is taken.
 */
export function extractBody(page: HtmlPage): ExtractedBody {
  const document = absolute(parseHtml(page.html), page.base);
  const second = absolute(parseHtml(byDefuddle(page)), page.base).body;
  prune(document, visibleText(second));
  const first = byReadability(document);
  const stated = statedText(page);
  const isLonger = (element: Element | undefined): boolean =>
    loose(stated).length > cut * loose(visibleText(element)).length;
  if (first && isLonger(first) && heldIn(first, loose(stated)) >= limits.same)
    return { element: paragraphsOf(stated), isCut: false };
  const chosen = choose(first, second, descriptionOf(page));
  // Defuddle may give the stated text without its paragraphs.
  const isBare = chosen?.childElementCount === 0 && loose(visibleText(chosen)) === loose(stated);
  const element = isBare ? paragraphsOf(stated) : chosen;
  const isFree = !/^false$/i.test(String(page.article?.['isAccessibleForFree'] ?? ''));
  return { element, isCut: stated === '' ? !isFree || hasWall(page) : isLonger(element) };
}

import { Readability } from '@mozilla/readability';
import { address } from '../markup/policy.ts';
import { unconfirmed } from './confirm.ts';
import type { Page } from './page.ts';
import { meta } from './page.ts';
import { parse, titleOf } from './parse.ts';
import { choose } from './agree.ts';
import { likeness, plain, textOf } from './plain.ts';
import { prune } from './prune.ts';
import { take } from './take.ts';

/** What Readability takes for the article in a document, which it changes; undefined also where it fails. */
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
 * Addresses are made absolute here: Readability resolves them against a base that a parsed string does not have. Templates, which hold
 * no text of the page, would count as such.
 */
function absolute(document: Document, base: string | undefined): Document {
  for (const template of document.querySelectorAll('template')) template.remove();
  for (const link of document.querySelectorAll('a[href]')) {
    const url = address(link.getAttribute('href'), base);
    if (url) link.setAttribute('href', url);
  }
  return document;
}

/** The share of the longer text that the shorter must have to be taken for it: below, pruning has cost the article. */
const shrunk = 0.7;

/** How like a text must be to what the page's JSON-LD gives as the article's body. */
const sameBody = 0.5;

/** Shortest `articleBody` of JSON-LD that is worth a comparison, in characters. */
const wholeBody = 400;

/** What the page says in a sentence or two of its article, where the article's field of it is taken from first. */
function deckOf({ metas, article }: Page): string {
  const stated = [meta(metas, 'og:description'), article?.['description'], meta(metas, 'description')];
  return stated.map(plain).find(Boolean) ?? '';
}

/** What stands in the page's own element of the article's body, or one that an extractor found, most like the text that the page states. */
function mostLike(found: readonly (Element | undefined)[], stated: string): Element | undefined {
  const ranked = found
    .filter((element) => element !== undefined)
    .map((element) => ({ element, like: likeness(textOf(element), stated) }))
    .sort((a, b) => b.like - a.like);
  return (ranked[0]?.like ?? 0) > sameBody ? ranked[0]?.element : undefined;
}

/**
 * The element that holds the article's text, of a document of its own: what Readability finds in the page without its boxes, or
 * in the page as it is where that finds much more; where the page states its text in JSON-LD, what is most like it; where Defuddle
 * finds the same and much more, or something else that the other reading agrees with, that.
 */
function extract(page: Page, third: Element): Element | undefined {
  const pruned = absolute(parse(page.html), page.base);
  prune(pruned);
  const first = byReadability(pruned);
  const second = byReadability(absolute(parse(page.html), page.base));
  const stated = plain(page.article?.['articleBody']);
  if (stated.length > wholeBody) {
    const own = absolute(parse(page.html), page.base).querySelector('[itemprop~="articleBody"]') ?? undefined;
    const like = mostLike([first, second, own], stated);
    if (like) return like;
  }
  const best = textOf(first).length < shrunk * textOf(second).length ? second : first;
  return choose(best, second, third, `${plain(titleOf(page.document))} ${deckOf(page)}`);
}

/** The element that holds the article's text, of a document of its own, without the lines that Defuddle's reading speaks against. */
export function extractBody(page: Page, defuddle: () => { readonly content: string }): Element | undefined {
  const third = absolute(parse(defuddle().content), page.base).body;
  const found = extract(page, third);
  if (found) for (const block of unconfirmed(found, third)) take(block, found);
  return found;
}

import { blockElements } from '../../article/html-policy.ts';
import { chromeOf } from '../chrome/phrase.ts';
import { codeLanguage } from '../markup/code.ts';
import { type TextBlock, linkDensity, linkedShare, textBlocksOf } from './blocks.ts';
import { loose, visibleText } from './plain.ts';

/** What no reader of the page sees, or what is no text. */
const unseen = [
  'script, style, template, link, nav, select, dialog, [hidden]',
  ...['dialog', 'alertdialog', 'search', 'navigation', 'menu', 'toolbar'].map((role) => `[role="${role}"]`),
  ...['display:none', 'display: none', 'visibility:hidden', 'visibility: hidden'].map(
    (style) => `[style*="${style}" i]`,
  ),
].join(', ');

/** Words in classes and ids of boxes that pages put between and around an article's paragraphs. */
const boxWord = new RegExp(
  String.raw`(?:^|[\s_-])(?:related|read-?(?:more|also|next)|recommend(?:ed|ations?)?|recirc(?:ulation)?` +
    String.raw`|newsletter|sign-?up|subscri(?:be|ption)|most-?(?:read|popular|viewed)|popular|trending|share` +
    String.raw`|sharing|social|breadcrumbs?|comments?|disqus|outbrain|taboola|promo(?:tion)?s?|teasers?` +
    String.raw`|advert(?:isement|ising)?s?|ads?|sponsored|cookies?|consent|gdpr|paywall|toolbar|tag-?(?:list` +
    String.raw`|cloud)|author-?(?:box|bio|info|card)|leggi-?anche|also-?read|see-?also)(?:$|[\s_-]|\d)`,
  'i',
);

/** Most of the page's text that a box may hold: what holds more is the article, whatever its class says. */
const mostOfBox = 0.2;

/** Most text that a box may hold that has hardly any links. */
const linklessBox = 400;

/** Class and id; headings' ids are words of the text, and so are long ones. */
function marksOf(element: Element): string {
  const id =
    /^(?:div|section|aside)$/.test(element.localName) && element.id.split(/[-_]/).length <= 3 ? element.id : '';
  return `${element.getAttribute('class') ?? ''} ${id}`;
}

/** Elements whose content stays, whatever the class of a box says that holds them. */
const content = 'pre, blockquote, table, dl, math';

const fullStop = /[.!?…。！？][\])"”’»」『』]*$/u;

/**
 * Whether a line is a sentence of running text that the other reading of the page has, too, and no phrase of
 * chrome.
 */
const isSentence = (line: TextBlock, other: string): boolean =>
  line.text.length >= 40 &&
  fullStop.test(line.text) &&
  linkedShare(line) < 0.5 &&
  (other === '' || other.includes(loose(line.text))) &&
  chromeOf(line.text) === undefined;

/** Removes boxes that their classes and their content show to be no part of the article. */
function dropBoxes(body: Element, other: string): void {
  const total = visibleText(body).length;
  for (const box of body.querySelectorAll('div, section, aside, ul, ol, p, footer, header, span')) {
    const named = boxWord.test(marksOf(box));
    if (!box.parentNode || (!named && box.localName !== 'aside')) continue;
    const text = visibleText(box).length;
    if (box.querySelector('h1, article, [itemprop~="articleBody"]') || text > total * mostOfBox) continue;
    if (box.querySelector(content)) continue;
    if (
      linkDensity(box) > 0.4 ||
      (named && text <= linklessBox && !textBlocksOf(box).some((line) => isSentence(line, other)))
    )
      box.remove();
  }
}

const holdsBlock = (element: Element): boolean =>
  [...element.children].some((child) => blockElements.has(child.localName) || holdsBlock(child));

/**
 * Writes content so that an extractor judges it by itself: it judges boxes by their links and classes, and would
 * remove a paragraph that is mostly a link. A box that holds one element is that element, one that holds a sentence
 * is a paragraph.
 */
function unwrap(body: Element): void {
  for (const list of body.querySelectorAll('dl[class]')) list.removeAttribute('class');
  for (const element of body.querySelectorAll('[class]'))
    if (boxWord.test(element.className) && (element.matches(`figure, ${content}`) || element.querySelector(content)))
      element.removeAttribute('class');
  for (const box of [...body.querySelectorAll('div')].reverse()) {
    const [only, second] = box.children;
    const isContent = only && !second && /^(?:p|pre|blockquote|table|ul|ol|dl|figure)$/.test(only.localName);
    if (isContent && visibleText(only) === visibleText(box)) {
      const language = only.localName === 'pre' ? codeLanguage(only) : '';
      if (language !== '') only.setAttribute('data-lang', language);
      box.replaceWith(only);
    } else if (visibleText(box).length >= 40 && fullStop.test(visibleText(box)) && !holdsBlock(box)) {
      const paragraph = box.ownerDocument.createElement('p');
      paragraph.append(...box.childNodes);
      box.replaceWith(paragraph);
    }
  }
}

/**
 * Removes from a document what is certainly not its article, so that the extractor is not misled by it. `other` is
 * the text of another reading of the page, '' if there is none.
 */
export function prune(document: Document, other: string): void {
  for (const element of document.querySelectorAll(unseen)) {
    if (element.localName === 'select' || !element.querySelector('h1, article')) element.remove();
  }
  const body = document.body ?? document.documentElement;
  dropBoxes(body, loose(other));
  unwrap(body);
}

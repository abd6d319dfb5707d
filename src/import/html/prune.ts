import { linkDensity } from './links.ts';
import { textOf } from './plain.ts';

/** What no reader of the page sees, or what is no text. */
const unseen =
  'script:not([type*="math" i]), style, template, link, [hidden], dialog, [role="dialog"], [role="alertdialog"], [role="search"], [role="navigation"], [role="menu"], [role="toolbar"], nav, select, ' +
  '[style*="display:none" i], [style*="display: none" i], [style*="visibility:hidden" i], [style*="visibility: hidden" i]';

/** Words in classes and ids of boxes that pages put between and around an article's paragraphs. */
const boxWord =
  /(?:^|[\s_-])(?:related|read-?(?:more|also|next)|recommend(?:ed|ations?)?|recirc(?:ulation)?|newsletter|sign-?up|subscri(?:be|ption)|most-?(?:read|popular|viewed)|popular|trending|share|sharing|social|breadcrumbs?|comments?|disqus|outbrain|taboola|promo(?:tion)?s?|teasers?|advert(?:isement|ising)?s?|ads?|sponsored|cookies?|consent|gdpr|paywall|toolbar|tag-?(?:list|cloud)|author-?(?:box|bio|info|card)|leggi-?anche|also-?read|see-?also)(?:$|[\s_-]|\d)/i;

/** Most of the page's text that a box may hold: what holds more is the article, whatever its class says. */
const mostOfBox = 0.2;

/** Most text that a box may hold that has hardly any links. */
const linklessBox = 400;

/** Class and id; headings' ids are words of the text, and so are long ones. */
function marksOf(element: Element): string {
  const id =
    /^(?:div|section|aside)$/.test(element.localName) && element.id.split(/[-_]/).length <= 3
      ? element.id
      : '';
  return `${element.getAttribute('class') ?? ''} ${id}`;
}

/** Takes away from a document what is certainly not its article, so that the extractor is not misled by it. */
export function prune(document: Document): void {
  for (const element of document.querySelectorAll(unseen)) {
    if (element.localName === 'select' || !element.querySelector('h1, article')) element.remove();
  }
  const body = document.body ?? document.documentElement;
  const total = textOf(body).length;
  for (const element of body.querySelectorAll('[class], [id], aside')) {
    if (
      !element.parentNode ||
      !/^(?:div|section|aside|ul|ol|p|figure|footer|header|table|span)$/.test(element.localName)
    )
      continue;
    const named = boxWord.test(marksOf(element));
    if (!named && element.localName !== 'aside') continue;
    const text = textOf(element).length;
    if (element.querySelector('h1, article, [itemprop~="articleBody"]') || text > total * mostOfBox) continue;
    if ((named && text <= linklessBox) || linkDensity(element) > 0.4) element.remove();
  }
}

/**
 * Words in classes and ids of parts of a page that are not its article. Whole words, so that `no-sidebar` on the
 * page says nothing.
 */
const chromeWord = new RegExp(
  String.raw`(?:^|[\s_-])(?:related|sidebar|side-bar|recommend(?:ed|ations?)?|most-?(?:read|popular|viewed)` +
    String.raw`|popular|trending|nav(?:bar|igation)?|menu|breadcrumbs?|comments?|footer|newsletter|promo|teasers?` +
    String.raw`|outbrain|taboola)(?:$|[\s_-])`,
  'i',
);
const negated = /(?:^|[\s_-])(?:no|has|with|without|hide|show)[_-](?:sidebar|menu|nav)/i;

const chromeElements: ReadonlySet<string> = new Set(['nav', 'aside', 'footer']);

/** Whether an element lies in a part of the page that is not its article, by the elements and classes around it. */
export function inChrome(element: Element): boolean {
  for (
    let at: Element | null = element;
    at && !/^(?:html|body|main|article)$/.test(at.localName);
    at = at.parentElement
  ) {
    if (chromeElements.has(at.localName)) return true;
    const marks = `${at.getAttribute('class') ?? ''} ${at.id ?? ''}`;
    if (marks.length > 1 && chromeWord.test(marks) && !negated.test(marks) && !at.querySelector('h1')) return true;
  }
  return false;
}

/**
 * How many elements out a word in class or id matches, 0 for the element itself; undefined where none does within
 * `levels`.
 */
export function markedAt(element: Element, word: RegExp, levels: number): number | undefined {
  let at: Element | null = element;
  for (let level = 0; at && level < levels && at.localName !== 'body'; level++, at = at.parentElement)
    if (word.test(`${at.getAttribute('class') ?? ''} ${at.id ?? ''}`)) return level;
  return undefined;
}

/** Whether an element belongs to a picture: what stands there credits the photographer. */
export function inPicture(element: Element): boolean {
  return (
    element.closest('figure, figcaption') !== null ||
    markedAt(element, /caption|credit|(?:^|[\s_-])(?:photo|image|img)(?:$|[\s_-])/i, 2) !== undefined
  );
}

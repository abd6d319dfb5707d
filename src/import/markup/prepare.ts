import { droppedElements, renamedElements } from '../../article/html-policy.ts';
import { settleCaptions } from './captions.ts';
import { settleCode } from './code.ts';
import { linkEmbeds } from './embeds.ts';
import { settleFootnotes } from './footnotes.ts';
import { settleFormulas } from './formulas.ts';
import { settleImages } from './images.ts';
import { dropMarks } from './marks.ts';
import { address, addressAttributes } from './policy.ts';
import { liftBreaks, splitBreaks, splitWrappers, unnest } from './split.ts';

/** Removes what no reader sees. A check box in a list item is text: it says done or not. */
function drop(root: Element): void {
  for (const box of root.querySelectorAll('li input[type="checkbox"]'))
    box.replaceWith(box.hasAttribute('checked') ? '[x] ' : '[ ] ');
  for (const element of root.querySelectorAll([...droppedElements].join(','))) element.remove();
}

/**
 * No-break spaces are layout, zero-width signs and soft hyphens are invisible: neither belongs to the text. Joiners
 * stay. Neighbouring text nodes become one: parsers cut them at references.
 */
function cleanText(node: Node): void {
  let before: Node | undefined;
  for (const child of Array.from(node.childNodes)) {
    if (child.nodeType === 8) child.parentNode?.removeChild(child);
    else if (child.nodeType === 3) {
      const text = dropMarks(child.nodeValue ?? '')
        .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
        .replace(/[\u00a0\u2007\u202f]/g, ' ');
      if (before) {
        before.nodeValue = (before.nodeValue ?? '') + text;
        child.parentNode?.removeChild(child);
      } else {
        child.nodeValue = text;
        before = child;
      }
    } else {
      before = undefined;
      cleanText(child);
    }
  }
}

/** Signs of the links that headings hold to themselves: `#`, `¶`, `§`, a chain, or nothing. */
const permalink = /^(?:[\s#¶§🔗⚓]|\ufe0f)*$/u;

/** Removes the links of headings to themselves. */
function dropPermalinks(root: Element): void {
  for (const link of root.querySelectorAll('h1 a, h2 a, h3 a, h4 a, h5 a, h6 a'))
    if (
      permalink.test(link.textContent ?? '') &&
      /#|^$/.test(link.getAttribute('href') ?? '') &&
      !link.querySelector('img')
    )
      link.remove();
}

/**
 * Replaces what pages show in a form of their own by its source: formulas by their TeX, code by its text without
 * numbers of lines, headings without links to themselves.
 */
export function settleSources(root: Element): void {
  settleFormulas(root);
  settleCode(root);
  dropPermalinks(root);
}

/** Replaces elements by those that the policy has for them. */
function rename(root: Element): void {
  for (const element of root.querySelectorAll([...renamedElements.keys()].join(','))) {
    const other = element.ownerDocument.createElement(renamedElements.get(element.localName) as string);
    for (const { name, value } of element.attributes) other.setAttribute(name, value);
    other.append(...element.childNodes);
    element.replaceWith(other);
  }
}

function settleLinks(root: Element, base?: string): void {
  for (const element of root.querySelectorAll(addressAttributes.map((key) => `[${key}]`).join(',')))
    for (const key of addressAttributes) {
      if (!element.hasAttribute(key)) continue;
      const url = address(element.getAttribute(key), base);
      if (url === undefined) element.removeAttribute(key);
      else element.setAttribute(key, url);
    }
}

/** A list that stands beside its item, as many pages have it, belongs into that item. */
function nestLists(root: Element): void {
  for (const list of root.querySelectorAll('ul > ul, ul > ol, ol > ul, ol > ol')) {
    const item = list.previousElementSibling;
    if (item?.localName === 'li') item.append(list);
  }
}

/** Changes a tree in place so that every element in it can be said in Markdown or in the raw HTML of the policy. */
export function prepare(root: Element, base?: string): void {
  settleSources(root);
  settleFootnotes(root);
  linkEmbeds(root, base);
  drop(root);
  rename(root);
  cleanText(root);
  settleImages(root, base);
  settleCaptions(root);
  settleLinks(root, base);
  nestLists(root);
  unnest(root);
  liftBreaks(root);
  splitBreaks(root);
  splitWrappers(root);
}

import { percentDecoded } from '../../text/path.ts';
/** Back-links from a note to its reference: an arrow, a caret or a number, pointing into the page. */
const backLink = /^[\s\p{S}\ufe0e\ufe0f]*$/u;

const idOf = (link: Element): string => percentDecoded((link.getAttribute('href') ?? '').replace(/^.*#/, ''));

/**
 * Finds references to notes of the same text (`<sup><a href="#fn1">1</a></sup>` with `<li id="fn1">… <a
 * href="#r1">↩</a></li>`) and rewrites both as `data-note` elements, which become Markdown footnotes. A note counts
 * only where it links back, so that other links inside the page stay links.
 */
export function settleFootnotes(root: Element): void {
  const byId = new Map([...root.querySelectorAll('[id]')].map((element) => [element.id, element]));
  const names = new Map<Element, string>();
  const inPage = [...root.querySelectorAll('a[href^="#"]')];
  const lists = new Set<Element>();
  for (const link of inPage) {
    const target = byId.get(idOf(link));
    const note = target?.closest('li, p, div, dd, aside');
    if (!target || !note || note.contains(link)) continue;
    const label = (link.textContent ?? '').replace(/[[\]()\s]/g, '');
    if (!/^[\p{L}\p{N}*†‡§¶]{1,12}$/u.test(label)) continue;
    const origin = link.closest('sup') ?? link;
    const ids = new Set([link.id, origin.id, link.parentElement?.id].filter(Boolean));
    const back = [...note.querySelectorAll('a[href^="#"]')].filter((a) => ids.has(idOf(a)));
    if (!names.has(note) && back.length === 0) continue;
    const name = names.get(note) ?? String(names.size + 1);
    names.set(note, name);
    if (note.parentElement) lists.add(note.parentElement);
    const reference = root.ownerDocument.createElement('x-note');
    reference.setAttribute('data-name', name);
    reference.textContent = label;
    origin.replaceWith(reference);
  }
  for (const [note, name] of names) {
    for (const link of note.querySelectorAll('a[href^="#"]'))
      if (backLink.test(link.textContent ?? '') || /^\[?\d+\]?\.?$/.test((link.textContent ?? '').trim()))
        (link.closest('sup') ?? link).remove();
    const definition = root.ownerDocument.createElement('div');
    definition.setAttribute('data-note', name);
    definition.append(...note.childNodes);
    note.replaceWith(definition);
  }
  for (const list of lists)
    if (/^[ou]l$/.test(list.localName) && [...list.children].every((child) => child.hasAttribute('data-note')))
      list.replaceWith(...list.childNodes);
}

import { blockElements } from '../../article/html-policy.ts';

/** Inline elements that mean something in Markdown, and that pages and feeds wrap around whole blocks. */
const wrappers = 'a, b, strong, i, em, del, s, ins, mark, sub, sup, code, q';

const isBlock = (node: Node): boolean => node.nodeType === 1 && blockElements.has((node as Element).localName);

const holdsBlock = (node: Node): boolean =>
  node.nodeType === 1 && [...(node as Element).querySelectorAll('*')].some((e) => blockElements.has(e.localName));

/** Wraps every run of inline nodes below `parent` in a copy of `wrapper`, however deep the blocks lie. */
function wrapRuns(parent: Node, wrapper: Element): void {
  let run: Element | undefined;
  for (const child of Array.from(parent.childNodes)) {
    if (isBlock(child) || holdsBlock(child)) {
      run = undefined;
      wrapRuns(child, wrapper);
    } else if (run === undefined && child.nodeType === 3 && (child.nodeValue ?? '').trim() === '') {
      continue;
    } else {
      if (run === undefined) {
        run = wrapper.cloneNode(false) as Element;
        parent.insertBefore(run, child);
      }
      run.appendChild(child);
    }
  }
}

/** Moves inline elements that hold blocks into these blocks: `<a><h2>x</h2></a>` becomes `<h2><a>x</a></h2>`. */
export function splitWrappers(root: Element): void {
  for (const wrapper of root.querySelectorAll(wrappers)) {
    if (!holdsBlock(wrapper)) continue;
    wrapRuns(wrapper, wrapper);
    wrapper.replaceWith(...wrapper.childNodes);
  }
}

const isBreak = (node: Node | null): boolean => node?.nodeType === 1 && (node as Element).localName === 'br';

const isGap = (node: Node | null): boolean =>
  node?.nodeType === 8 || (node?.nodeType === 3 && (node.nodeValue ?? '').trim() === '');

/**
 * Turns two or more line breaks in a row into the end of a paragraph, as pages mean them, outside preformatted
 * text.
 */
export function splitBreaks(root: Element): void {
  for (const first of root.querySelectorAll('br')) {
    if (!first.parentNode || first.closest('pre, td, th')) continue;
    const run: Node[] = [];
    let breaks = 1;
    for (let next = first.nextSibling; isBreak(next) || isGap(next); next = next?.nextSibling ?? null) {
      run.push(next as Node);
      if (isBreak(next)) breaks += 1;
    }
    if (breaks < 2) continue;
    for (const node of run) node.parentNode?.removeChild(node);
    first.replaceWith(root.ownerDocument.createElement('p'));
  }
}

/** Moves line breaks at the edges of inline elements out of them: `<b>x<br></b>` becomes `<b>x</b><br>`. */
export function liftBreaks(root: Element): void {
  for (const wrapper of [...root.querySelectorAll(wrappers)].reverse()) {
    while (
      isBreak(wrapper.lastChild) ||
      (isGap(wrapper.lastChild) && isBreak(wrapper.lastChild?.previousSibling ?? null))
    )
      wrapper.after(wrapper.lastChild as Node);
    while (isBreak(wrapper.firstChild)) wrapper.before(wrapper.firstChild as Node);
  }
}

/** Elements that say the same; one inside the other says nothing more. */
const sameMeaning = ['b, strong', 'i, em', 'del, s', 'a', 'code'];

/** Unwraps emphasis in emphasis, links in links, code in code. */
export function unnest(root: Element): void {
  for (const selector of sameMeaning)
    for (const element of root.querySelectorAll(selector))
      if (element.parentElement?.closest(selector)) element.replaceWith(...element.childNodes);
}

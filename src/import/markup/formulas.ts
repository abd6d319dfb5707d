import { delimitTex, renderedFormula, texAnnotation, texScript } from '../../article/formula.ts';

/** Boxes of KaTeX, Wikipedia and MathJax 3 that hold a formula in several forms. */
const boxes = '.katex, .mwe-math-element, mjx-container';

/** Elements of MathJax that hold a formula as it is shown and as MathML. */
const mathJax = 'mjx-container, [class*="MathJax"]';

/** Elements of MathML (MathML 4 §3.4), with the elements of HTML for their second and third child. */
const scripts: readonly (readonly [element: string, ...marks: ('sup' | 'sub')[]])[] = [
  ['msup', 'sup'],
  ['msub', 'sub'],
  ['msubsup', 'sub', 'sup'],
];

/** Replaces MathML by its text. Scripts, fractions and roots are marked, since `c2` and `12` mean something else. */
function spellOut(math: Element): void {
  const document = math.ownerDocument;
  for (const [name, ...marks] of scripts)
    for (const { children } of math.querySelectorAll(name))
      for (const [i, child] of [...children].slice(1, marks.length + 1).entries()) {
        const mark = document.createElement(marks[i] as string);
        child.replaceWith(mark);
        mark.append(child);
      }
  for (const fraction of math.querySelectorAll('mfrac')) {
    for (const part of fraction.children)
      if (part.childElementCount > 1) {
        part.prepend('(');
        part.append(')');
      }
    fraction.firstElementChild?.after('/');
  }
  for (const root of math.querySelectorAll('msqrt')) {
    root.prepend('√(');
    root.append(')');
  }
  const text = document.createElement('span');
  text.append(...math.childNodes);
  math.replaceWith(text);
}

/**
 * Keeps each formula once: as the TeX beside it (KaTeX, MathJax, Wikipedia, WordPress), else as the text of its
 * MathML.
 */
export function settleFormulas(root: Element): void {
  const document = root.ownerDocument;
  let found = false;
  const replace = (element: Element, tex: string | null, display: boolean): void => {
    element.replaceWith(document.createTextNode(delimitTex(tex ?? '', display)));
    found = true;
  };
  for (const script of root.querySelectorAll('script[type]')) {
    const type = script.getAttribute('type') ?? '';
    if (texScript.test(type)) replace(script, script.textContent, /mode=display/i.test(type));
  }
  for (const annotation of root.querySelectorAll('math annotation[encoding]')) {
    const math = annotation.closest('math');
    if (!math || !texAnnotation.test(annotation.getAttribute('encoding') ?? '')) continue;
    replace(math.closest(boxes) ?? math, annotation.textContent, math.getAttribute('display') === 'block');
  }
  // The picture that WordPress draws of a formula has its TeX as its alternative text.
  for (const image of root.querySelectorAll('img.latex[alt]')) replace(image, image.getAttribute('alt'), false);
  for (const math of root.querySelectorAll('math')) {
    const outermost = (element: Element): Element => {
      const box = element.parentElement?.closest(mathJax);
      return box ? outermost(box) : element;
    };
    const box = outermost(math);
    if (box !== math) box.replaceWith(math);
    spellOut(math);
  }
  if (found)
    for (const element of root.querySelectorAll('[class*="MathJax"]'))
      if (renderedFormula.test(element.getAttribute('class') ?? '')) element.remove();
}

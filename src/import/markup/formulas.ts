import { delimitTex, renderedFormula, texAnnotation, texScript } from '../../article/formula.ts';

/** Boxes of KaTeX, Wikipedia and MathJax 3 that hold a formula in several forms. */
const boxes = '.katex, .mwe-math-element, mjx-container';

/** Elements of MathJax that hold a formula as it is shown and as MathML. */
const mathJax = 'mjx-container, [class*="MathJax"]';

/** Marks for the second child of elements of MathML, without which its text would mean something else. */
const marks: readonly (readonly [element: string, mark: 'sup' | 'sub'])[] = [
  ['msup', 'sup'],
  ['msub', 'sub'],
];

/**
 * Keeps each formula once: as the TeX beside it (KaTeX, MathJax, Wikipedia, WordPress), else as the text of its MathML with
 * superscripts and subscripts marked.
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
    for (const [name, mark] of marks)
      for (const second of math.querySelectorAll(`${name} > :nth-child(2):not(${mark})`)) {
        const marked = document.createElement(mark);
        second.replaceWith(marked);
        marked.append(second);
      }
  }
  if (found)
    for (const element of root.querySelectorAll('[class*="MathJax"]'))
      if (renderedFormula.test(element.getAttribute('class') ?? '')) element.remove();
}

import { delimitTex, renderedFormula, texAnnotation, texScript } from '../../article/formula.ts';

/** Boxes of KaTeX and Wikipedia that hold a formula in several forms. */
const boxes = '.katex, .mwe-math-element';

/** Replaces each formula that has its TeX beside it by that TeX: those of KaTeX, MathJax and Wikipedia. */
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
  if (found)
    for (const element of root.querySelectorAll('[class*="MathJax"]'))
      if (renderedFormula.test(element.getAttribute('class') ?? '')) element.remove();
}

import { escapeAttribute, escapeText } from '../../text/escape.ts';
import { voidElements } from '../../article/html-policy.ts';
import { isRaw, keepsAttribute } from './policy.ts';

/** Cells stay apart by a space for those who read HTML by stripping its tags. */
const cell = /^t[dh]$/;

/** The opening tag of an element as the policy lets it stand. */
export function openTag(element: Element): string {
  const attributes = [...element.attributes]
    .filter(({ name, value }) => keepsAttribute(element.localName, name, value))
    .map(({ name, value }) => ` ${name}="${escapeAttribute(value)}"`);
  return `<${element.localName}${attributes.join('')}>`;
}

/**
 * An element as HTML by the policy, on a single line, so that no blank line ends the block (CommonMark 0.31 §4.6).
 * Line ends that mean something are character references.
 */
export function serialise(node: Node): string {
  if (node.nodeType === 3) {
    const text = node.nodeValue ?? '';
    const preformatted = (node.parentNode as Element).closest('pre') !== null;
    return preformatted ? escapeText(text).replace(/\n/g, '&#10;') : escapeText(text.replace(/\s+/g, ' '));
  }
  if (node.nodeType !== 1) return '';
  const element = node as Element;
  const name = element.localName;
  const inner = (): string => [...element.childNodes].map(serialise).join('');
  if (!isRaw(name)) return inner();
  if (voidElements.has(name)) return openTag(element);
  const apart = cell.test(name) && cell.test(element.nextElementSibling?.localName ?? '') ? ' ' : '';
  return `${openTag(element)}${inner()}</${name}>${apart}`;
}

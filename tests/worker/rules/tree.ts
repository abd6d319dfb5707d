import { SaxesParser } from 'saxes';

/** An element of an XML document. Names keep their prefixes. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

/** The root element of an XML document. Throws, as a strict parser does, where it is not well-formed. */
export function rootOf(xml: string): Element {
  const document: Element = { name: '', attributes: {}, children: [] };
  const open = [document];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value]);
    const element: Element = { name, attributes: Object.fromEntries(values), children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const hear = (text: string): void => void open.at(-1)?.children.push(text);
  parser.on('text', hear);
  parser.on('cdata', hear);
  parser.on('closetag', () => void open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  const root = document.children.find((child) => typeof child !== 'string');
  if (!root) throw new Error('The document has no element.');
  return root;
}

/** The child elements with this name. */
export function all(parent: Element, name: string): Element[] {
  return parent.children.filter((child): child is Element => typeof child !== 'string' && child.name === name);
}

/** The text of the first child with this name, all below it joined; undefined where there is no such child. */
export function text(parent: Element, name: string): string | undefined {
  const [first] = all(parent, name);
  return first && textOf(first);
}

export function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

import { type Element, elements, textOf } from '../syndication/tree.ts';

/** The text of the first child of that name, trimmed; '' where there is none. */
export function textIn(parent: Element, name: string): string {
  const child = elements(parent).find((element) => element.name === name);
  return child === undefined ? '' : textOf(child).trim();
}

/** The children of that name. */
export function allIn(parent: Element, name: string): readonly Element[] {
  return elements(parent).filter((element) => element.name === name);
}

/** A post's custom field, or ''. */
export function metaIn(item: Element, key: string): string {
  const meta = allIn(item, 'wp:postmeta').find((element) => textIn(element, 'wp:meta_key') === key);
  return meta === undefined ? '' : textIn(meta, 'wp:meta_value');
}

import { allowedElements, globalAttributes, schemes } from '../../article/html-policy.ts';
import { lookup } from '../../text/table.ts';
import { table } from '../../text/table.ts';

/**
 * Elements for which Markdown has no sign and that stand in it as raw HTML: `block` on lines of its own, `inline` in
 * running text. Others that the policy of bodies allows stand only inside of a raw block.
 */
export const rawForms = table<'block' | 'inline'>({
  figure: 'block',
  table: 'block',
  dl: 'block',
  details: 'block',

  sub: 'inline',
  sup: 'inline',
  kbd: 'inline',
  samp: 'inline',
  var: 'inline',
  mark: 'inline',
  ins: 'inline',
  abbr: 'inline',
  q: 'inline',
  ruby: 'inline',
  bdi: 'inline',
});

/** Elements that say nothing once their classes and styles are gone. */
const meaningless: ReadonlySet<string> = new Set(['address', 'div', 'picture', 'section', 'source', 'span']);

/** Whether an element can stand inside of raw HTML. */
export const isRaw = (name: string): boolean => allowedElements.has(name) && !meaningless.has(name);

/** Attributes with an address; those of pictures have only one after `settleImages`. */
export const addressAttributes: readonly string[] = ['href', 'src', 'cite'];

/** Whether the policy of bodies allows an attribute and its value; no ids, which are a page's own. */
export function keepsAttribute(element: string, name: string, value: string): boolean {
  const check = lookup(allowedElements.get(element) ?? {}, name) ?? lookup(globalAttributes, name);
  if (check === undefined || name === 'id' || name === 'srcset' || name === 'sizes') return false;
  return check instanceof RegExp ? check.test(value) : true;
}

/**
 * An address as it may stand in an article: absolute where a base is known, undefined where it is empty, broken or
 * of a scheme that the policy refuses. White space goes as the WHATWG URL standard has it.
 */
export function address(text: string | null | undefined, base?: string): string | undefined {
  const trimmed = (text ?? '').replace(/[\t\n\r]/g, '').trim();
  if (trimmed === '') return undefined;
  const url = URL.parse(trimmed, base);
  if (url) return schemes.link.includes(url.protocol) ? url.href : undefined;
  return /^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? undefined : trimmed.replace(/ /g, '%20');
}

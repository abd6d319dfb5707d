import {
  allowedElements,
  droppedElements,
  embeddedImage,
  linkedElements,
  renamedElements,
  schemes,
} from '../../article/html-policy.ts';
import { referencesOf, withoutCode } from './prose.ts';
import { type CheckRule, eachArticle, type Finding } from './rule.ts';

const tags = /<!--(?:(?!-->)[^])*|(?<!`)(`+)(?!`)(?:(?!\1).)*\1|<(\/?)([a-z][a-z\d-]*(?::[a-z\d-]+)?)(?=[\s/>])|\n/gi;

/** Elements whose removal takes no words and no meaning: scripts, styles, and the frame of a page. */
const harmless: ReadonlySet<string> = new Set(
  'base big body font head html label link meta nobr noscript param script style'.split(' '),
);

/** Elements that hold elements of their own kind. */
const foreign: ReadonlySet<string> = new Set(['svg', 'math']);

/** The elements of a body that the policy removes, each with the line of the first, by name. */
function removedElements(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  let line = 1;
  let inside = '';
  for (const [tag, , slash, written] of text.matchAll(tags)) {
    line += tag.split('\n').length - 1;
    const name = written?.toLowerCase() ?? '';
    if (name === inside && slash === '/') inside = '';
    const kept = allowedElements.has(name) || renamedElements.has(name) || linkedElements.has(name);
    if (name === '' || slash === '/' || inside !== '' || kept || harmless.has(name)) continue;
    if (foreign.has(name)) inside = name;
    if (!found.has(name)) found.set(name, line);
  }
  return found;
}

/** The addresses of a body that the policy removes. */
function* removedAddresses(body: string): Generator<Omit<Finding, 'article'>> {
  for (const { image, url, line } of referencesOf(body)) {
    const scheme = /^([a-z][a-z\d+.-]*:)/i.exec(url)?.[1]?.toLowerCase();
    const allowed = schemes[image ? 'media' : 'link'];
    if (scheme === undefined || allowed.includes(scheme) || /^javascript:$/.test(scheme)) continue;
    if (image && embeddedImage.test(url)) continue;
    const what = image ? 'The image' : 'The link';
    yield {
      line,
      message: `${what} to ${url.slice(0, 40)} is removed: feeds hold no ${scheme} addresses.`,
      remedy: image ? 'Put the file into content/media/.' : 'Write the address as text, or link to a page about it.',
    };
  }
}

export const removedMarkup: CheckRule = {
  name: 'removed-markup',
  severity: 'note',
  check: eachArticle(function* ({ body }) {
    if (body.includes('<'))
      for (const [name, line] of removedElements(withoutCode(body)))
        yield {
          line,
          message: `The element <${name}> is removed; its text ${droppedElements.has(name) ? 'goes too' : 'stays'}.`,
          remedy: 'Write it in other elements, or as a picture, if readers need it.',
        };
    yield* removedAddresses(body);
  }),
};

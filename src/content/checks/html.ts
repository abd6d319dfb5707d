import {
  allowedElements,
  droppedElements,
  embeddedImage,
  linkedElements,
  rawTextElements,
  renamedElements,
  schemes,
} from '../../article/html-policy.ts';
import { readLines, referencesOf, withoutCode } from './prose.ts';
import { type CheckRule, eachArticle, type Finding } from './rule.ts';

type ArticleFinding = Omit<Finding, 'article'>;

/** A tag of a body, or a comment without an end, whose name is `!--`. */
interface BodyTag {
  /** In lower case. */
  readonly name: string;
  /** From 1. */
  readonly line: number;
  readonly isEnd: boolean;
  /** The rest of the tag with its `>`; absent if the tag has no end. */
  readonly rest?: string;
}

/** Comments, code between backticks, tags, line ends. */
const marks =
  /<!--(?:(?!-->)[^])*(-->)?|(?<!`)(`+)(?!`)(?:(?!\2).)*\2|<(\/?)([a-z][a-z\d-]*(?::[a-z\d-]+)?)(?=[\s/>])([^<>]*>)?|\n/gi;

/** The tags of a body outside code and comments, in order. */
function* tagsIn(body: string): Generator<BodyTag> {
  if (!body.includes('<')) return;
  let line = 1;
  for (const [mark, closed, , slash, name, rest] of withoutCode(body).matchAll(marks)) {
    if (name !== undefined)
      yield { name: name.toLowerCase(), line, isEnd: slash === '/', ...(rest !== undefined && { rest }) };
    else if (mark.startsWith('<!--') && closed === undefined) yield { name: '!--', line, isEnd: false };
    line += mark.split('\n').length - 1;
  }
}

/** Elements whose removal takes no words and no meaning: scripts, styles, and the frame of a page. */
const harmless: ReadonlySet<string> = new Set(
  'base big body font head html label link meta nobr noscript param script style'.split(' '),
);

/** Elements that hold elements of their own kind. */
const foreign: ReadonlySet<string> = new Set(['svg', 'math']);

/** The elements of a body that the policy removes, each with the line of the first, by name. */
function removedElements(body: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  let inside = '';
  for (const { name, line, isEnd } of tagsIn(body)) {
    if (name === inside && isEnd) inside = '';
    const kept = allowedElements.has(name) || renamedElements.has(name) || linkedElements.has(name);
    if (name === '!--' || isEnd || inside !== '' || kept || harmless.has(name)) continue;
    if (foreign.has(name)) inside = name;
    if (!found.has(name)) found.set(name, line);
  }
  return found;
}

/** The addresses of a body that the policy removes. */
function* removedAddresses(body: string): Generator<ArticleFinding> {
  for (const { image, url, line } of referencesOf(body)) {
    const scheme = /^([a-z][a-z\d+.-]*:)/i.exec(url)?.[1]?.toLowerCase();
    const allowed = schemes[image ? 'media' : 'link'];
    if (scheme === undefined || allowed.includes(scheme) || scheme === 'javascript:') continue;
    if (image && embeddedImage.test(url)) continue;
    yield {
      line,
      message: `The ${image ? 'image' : 'link'} to ${url.slice(0, 40)} is removed: feeds hold no ${scheme} addresses.`,
      remedy: image ? 'Put the file into content/media/.' : 'Write the address as text, or link to a page about it.',
    };
  }
}

export const removedMarkup: CheckRule = {
  name: 'removed-markup',
  severity: 'note',
  check: eachArticle(function* ({ body }) {
    for (const [name, line] of removedElements(body))
      yield {
        line,
        message: `The element <${name}> is removed; its text ${droppedElements.has(name) ? 'goes too' : 'stays'}.`,
        remedy: 'Write it in other elements, or as a picture, if readers need it.',
      };
    yield* removedAddresses(body);
  }),
};

export const unclosedCode: CheckRule = {
  name: 'unclosed-code',
  severity: 'warning',
  check: eachArticle(function* ({ body }) {
    const { unclosed } = readLines(body);
    if (unclosed !== undefined)
      yield {
        line: unclosed,
        message: 'The code block that begins here is not closed.',
        remedy: 'Close it with a line of the same marks.',
      };
  }),
};

/** Elements that hide the text after them in browsers if they are not closed. */
const hiding: ReadonlySet<string> = new Set([...linkedElements.keys(), ...droppedElements, ...rawTextElements]);

/** The problem of an element without an end, or of one that ends only after another of its name has begun (`until`). */
function unclosed(name: string, line: number, until?: number): ArticleFinding {
  const begins = `The element <${name}> that begins here`;
  if (until === undefined)
    return {
      line,
      message: `${begins} is not closed.`,
      remedy: `Close it with </${name}>: HTML has no <${name} />.`,
    };
  return {
    line,
    message: `${begins} ends only in line ${until}; nothing between is shown.`,
    remedy: `Close it with </${name}> before the text that follows.`,
  };
}

/** The elements that are not closed, and those that end in their own tag, which HTML does not support. */
function* unclosedElements(body: string): Generator<ArticleFinding> {
  const open = new Map<string, number[]>();
  let comment: ArticleFinding | undefined;
  for (const { name, line, isEnd, rest } of tagsIn(body)) {
    if (name === '!--')
      comment = { line, message: 'The comment that begins here is not closed.', remedy: 'Close it with -->.' };
    if (rest === undefined || !hiding.has(name)) continue;
    const lines = open.get(name) ?? [];
    open.set(name, lines);
    if (!isEnd) {
      if (rest.endsWith('/>')) yield unclosed(name, line);
      else lines.push(line);
    } else if (rawTextElements.includes(name)) {
      const [first = line] = lines;
      if (lines.some((each) => each > first)) yield unclosed(name, first, line);
      lines.length = 0;
    } else lines.pop();
  }
  for (const [name, lines] of open) for (const line of lines) yield unclosed(name, line);
  if (comment) yield comment;
}

export const unclosedElement: CheckRule = {
  name: 'unclosed-element',
  severity: 'warning',
  check: eachArticle(({ body }) => unclosedElements(body)),
};

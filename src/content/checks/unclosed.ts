import { droppedElements, linkedElements, rawTextElements } from '../../article/html-policy.ts';
import { readLines, withoutCode } from './prose.ts';
import { type CheckRule, eachArticle, type Finding } from './rule.ts';

export const unclosedCode: CheckRule = {
  name: 'unclosed-code',
  severity: 'warning',
  check: eachArticle(function* ({ body }) {
    if (!body.includes('```') && !body.includes('~~~')) return;
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
const names = [...linkedElements.keys(), ...droppedElements, ...rawTextElements].join('|');

const tags = new RegExp(
  String.raw`<!--|-->|(?<!\`)(\`+)(?!\`)(?:(?!\1).)*\1|<(\/?)(${names})(?=[\s/>])([^<>]*)>|\n`,
  'gi',
);

/** An element without an end, or one that ends only in a line where another of its name has begun. */
interface Unclosed {
  readonly name: string;
  readonly line: number;
  readonly until?: number;
}

/** The elements that are not closed, and those that end in their own tag, which HTML does not support. */
function* unclosed(text: string): Generator<Unclosed> {
  const open = new Map<string, number[]>();
  let line = 1;
  let comment = 0;
  for (const [tag, , slash, written, rest = ''] of text.matchAll(tags)) {
    if (tag === '\n') line++;
    else if (tag === '-->') comment = 0;
    else if (tag === '<!--') comment ||= line;
    if (written === undefined || comment > 0) continue;
    const name = written.toLowerCase();
    const lines = open.get(name) ?? [];
    open.set(name, lines);
    if (slash !== '/') {
      if (rest.endsWith('/')) yield { name, line };
      else lines.push(line);
    } else if (rawTextElements.includes(name)) {
      const [first = line] = lines;
      if (lines.some((each) => each > first)) yield { name, line: first, until: line };
      lines.length = 0;
    } else lines.pop();
  }
  for (const [name, lines] of open) for (const each of lines) yield { name, line: each };
  if (comment > 0) yield { name: '!--', line: comment };
}

/** The problem that an element without an end is. */
function describe({ name, line, until }: Unclosed): Omit<Finding, 'article'> {
  const begins = name === '!--' ? 'The comment' : `The element <${name}>`;
  const remedy = name === '!--' ? 'Close it with -->.' : `Close it with </${name}>: HTML has no <${name} />.`;
  if (until === undefined) return { line, message: `${begins} that begins here is not closed.`, remedy };
  const message = `${begins} that begins here ends only in line ${until}; nothing between is shown.`;
  return { line, message, remedy: `Close it with </${name}> before the text that follows.` };
}

export const unclosedElement: CheckRule = {
  name: 'unclosed-element',
  severity: 'warning',
  check: eachArticle(function* ({ body }) {
    if (body.includes('<')) for (const each of unclosed(withoutCode(body))) yield describe(each);
  }),
};

import { readLines } from './prose.ts';
import { type CheckRule, eachArticle } from './rule.ts';

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

/**
 * Elements that the HTML policy removes or replaces by a link. If such an element is not closed, the text after it
 * would be removed too.
 */
const names =
  'applet|button|canvas|datalist|iframe|math|noembed|noframes|object|plaintext|script|select|style|svg|template|' +
  'textarea|title|xmp';

const tags = new RegExp(
  String.raw`<!--|-->|(?<!\`)(\`+)(?!\`)(?:(?!\1).)*\1|<(\/?)(${names})(?=[\s/>])([^<>]*)>|\n`,
  'gi',
);

/**
 * The elements that are not closed, and those that end in their own tag, which HTML does not support; with their
 * lines.
 */
function* unclosed(text: string): Generator<{ readonly name: string; readonly line: number }> {
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
    if (slash === '/') lines.pop();
    else if (!rest.endsWith('/')) lines.push(line);
    else if (name !== 'svg' && name !== 'math') yield { name, line };
  }
  for (const [name, lines] of open) for (const each of lines) yield { name, line: each };
  if (comment > 0) yield { name: '!--', line: comment };
}

export const unclosedElement: CheckRule = {
  name: 'unclosed-element',
  severity: 'warning',
  check: eachArticle(function* ({ body }) {
    if (!body.includes('<')) return;
    const lines: string[] = [];
    for (const { text, number } of readLines(body).prose) lines[number - 1] = text;
    const text = Array.from(lines, (each = '', i) =>
      /^(?: {4}|\t)/.test(each) && (lines[i - 1] ?? '').trim() === '' ? '' : each,
    ).join('\n');
    for (const { name, line } of unclosed(text))
      yield name === '!--'
        ? { line, message: 'The comment that begins here is not closed.', remedy: 'Close it with -->.' }
        : {
            line,
            message: `The element <${name}> that begins here is not closed.`,
            remedy: `Close it with </${name}>: HTML has no <${name} />.`,
          };
  }),
};

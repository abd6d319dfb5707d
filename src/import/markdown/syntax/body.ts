import type { Problem } from '../../../article/problem.ts';
import { alerts, containers } from './directives.ts';
import { jsx, jsxComments } from './jsx.ts';
import { attributeLists, contentsLine } from './kramdown.ts';
import { mask } from './mask.ts';
import type { BodyContext, BodyOptions, Syntax } from './syntax.ts';

/** Syntaxes that posts of every generator may have; they are read after its own. */
const common: readonly Syntax[] = [attributeLists, jsxComments, jsx, containers, alerts, contentsLine];

/** Signs of MDX in a `.md` file. */
const showsMdx =
  /\{\/\*|\sclassName=|\sstyle=\{\{|^import\s+[\w{*].*\sfrom\s+["'][^"']+["'];?\s*$|^export\s+const\s+\w+\s*=/m;

/** Problems beyond this number name no line. */
const mostLines = 100;

/** Longer bodies, in UTF-16 units, are taken as they are: no feed carries them whole. */
const longest = 1 << 20;

/**
 * The HTML of a post (`.html` of Jekyll and Hugo) as a block that Markdown renders to the letter: no blank line ends it
 * (CommonMark §4.6), no indentation makes it code.
 */
function verbatim(html: string): string {
  const lines = html
    .replace(/<(pre|textarea)\b[^<>]*>(?:(?!<\1\b)[\s\S])*?<\/\1\s{0,9}>/gi, (element) =>
      element.replace(/\n/g, '&#10;'),
    )
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length === 0 ? '' : `<div>\n${lines.join('\n')}\n</div>`;
}

/**
 * Reduces a body to Markdown that any renderer shows as the blog does: templates, shortcodes, components and directives
 * are replaced by their readable content. Those without any go and are reported, each name once. Code stays as it is.
 */
export function reduceBody(
  source: string,
  options: BodyOptions,
): { readonly body: string; readonly problems: readonly Problem[] } {
  const { syntaxes, last = [], file, form } = options;
  if (source.length > longest) {
    const message = `The body is ${source.length} characters long; its templates and components were not read.`;
    return {
      body: source,
      problems: [{ rule: 'unread-syntax', severity: 'warning', file, message, remedy: 'Split it.' }],
    };
  }
  const masked = mask(
    syntaxes.reduce((text, { beforeCode }) => beforeCode?.(text) ?? text, source),
    {
      rawTags: syntaxes.some(({ hasRawTags }) => hasRawTags),
      indented: form !== 'mdx' && form !== 'html',
      inCode: (code) => syntaxes.reduce((text, { inCode }) => inCode?.(text) ?? text, code),
    },
  );
  const losses = new Map<string, Problem>();
  const lost: BodyContext['lost'] = (kind, name, raw, kept, reason = 'has no meaning outside the blog') => {
    const key = `${kind} ${name}`;
    if (losses.has(key)) return;
    const start = masked.restore(raw).slice(0, 60).split('\n')[0] as string;
    const at = losses.size < mostLines ? source.indexOf(start) : -1;
    losses.set(key, {
      rule: kind === 'picture' ? 'missing-picture' : 'unread-syntax',
      severity: kept === true ? 'note' : 'warning',
      file,
      ...(at >= 0 && { line: options.line + source.slice(0, at).split('\n').length - 1 }),
      message:
        kept === 'shown'
          ? `The ${kind} "${name}" ${reason}.`
          : kept
            ? `The ${kind} "${name}" ${reason}; what it encloses was kept.`
            : `The ${kind} "${name}" ${reason} and was left out.`,
      ...(kept !== true && {
        remedy:
          kind === 'picture'
            ? 'Give its whole address, or put it where the blog shows it.'
            : 'Look at the article: if readers miss something, write it as Markdown.',
      }),
    });
  };
  const context: BodyContext = {
    ...options,
    isMdx: form === 'mdx' || (form === 'maybe-mdx' && showsMdx.test(masked.text)),
    imports: new Map(),
    keep: masked.keep,
    restore: masked.restore,
    lost,
  };
  let text = masked.text;
  for (const { when, read } of [...syntaxes, ...common, ...last]) if (when.test(text)) text = read(text, context);
  const even = text
    .replace(/(?<=\S)[ \t]+$/gm, (spaces) => (/^ {2,}$/.test(spaces) ? '  ' : ''))
    .replace(/\n(?:[ \t]*\n){2,}/g, '\n\n');
  const body = masked
    .restore(even)
    .trimEnd()
    .replace(/^(?:[ \t]*\n)+/, '');
  return { body: form === 'html' ? verbatim(body) : body, problems: [...losses.values()] };
}

import type { Problem } from '../../../article/problem.ts';
import { readAlerts, readContainers, readIndented } from './admonition.ts';
import { dropAttributes, dropContents, dropKramdown } from './attributes.ts';
import { mask } from './code.ts';
import type { BodyContext, Surroundings } from './context.ts';
import type { Syntax } from '../generators.ts';
import { readErb } from './erb.ts';
import { readHugo } from './hugo.ts';
import { readJsx } from './jsx.ts';
import { readLiquid, readOctopress } from './liquid.ts';
import { readVue } from './vue.ts';
import { readWiki } from './wiki.ts';
import { readZola } from './zola.ts';

const unraw = (code: string): string => code.replace(/\{%-?\s*(?:end)?(?:raw|verbatim)\s*-?%\}/g, '');

/** What generators take away inside code: the marks that keep their own syntax from being read there. */
const insides: Partial<Readonly<Record<Syntax, (code: string) => string>>> = {
  liquid: unraw,
  hugo: (code) => code.replace(/\{\{([<%])\/\*\s?/g, '{{$1 ').replace(/\s?\*\/\s*([>%])\}\}/g, ' $1}}'),
  zola: (code) => code.replace(/\{([{%])\/\*/g, '{$1').replace(/\*\/([%}])\}/g, '$1}'),
};

/** Readers in the order in which they run, with the syntax whose presence calls for each. */
const readers: readonly {
  readonly syntax?: Syntax;
  readonly when: RegExp;
  readonly read: (text: string, context: BodyContext) => string;
}[] = [
  { syntax: 'liquid', when: /\{[{%#]/, read: readLiquid },
  { syntax: 'hugo', when: /\{\{-?[<%]/, read: readHugo },
  { syntax: 'zola', when: /\{[{%#]/, read: readZola },
  { syntax: 'octopress', when: /\{%/, read: readOctopress },
  { syntax: 'erb', when: /<%/, read: readErb },
  { syntax: 'vue', when: /\{\{|^<<</m, read: readVue },
  { syntax: 'kramdown', when: /\{:|^\*\[/m, read: dropKramdown },
  { when: /\{/, read: dropAttributes },
  { when: /\{\/\*/, read: (text) => text.replace(/\{\/\*(?:(?!\{\/\*)[\s\S])*?\*\/\}/g, '') },
  { when: /<[A-Za-z/>]|[{\\]|^(?:import|export)\s/m, read: readJsx },
  { when: /::/, read: readContainers },
  { when: /\[!\w/, read: readAlerts },
  { syntax: 'wiki', when: /\[\[|%%|==|\^/, read: readWiki },
  {
    syntax: 'mkdocs',
    when: /--8<--|:[a-z]+-/,
    read: (text, { lost }) =>
      text
        .replace(/^.*--8<--.*$/gm, (raw) => {
          lost('snippet', raw.trim(), raw, false);
          return '';
        })
        .replace(/:(?:material|octicons|fontawesome|simple)-[\w-]+:(?:\{[^{}\n]*\})?/g, ''),
  },
  { when: /toc/i, read: dropContents },
];

const tells =
  /\{\/\*|\sclassName=|\sstyle=\{\{|^import\s+[\w{*].*\sfrom\s+["'][^"']+["'];?\s*$|^export\s+const\s+\w+\s*=/m;
/** Generators whose `.md` may be MDX too, if its text shows it. */
const mayBeMdx = /^(?:next|gatsby|astro|docusaurus|plain)$/;

/** For so many names the line is looked for: nobody reads more. */
const mostLines = 100;

/** Longer bodies, in UTF-16 units, are taken as they are: no feed carries them whole. */
const longest = 1 << 20;

/**
 * Reduces a body to Markdown that any renderer shows as its author's readers saw it: templates, shortcodes, components and directives are
 * replaced by their readable content; what has none goes and is reported, once a name. Code stays as it is.
 */
export function readBody(
  source: string,
  surroundings: Surroundings,
): { readonly body: string; readonly problems: readonly Problem[] } {
  const { dialect, file } = surroundings;
  if (source.length > longest) {
    const message = `The body is ${source.length} characters long; its templates and components were not read.`;
    return {
      body: source,
      problems: [{ rule: 'unread-syntax', severity: 'warning', file, message, remedy: 'Split it.' }],
    };
  }
  const has = (syntax: Syntax): boolean => dialect.syntaxes.includes(syntax);
  const indented = has('mkdocs') ? readIndented(source) : source;
  const certain = surroundings.mdx || has('mdx');
  const masked = mask(indented, {
    liquid: has('liquid'),
    indented: !certain && surroundings.html !== true,
    inside: (code) => dialect.syntaxes.reduce((text, syntax) => insides[syntax]?.(text) ?? text, code),
  });
  const mdx = certain || (mayBeMdx.test(dialect.name) && tells.test(masked.text));
  const losses = new Map<string, Problem>();
  const context: BodyContext = {
    ...surroundings,
    mdx,
    imports: new Map(),
    keep: masked.keep,
    restore: masked.restore,
    lost: (what, name, raw, kept, reason = 'has no meaning outside the blog') => {
      const key = `${what} ${name}`;
      if (losses.has(key)) return;
      const at =
        losses.size < mostLines
          ? source.indexOf(masked.restore(raw).slice(0, 60).split('\n')[0] as string)
          : -1;
      const line = at < 0 ? undefined : surroundings.line + source.slice(0, at).split('\n').length - 1;
      losses.set(key, {
        rule: 'unread-syntax',
        severity: kept ? 'note' : 'warning',
        file: surroundings.file,
        ...(line !== undefined && { line }),
        message: kept
          ? `The ${what} "${name}" ${reason}; what it encloses was kept.`
          : `The ${what} "${name}" ${reason} and was left out.`,
        ...(!kept && { remedy: 'Look at the article: if readers miss something, write it as Markdown.' }),
      });
    },
  };
  let text = masked.text;
  for (const { syntax, when, read } of readers)
    if ((syntax === undefined || has(syntax)) && when.test(text)) text = read(text, context);
  const even = text
    .replace(/(?<=\S)[ \t]+$/gm, (spaces) => (/^ {2,}$/.test(spaces) ? '  ' : ''))
    .replace(/\n(?:[ \t]*\n){2,}/g, '\n\n');
  const body = masked
    .restore(even)
    .trimEnd()
    .replace(/^(?:[ \t]*\n)+/, '');
  return { body, problems: [...losses.values()] };
}

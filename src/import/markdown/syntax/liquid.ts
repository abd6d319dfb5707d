import { filters as builtIn, Liquid } from 'liquidjs';
import { anyWord } from '../any-word.ts';
import type { BodyContext, Syntax } from './syntax.ts';
import { slug } from '../../../text/slug.ts';
import { reduceCall } from './components.ts';
import { tokenise, type Call, readArguments, reduceCalls } from './call.ts';
import { lookup } from '../../../text/table.ts';

type LiquidFilter = (this: unknown, value: unknown, ...rest: unknown[]) => unknown;

/** liquidjs's filters of dates without a clock: a post says the same whenever it is read. */
const dateFilters: readonly (readonly [name: string, filter: LiquidFilter])[] = Object.entries(builtIn)
  .filter(([name]) => name.startsWith('date'))
  .map(([name, format]) => [
    name,
    function (value, ...rest) {
      const run = typeof format === 'function' ? format : format.handler;
      return value === 'now' || value === 'today' ? '' : Reflect.apply(run, this, [value, ...rest]);
    },
  ]);

const asIs: LiquidFilter = (value) => value;
const asSlug: LiquidFilter = (value) => slug(String(value ?? ''));

/** Filters of Jekyll and Eleventy that liquidjs lacks, those of addresses excepted. */
const filters: readonly (readonly [name: string, filter: LiquidFilter])[] = [
  ...dateFilters,
  ...['markdownify', 'smartify', 'safe'].map((name) => [name, asIs] as const),
  ...['slugify', 'slug'].map((name) => [name, asSlug] as const),
];

/** The value at a path of names that dots join; undefined where there is none. */
const valueAt = (scope: BodyContext['scope'], path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null ? lookup(value as BodyContext['scope'], name) : undefined,
      scope,
    );

/** The most includes of one body; a template that includes itself ends there. */
const mostIncludes = 200;

const notIncluded = 'is not in the folder of files that the blog includes';

/** liquidjs for one body. It reads no files but those of the generator's include folder, whatever the tag. */
function engineFor(context: BodyContext, jekyllInclude: boolean): Liquid {
  let count = 0;
  const read = (path: string): string => {
    const name = path.replace(/^["']|["']$/g, '');
    const template = ++count > mostIncludes ? undefined : context.included?.(name);
    if (template === undefined)
      context.lost('file', name, name, false, count > mostIncludes ? 'is included too often' : notIncluded);
    return template ?? '';
  };
  const engine = new Liquid({
    fs: {
      resolve: (_, file) => String(file),
      existsSync: () => true,
      readFileSync: read,
      exists: async () => true,
      readFile: async (name) => read(name),
    },
    relativeReference: false,
    locale: 'en',
    ownPropertyOnly: true,
    jekyllWhere: true,
    jekyllInclude,
    parseLimit: 4_000_000,
    renderLimit: 2000,
    memoryLimit: 20_000_000,
  });
  for (const [name, filter] of filters) engine.registerFilter(name, filter);
  // The path of the site's base comes before addresses; whole ones stay.
  const baseUrl = String(valueAt(context.scope, 'site.baseurl') ?? '');
  for (const name of ['relative_url', 'absolute_url', 'url'])
    engine.registerFilter(name, (value: unknown) => {
      const url = String(value ?? '');
      const isWhole = /^(?:[a-z][\w+.-]*:|\/\/)/i.test(url) || `${url}/`.startsWith(`${baseUrl || '/'}/`);
      if (isWhole || (name === 'url' && !url.startsWith('/'))) return url;
      return url === '' ? baseUrl : `${baseUrl}/${url.replace(/^\//, '')}`;
    });
  // The frame of a page is no part of a post.
  engine.registerTag('layout', { render: () => {} });
  return engine;
}

/** Tags that liquidjs runs. */
const language = anyWord(`(?:end)?(?:if|unless|case|for|tablerow|capture) els(?:e|if|eif) when break continue assign
  increment decrement cycle echo liquid`);

/** Tags that show nothing, and those whose inside shows nothing either. */
const silent = anyWord('import from extends layout seo feed_meta toc do (?:end)?(?:set|block|with|autoescape|filter)');
const removed = new RegExp(
  String.raw`\{%-?\s{0,9}(macro|cache|css|js|schema|style|stylesheet|javascript)\b[^%]*%\}` +
    String.raw`(?:(?!\{%-?\s{0,9}\1\b)[\s\S])*?\{%-?\s{0,9}end\1\s{0,9}-?%\}`,
  'g',
);

const tag = /\{%-?\s{0,99}(end)?([A-Za-z_][\w.-]*)(?![\w.-])((?:[^%{]|%(?!\})|\{(?!%))*)%\}/g;

const unquote = (text: string): string => text.replace(/^(["'])(.*)\1$/s, '$2');

/** Tags whose arguments are words in a fixed order (Octopress, Hexo). */
const byPosition = new Map<string, (text: string) => Call['named'] | undefined>([
  [
    'img',
    (text) => {
      const match = /^\s*(?:((?:[\w-]+\s+)*?)(?=\S+[./]))?(\S+)(?:\s+(\d+%?))?(?:\s+(\d+%?))?\s*(.*)$/s.exec(text);
      const parts = match?.[5]?.match(/"[^"]*"|'[^']*'|[^"'\s][^"']*/g) ?? [];
      const [title, alt = title] = parts.map((part) => unquote(part.trim()));
      return match ? { src: match[2] as string, ...(alt && { alt }) } : undefined;
    },
  ],
  [
    'blockquote',
    (text) => {
      const url = /https?:\/\/\S+/.exec(text)?.[0];
      const words = text
        .trim()
        .split(/\s{0,99},\s*/)
        .join(', ');
      const author = words.replace(/https?:\/\/\S+/, '').trim();
      return { ...(author && { author }), ...(url && { url }) };
    },
  ],
  [
    'link',
    (text) => {
      const [, label, href] = /^((?:(?!https?:\/\/|\/).)*)((?:https?:\/\/|\/)\S+)(?:\s.*)?$/s.exec(text) ?? [];
      return href === undefined ? undefined : { href, text: label || href };
    },
  ],
]);

function callOf(name: string, text: string): Call {
  if (/^(?:include(?:_relative|_cached)?|render|component)$/.test(name)) {
    const [, file = name, rest = ''] = /^\s*["']?([^\s"',]+)["']?,?([\s\S]*)$/.exec(text) ?? [];
    return { name: file, ...readArguments(rest) };
  }
  const named = byPosition.get(name)?.(text);
  return named ? { name, positional: [], named } : { name, ...readArguments(text) };
}

/**
 * Tags that are the address of something: `{% post_url a %}`, `{% link _posts/a.md %}`, Hexo's `{% post_link a title
 * %}`.
 */
function addressOfTag(name: string, text: string, { resolve }: BodyContext): string | undefined {
  const reference = /^\s*["']?([^\s"']+)["']?/.exec(text)?.[1];
  if (reference === undefined) return undefined;
  if (name === 'post_url') return resolve(reference) ?? `/${reference.replace(/^\d{4}-\d\d-\d\d-/, '')}`;
  if (name === 'asset_path' || name === 'asset_link') return reference;
  if (name === 'post_path') return resolve(reference) ?? `/${reference}`;
  if (name === 'link' && /\.\w+$/.test(reference) && !/^https?:|\s\S/.test(text.trim())) {
    const page = reference.replace(/^_(?=\w)/, '').replace(/\.(?:md|markdown)$/, '.html');
    return resolve(reference) ?? `/${page}`;
  }
  if (name !== 'post_link') return undefined;
  const title = text
    .trim()
    .slice(reference.length)
    .trim()
    .replace(/\s(?:true|false)$/, '');
  return `[${unquote(title) || reference}](${resolve(reference) ?? `/${reference}`})`;
}

/** Runs what is left of a template. Values that nothing defines, and what can't be run, are left out and reported. */
function run(text: string, context: BodyContext, jekyllInclude: boolean): string {
  const definitions = /\{%-?\s*(?:assign|capture|for|increment|decrement)\s+([\w-]+)/g;
  const defined = new Set(['forloop', ...[...text.matchAll(definitions)].map(([, name]) => name as string)]);
  for (const [raw, path = ''] of text.matchAll(/\{\{-?\s*([A-Za-z_][\w.-]*)/g)) {
    const root = path.split('.')[0] as string;
    if (!defined.has(root) && lookup(context.scope, root) === undefined) context.lost('value', path, raw, false);
  }
  for (const [raw] of text.matchAll(/["'](?:now|today)["']\s*\|\s*date/g)) context.lost('value', raw, raw, false);
  const engine = engineFor(context, jekyllInclude);
  const render = (template: string): string => engine.parseAndRenderSync(template, context.scope) as string;
  try {
    return render(text);
  } catch {
    const outputs = text.replace(/\{%(?:(?!\{%)[\s\S])*?%\}/g, (raw) => {
      context.lost('tag', /\w+/.exec(raw)?.[0] ?? raw, raw, false);
      return '';
    });
    return outputs.replace(/\{\{(?:(?!\{\{)[\s\S])*?\}\}/g, (raw) => {
      try {
        return render(raw);
      } catch {
        context.lost('value', raw.replace(/[{}]/g, '').trim(), raw, false);
        return '';
      }
    });
  }
}

/** Includes in includes are read to this depth. */
const deepestInclude = 3;

/** Lines of a template's HTML without indentation and gaps, which Markdown would take for code and paragraphs. */
const tight = (html: string): string =>
  html
    .replace(/<(script|style|svg)\b(?:(?!<\1\b)[\s\S])*?<\/\1\s{0,9}>|<!--(?:(?!<!--)[\s\S])*?-->/gi, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');

/** Markdown whose code is set aside, as that of the post itself is. */
const withCodeKept = (markdown: string, { keep }: BodyContext): string =>
  markdown.replace(/^([ \t]*)(`{3,}(?!`)|~{3,}(?!~))[\s\S]*?(?:^[ \t]*\2[ \t]*$|(?![\s\S]))|`[^`\n]+`/gm, (code) =>
    keep(code, false),
  );

/**
 * The text of an included template of the site's own, with a tag's parameters; undefined where it shows nothing or
 * can't be run.
 */
function expand({ name, named }: Call, raw: string, context: BodyContext, options: LiquidOptions): string | undefined {
  if (!/^\{%-?\s*include/.test(raw) || options.depth >= deepestInclude) return undefined;
  const template = context.included?.(name);
  if (template === undefined) return undefined;
  let isWhole = true;
  const scope = { ...context.scope, include: named };
  const inner: BodyContext = { ...context, scope, lost: () => void (isWhole = false) };
  const source = template.replace(/^---\n[\s\S]*?\n---\n/, '');
  const text = readLiquid(source, inner, { ...options, depth: options.depth + 1 });
  const markdown = /\.(?:md|markdown)$/.test(name) ? withCodeKept(text.trim(), context) : tight(text);
  const shows =
    /[\p{L}\p{N}]/u.test(markdown.replace(/<[^<>]*>/g, '')) || /<(?:img|iframe|video|audio)\b/i.test(markdown);
  return shows && isWhole ? `\n\n${markdown}\n\n` : undefined;
}

interface LiquidOptions {
  readonly jekyllInclude: boolean;
  /** Number of includes around the text. */
  readonly depth: number;
}

function readLiquid(text: string, context: BodyContext, options: LiquidOptions): string {
  const plain = text.replace(/\{#(?![\w.-]+\s*\})(?:(?!\{#)[\s\S])*?#\}/g, '').replace(removed, '');
  const ended = new Set([...plain.matchAll(/\{%-?\s{0,99}end([A-Za-z_][\w.-]*)/g)].map(([, name]) => name));
  const tokens = tokenise(plain, tag, ([raw, end = '', name = '', rest = '']) => {
    if (language.test(end + name)) return undefined;
    if (silent.test(end + name)) return { kind: 'text', raw: '' };
    if (end) return { kind: 'end', raw, name };
    const inside = context.restore(rest.replace(/\s{0,99}-?$/, ''));
    const address = addressOfTag(name, inside, context);
    if (address !== undefined) return { kind: 'text', raw: address };
    const call = callOf(name, inside);
    const single = !ended.has(name);
    return { kind: 'call', raw, single, call: single ? call : { ...call, name } };
  });
  const reduced = reduceCalls(tokens, (call, raw) => {
    const { markdown, lost } = reduceCall(call);
    // A template of the site's own says more than a box that its name alone suggests.
    const expanded = /^\s*(?:>|$)/.test(markdown) ? expand(call, raw, context, options) : undefined;
    if (expanded === undefined && lost) context.lost('tag', call.name, raw, markdown !== '');
    return expanded ?? markdown;
  });
  return /\{\{|\{%/.test(reduced) ? run(reduced, context, options.jekyllInclude) : reduced;
}

/**
 * Liquid, and Nunjucks, which is near enough: the tags of Hexo, Eleventy and their plug-ins. What is left of the
 * template is run: conditions, loops, values of the page, the site and its data.
 */
export const liquid: Syntax = {
  when: /\{[{%#]/,
  hasRawTags: true,
  inCode: (code) => code.replace(/\{%-?\s*(?:end)?(?:raw|verbatim)\s*-?%\}/g, ''),
  read: (text, context) => readLiquid(text, context, { jekyllInclude: false, depth: 0 }),
};

/** Liquid as Jekyll has it: the name of an included file stands without quotes. */
export const jekyllLiquid: Syntax = {
  ...liquid,
  read: (text, context) => readLiquid(text, context, { jekyllInclude: true, depth: 0 }),
};

/**
 * Liquid in a folder of which no generator is known: read where a tag, or a value of the site or the page, shows it.
 * Other values in braces, and Ruby's templates, are shown as they are written, and reported.
 */
export const unknownTemplates: Syntax = {
  ...jekyllLiquid,
  when: /\{%|\{\{|<%/,
  read(text, context) {
    const isLiquid = /\{%-?\s{0,9}[a-z_]\w*|\{\{-?\s{0,9}(?:site|page|post|include|content|layout)\b/.test(text);
    for (const [raw, path = ''] of text.matchAll(/\{\{-?\s{0,9}((?:site|page)\.[\w.-]+)/g))
      if (!valueAt(context.scope, path)) context.lost('value', path, raw, false);
    const rest = isLiquid ? jekyllLiquid.read(text, context) : text;
    for (const [raw] of rest.matchAll(/\{\{[^{}\n]{1,200}\}\}|<%[^%\n]{1,200}%>/g))
      context.lost('template', raw.slice(0, 40), raw, 'shown', 'is shown to readers as it is written');
    return rest;
  },
};

/** The tags of Octopress that Pelican's plug-in takes over; everything else in braces is text there. */
export const octopress: Syntax = {
  when: /\{%/,
  read: (text, context) =>
    text.replace(
      /\{%\s*(?:img|notebook|include_code|video|audio|youtube|vimeo|giphy|soundcloud|gist)\b[^%]*%\}/g,
      (raw) => liquid.read(raw, context),
    ),
};

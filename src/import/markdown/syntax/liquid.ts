import { filters as builtIn, Liquid } from 'liquidjs';
import type { BodyContext } from './context.ts';
import { slug } from '../../../text/slug.ts';
import { reduceCall } from './calls.ts';
import { readArguments, reduceTokens, tokenise, type Call } from './tree.ts';
import { lookup } from '../../../text/table.ts';

/** liquidjs's filters of dates, which know no clock here: a post says the same whenever it is read. */
const dateFilters = Object.fromEntries(
  Object.entries(builtIn)
    .filter(([name]) => name.startsWith('date'))
    .map(([name, format]) => [
      name,
      function (this: unknown, value: unknown, ...rest: unknown[]): unknown {
        return value === 'now' || value === 'today'
          ? ''
          : Reflect.apply(typeof format === 'function' ? format : format.handler, this, [value, ...rest]);
      },
    ]),
);

/** Filters of Jekyll and Eleventy that liquidjs lacks; addresses stay as they are, since the body's base resolves them. */
const filters: Readonly<Record<string, (value: unknown, ...rest: unknown[]) => unknown>> = {
  relative_url: (value) => String(value ?? ''),
  absolute_url: (value) => String(value ?? ''),
  url: (value) => String(value ?? ''),
  markdownify: (value) => value,
  smartify: (value) => value,
  safe: (value) => value,
  slugify: (value) => slug(String(value ?? '')),
  slug: (value) => slug(String(value ?? '')),
  ...dateFilters,
};

/** Includes that one body may read: beyond that, a template includes itself. */
const mostIncludes = 200;

const notIncluded = 'is not in the folder of files that the blog includes';

/** liquidjs for one body. The only files that it knows are those of the generator's include folder; it reads no other, whatever the tag. */
function engineFor(context: BodyContext): Liquid {
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
    strictFilters: false,
    strictVariables: false,
    ownPropertyOnly: true,
    jekyllWhere: true,
    jekyllInclude: context.dialect.name === 'jekyll',
    parseLimit: 4_000_000,
    renderLimit: 2000,
    memoryLimit: 20_000_000,
  });
  for (const [name, filter] of Object.entries(filters)) engine.registerFilter(name, filter);
  // The frame of a page is no part of a post; this tag would put the post into it.
  engine.registerTag('layout', { render: () => {} });
  return engine;
}

/** Tags that are the language itself; liquidjs runs them. */
const language =
  /^(?:if|elsif|else|elseif|endif|unless|endunless|case|when|endcase|for|endfor|break|continue|tablerow|endtablerow|assign|capture|endcapture|increment|decrement|cycle|echo|liquid)$/;

/** Tags that do nothing for a reader, and those whose inside does nothing either. */
const silent =
  /^(?:set|import|from|extends|block|endblock|layout|seo|feed_meta|toc|endset|do|with|endwith|autoescape|endautoescape|filter|endfilter)$/;
const removed =
  /\{%-?\s{0,9}(macro|cache|css|js|schema|style|stylesheet|javascript)\b[^%]*%\}(?:(?!\{%-?\s{0,9}\1\b)[\s\S])*?\{%-?\s{0,9}end\1\s{0,9}-?%\}/g;

const tag = /\{%-?\s{0,99}(end)?([A-Za-z_][\w.-]*)(?![\w.-])((?:[^%{]|%(?!\})|\{(?!%))*)%\}/g;

/** Tags whose arguments are words in a fixed order and not a list of values (Octopress, Hexo). */
function byPosition(name: string, text: string): Call | undefined {
  if (name === 'img') {
    const match = /^\s*(?:((?:[\w-]+\s+)*?)(?=\S+[./]))?(\S+)(?:\s+(\d+%?))?(?:\s+(\d+%?))?\s*(.*)$/s.exec(
      text,
    );
    if (!match) return undefined;
    const [title, alt] =
      (match[5] ?? '')
        .match(/"[^"]*"|'[^']*'|[^"'\s][^"']*/g)
        ?.map((part) => part.trim().replace(/^(["'])(.*)\1$/s, '$2')) ?? [];
    return {
      name,
      positional: [],
      named: { src: match[2] as string, ...((alt ?? title) && { alt: (alt ?? title) as string }) },
    };
  }
  if (name === 'blockquote') {
    const [author, ...rest] = text.trim().split(/\s{0,99},\s*/);
    const url = /https?:\/\/\S+/.exec(text)?.[0];
    const words = [author, ...rest]
      .join(', ')
      .replace(/https?:\/\/\S+/, '')
      .trim();
    return { name, positional: [], named: { ...(words && { author: words }), ...(url && { url }) } };
  }
  if (name === 'link') {
    const match = /^((?:(?!https?:\/\/|\/).)*)((?:https?:\/\/|\/)\S+)(?:\s.*)?$/s.exec(text);
    return match
      ? { name, positional: [], named: { href: match[2] as string, text: match[1] || (match[2] as string) } }
      : undefined;
  }
  return undefined;
}

function call(name: string, text: string): Call {
  if (
    name === 'include' ||
    name === 'include_relative' ||
    name === 'include_cached' ||
    name === 'render' ||
    name === 'component'
  ) {
    const [, file, rest] = /^\s*["']?([^\s"',]+)["']?,?([\s\S]*)$/.exec(text) ?? [];
    return { name: file ?? name, ...readArguments(rest ?? '') };
  }
  return byPosition(name, text) ?? { name, ...readArguments(text) };
}

/** Tags that are the address of something: `{% post_url a %}`, `{% link _posts/a.md %}`, Hexo's `{% post_link a title %}`. */
function address(name: string, text: string, context: BodyContext): string | undefined {
  const reference = /^\s*["']?([^\s"']+)["']?/.exec(text)?.[1];
  if (reference === undefined) return undefined;
  if (name === 'post_url')
    return context.resolve(reference) ?? `/${reference.replace(/^\d{4}-\d\d-\d\d-/, '')}`;
  if (name === 'link' && /\.\w+$/.test(reference) && !/^https?:|\s\S/.test(text.trim()))
    return (
      context.resolve(reference) ??
      `/${reference.replace(/^_(?=\w)/, '').replace(/\.(?:md|markdown)$/, '.html')}`
    );
  if (name === 'asset_path' || name === 'asset_link') return reference;
  if (name === 'post_path') return context.resolve(reference) ?? `/${reference}`;
  if (name === 'post_link') {
    const title = text
      .trim()
      .slice(reference.length)
      .trim()
      .replace(/\s(?:true|false)$/, '')
      .replace(/^(["'])(.*)\1$/, '$2');
    return `[${title || reference}](${context.resolve(reference) ?? `/${reference}`})`;
  }
  return undefined;
}

/** The names of all values that the template gives itself. */
const assigned = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(/\{%-?\s*(?:assign|capture|for|increment|decrement)\s+([\w-]+)/g)].map(
      ([, name]) => name as string,
    ),
  );

function run(text: string, context: BodyContext): string {
  const names = assigned(text);
  for (const [raw, path] of text.matchAll(/\{\{-?\s*([A-Za-z_][\w.-]*)/g)) {
    const root = (path as string).split('.')[0] as string;
    if (!names.has(root) && root !== 'forloop' && lookup(context.scope, root) === undefined)
      context.lost('value', path as string, raw, false);
  }
  for (const [raw] of text.matchAll(/["'](?:now|today)["']\s*\|\s*date/g))
    context.lost('value', raw, raw, false);
  const scope = context.scope;
  const engine = engineFor(context);
  try {
    return engine.parseAndRenderSync(text, scope);
  } catch {
    const outputs = text.replace(/\{%(?:(?!\{%)[\s\S])*?%\}/g, (raw) => {
      context.lost('tag', /\w+/.exec(raw)?.[0] ?? raw, raw, false);
      return '';
    });
    return outputs.replace(/\{\{(?:(?!\{\{)[\s\S])*?\}\}/g, (raw) => {
      try {
        return engine.parseAndRenderSync(raw, scope);
      } catch {
        context.lost('value', raw.replace(/[{}]/g, '').trim(), raw, false);
        return '';
      }
    });
  }
}

/** Includes that include others are followed so far. */
const deepest = 3;

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
  markdown.replace(
    /^([ \t]*)(`{3,}(?!`)|~{3,}(?!~))[\s\S]*?(?:^[ \t]*\2[ \t]*$|(?![\s\S]))|`[^`\n]+`/gm,
    (code) => keep(code, false),
  );

/** What an included template of the site's own says with a tag's parameters; undefined where it says nothing or can't be run. */
function expand(each: Call, raw: string, context: BodyContext, depth: number): string | undefined {
  const template = /^\{%-?\s*(?:include|include_cached|include_relative)\b/.test(raw)
    ? context.included?.(each.name)
    : undefined;
  if (template === undefined || depth >= deepest) return undefined;
  const losses: string[] = [];
  const inner: BodyContext = {
    ...context,
    scope: { ...context.scope, include: each.named },
    lost: (_, name) => losses.push(name),
  };
  const plain = template.replace(/^---\n[\s\S]*?\n---\n/, '');
  const read = readLiquid(plain, inner, depth + 1);
  const markdown = /\.(?:md|markdown)$/.test(each.name) ? withCodeKept(read.trim(), context) : tight(read);
  const says =
    /[\p{L}\p{N}]/u.test(markdown.replace(/<[^<>]*>/g, '')) ||
    /<(?:img|iframe|video|audio)\b/i.test(markdown);
  return says && losses.length === 0 ? `\n\n${markdown}\n\n` : undefined;
}

/**
 * Reads the tags of Jekyll, Hexo, Eleventy and their plug-ins, and runs what is left of the template: conditions, loops, values of the
 * page, the site and its data.
 */
export function readLiquid(text: string, context: BodyContext, depth = 0): string {
  const plain = text.replace(/\{#(?![\w.-]+\s*\})(?:(?!\{#)[\s\S])*?#\}/g, '').replace(removed, '');
  const ended = new Set([...plain.matchAll(/\{%-?\s{0,99}end([A-Za-z_][\w.-]*)/g)].map(([, name]) => name));
  const tokens = tokenise(plain, tag, ([raw, end, name, rest]) => {
    const full = `${end ?? ''}${name}`;
    if (language.test(full)) return undefined;
    if (silent.test(full))
      return { kind: 'call', raw, single: true, call: { name: 'hidden', positional: [], named: {} } };
    if (end) return { kind: 'end', raw, name: name as string };
    const inside = context.restore((rest ?? '').replace(/\s{0,99}-?$/, ''));
    const where = address(name as string, inside, context);
    if (where !== undefined) return { kind: 'text', raw: where };
    const read = call(name as string, inside);
    const single = !ended.has(name as string);
    return { kind: 'call', raw, single, call: single ? read : { ...read, name: name as string } };
  });
  const reduced = reduceTokens(tokens, (each, raw) => {
    const { markdown, lost } = reduceCall(each);
    const expanded =
      markdown === '' && (lost || Object.keys(each.named).length > 0)
        ? expand(each, raw, context, depth)
        : undefined;
    if (expanded !== undefined) return expanded;
    if (lost) context.lost('tag', each.name, raw, markdown !== '');
    return markdown;
  });
  return /\{\{|\{%/.test(reduced) ? run(reduced, context) : reduced;
}

/** Tags of Octopress that plug-ins brought to other generators, with no more of Liquid than that. */
const borrowed =
  /\{%\s*(?:img|notebook|include_code|video|audio|youtube|vimeo|giphy|soundcloud|gist)\b[^%]*%\}/g;

/** Reads the tags that Pelican's plug-in takes over from Octopress; everything else in braces is text there. */
export function readOctopress(text: string, context: BodyContext): string {
  return text.replace(borrowed, (raw) => readLiquid(raw, context));
}

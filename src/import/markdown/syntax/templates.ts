import { type Call, readArguments, reduceCalls, tokenise } from './call.ts';
import { reduceCall } from './components.ts';
import type { BodyContext, Syntax } from './syntax.ts';

/** The Markdown of a call that is read from a template; what is lost is reported under the name of its kind. */
function reduced(kind: string, call: Call, raw: string, context: BodyContext): string {
  const { markdown, lost } = reduceCall(call);
  if (lost) context.lost(kind, call.name, raw, markdown !== '');
  return markdown;
}

const hugoTag = new RegExp(
  String.raw`\{\{([<%])-?\s{0,20}(\/?)\s{0,20}([\w./:-]+)(?![\w./:-])` +
    String.raw`((?:(?!\/?\s{0,20}-?[>%]\}\}|\{\{[<%])[\s\S])*)(\/?)\s{0,20}-?[>%]\}\}`,
  'g',
);
const transparent = /^(?:raw|html|rawhtml|unsafe|markdown|md|div|p|section|row|columns?|grid|wrapper)$/i;

/** The Markdown of shortcodes that only Hugo has. */
function hugoOnly({ name, positional, named, inner }: Call, context: BodyContext): string | undefined {
  const [first = ''] = positional;
  if (name === 'ref' || name === 'relref') {
    const reference = named['path'] ?? first;
    return context.resolve(reference) ?? `/${reference.replace(/^\/|(?:\/_?index)?\.md(?=#|$)/g, '')}`;
  }
  if (name === 'param') return context.value(`params.${first}`) ?? context.value(first);
  return transparent.test(name) ? (inner ?? '') : undefined;
}

/** Hugo's shortcodes, `{{< >}}` and `{{% %}}`, nested and on several lines; Nikola's look the same. */
export const hugo: Syntax = {
  when: /\{\{-?[<%]/,
  inCode: (code) => code.replace(/\{\{([<%])\/\*\s?/g, '{{$1 ').replace(/\s?\*\/\s*([>%])\}\}/g, ' $1}}'),
  read(text, context) {
    const tokens = tokenise(text, hugoTag, ([raw, , slash, name = '', args = '', single]) =>
      slash
        ? { kind: 'end', raw, name }
        : {
            kind: 'call',
            raw,
            single: single === '/',
            call: { name, ...readArguments(context.restore(args)) },
          },
    );
    return reduceCalls(tokens, (call, raw) => hugoOnly(call, context) ?? reduced('shortcode', call, raw, context));
  },
};

const zolaArguments = String.raw`\(((?:"[^"]*"|'[^']*'|${'`[^`]*`'}|\[[^[\]]*\]|[^()[\]"'${'`'}])*)\)`;
const zolaTag = new RegExp(
  String.raw`\{\{-?\s{0,99}([A-Za-z_][\w:]*)\s{0,9}${zolaArguments}\s{0,99}-?\}\}` +
    String.raw`|\{%-?\s{0,99}(?:end()|([A-Za-z_][\w:]*)\s{0,9}${zolaArguments})\s{0,99}-?%\}`,
  'g',
);

/** Zola's shortcodes, `{{ name(key="value") }}` and `{% name() %} … {% end %}`. */
export const zola: Syntax = {
  when: /\{[{%#]/,
  inCode: (code) => code.replace(/\{([{%])\/\*/g, '{$1').replace(/\*\/([%}])\}/g, '$1}'),
  read(text, context) {
    const plain = text.replace(/\{#(?:(?!\{#)[\s\S])*?#\}(?![^\S\n]*$)/gm, (whole, at: number) =>
      /^#{1,6}\s.*$/m.test(text.slice(text.lastIndexOf('\n', at) + 1, at)) ? whole : '',
    );
    const tokens = tokenise(plain, zolaTag, ([raw, inline, inlineArgs, end, name, blockArgs]) =>
      end !== undefined
        ? { kind: 'end', raw, name: '' }
        : {
            kind: 'call',
            raw,
            single: inline !== undefined,
            call: {
              name: (inline ?? name) as string,
              ...readArguments(context.restore(inlineArgs ?? blockArgs ?? '')),
            },
          },
    );
    return reduceCalls(tokens, (call, raw) => reduced('shortcode', call, raw, context));
  },
};

/** `<%= name 'a', key: 'b' %>` and `<%= name('a') %>`. */
const helper = /^=\s*([a-z_]\w*)\s*\(?([\s\S]*?)\)?\s*$/;

/**
 * Ruby's templates, `<% code %>` and `<%= value %>`: helpers that are an image or a link become that, all else goes.
 */
export const erb: Syntax = {
  when: /<%/,
  read: (text, context) =>
    text.replace(/<%((?:(?!<%)[\s\S])*?)-?%>/g, (raw, inside: string) => {
      const [, name, rest = ''] = helper.exec(context.restore(inside)) ?? [];
      if (name === undefined) return '';
      const { positional, named } = readArguments(rest.replace(/:(\w+)\s*=>/g, '$1:'));
      const [label, href] = positional;
      return name === 'link_to' && label !== undefined && href !== undefined
        ? reduced('helper', { name, positional: [], named: { text: label, href } }, raw, context)
        : reduced('helper', { name, positional, named }, raw, context);
    }),
};

/** VitePress: `{{ values }}` of the front matter are shown; other values, and files that are included as code, go. */
export const vue: Syntax = {
  when: /\{\{|^<<</m,
  read: (text, context) =>
    text
      .replace(/^<<<[ \t]+\S.*$/gm, (raw) => {
        context.lost('snippet', raw.replace(/^<<<\s*/, ''), raw, false);
        return '';
      })
      .replace(/\{\{((?:(?!\{\{)[\s\S])*?)\}\}/g, (raw, source: string) => {
        const path = /^\s*\$?(?:frontmatter|page\.frontmatter)\.([\w.]+)\s*$/.exec(source)?.[1];
        const literal = /^\s*(["'`])(.*)\1\s*$/s.exec(source)?.[2];
        const value = literal ?? (path === undefined ? undefined : context.value(path));
        if (value === undefined) context.lost('value', source.trim(), raw, false);
        return value === undefined ? '' : context.keep(value);
      }),
};

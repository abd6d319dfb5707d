import { describe, expect, test } from 'vitest';
import { renderBody } from '../../src/compile/render-body.ts';
import { reduceBody } from '../../src/import/markdown/syntax/body.ts';
import { type Generator, generatorOf } from '../../src/import/markdown/generators.ts';
import { splitFrontMatter } from '../../src/import/markdown/frontmatter/split.ts';
import { rewriteLinks } from '../../src/import/markdown/address/links.ts';
import type { BodyOptions } from '../../src/import/markdown/syntax/syntax.ts';
import { plainText } from '../../src/import/markdown/syntax/plain-text.ts';

/** Constructs of every syntax: each is repeated, ended or not, alone or after text. */
const constructs: readonly string[] = [
  '{% css %}',
  '{% foo %} text',
  '{% foo %}\n\n',
  '{% endfoo %}',
  '{% raw %}',
  '{% highlight x %}',
  '{% if a %}',
  '{% for a in b %}',
  '{% include x.html %}',
  '{% liquid\ninclude x.html\n%}',
  '{{ a }}',
  '{{ a',
  '{%',
  '{#',
  '{% img a b c',
  '{% comment %}',
  '{{ a.b | c }}\n',
  '{{< foo >}}',
  '{{< fig src="a',
  '{{% foo %}} text',
  '{{< /foo >}}',
  '{{<',
  '{{< foo "a" b="c" >}}\n',
  '{{< a/>}}',
  '{{</* a',
  '{{ f(a="b") }}',
  '{% f() %} text',
  '{% end %}',
  '{{ f(',
  '{{ f(a=["',
  'import {',
  'import {\n',
  'import a from',
  'export const a = {\n',
  '<A>',
  '<A>\n\n',
  '</A>',
  '<A b={',
  '{',
  '{`',
  '<A b="',
  '<>',
  '\\{',
  '<YouTube>x</YouTube> ',
  '<% a %>',
  '<%=',
  '<%= a b',
  '{{ $frontmatter.a }}',
  '<<< @/a\n',
  '{: .a}',
  '{:',
  '{::comment}',
  '{#a}',
  '*[a]: b\n',
  '# a {#b}\n',
  '# a {',
  '- a\n{:toc}\n',
  'a{: b',
  ':::note\n',
  '::::note\n:::\n',
  '::a{b="c"}\n',
  ':::',
  ':a[',
  '::a\n',
  '> [!NOTE]\n',
  '> [!a|',
  '!!! note "a"\n    b\n',
  '=== "a"\n',
  '--8<-- "a"\n',
  ':material-a:',
  '[[a]]',
  '[[a|',
  '![[a',
  '%%',
  '==a',
  ' ^a\n',
  '[[a#',
  '<!--',
  '-->',
  '<!-- a -->',
  '<script>',
  '<script src="a" />',
  '<style>',
  '<iframe>',
  '<textarea>',
  '<pre>',
  '<svg>',
  '<p>',
  '</p>',
  '<a href="',
  '```\n',
  '~~~\n',
  '```a\n',
  '`',
  '`a``',
  '$$',
  '\\[',
  '\\(',
  '$a_',
  '    code\n\n',
  '- ',
  '> ',
  '[a](',
  '![a](',
  '[a][b]',
  '[a]: b\n',
  '[^a]: b\n\n',
  '[^a]',
  '*a',
  '**a',
  '_a',
  '~~a',
  '<https://a',
  '&',
  '\\',
  ' ',
  '\t',
  '\n',
  '\n\n',
  ' \n',
  'x ',
  '(',
  '|a',
  '# a\n',
  'a\n===\n',
  '---\n',
  '1. a\n',
  '\u00a0',
  '中',
];

const readAs = (name: string, form?: BodyOptions['form']) => {
  const generator = generatorOf(name) as Generator;
  return (text: string) =>
    reduceBody(text, {
      syntaxes: generator.syntaxes,
      form: form ?? generator.form ?? 'md',
      file: 'a.md',
      line: 1,
      scope: { page: {} },
      included: () => undefined,
      value: () => undefined,
      resolve: () => undefined,
    });
};

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  ...Object.fromEntries(
    'jekyll hugo zola middleman docusaurus vitepress nuxt mkdocs pelican plain'
      .split(' ')
      .map((name) => [`body of ${name}`, readAs(name)]),
  ),
  'body of MDX': readAs('astro', 'mdx'),
  'front matter': (text) => [splitFrontMatter(text), splitFrontMatter(`---\n${text}`)],
  'plain text': plainText,
  'body in HTML': readAs('jekyll', 'html'),
  links: (text) => rewriteLinks(text, () => undefined),
  rendering: (text) => renderBody(text, { page: 'https://blog.example/a' }),
};

/** UTF-16 units of a short text; a long one has four times as many. */
const length = 40_000;

function milliseconds(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const repeated = (piece: string, units: number): string => `x${piece.repeat(units / piece.length)}y`;

describe('S5, T4: reading a text four times as long takes about four times as long', () => {
  const ordinary = repeated(
    'Some *words* of a [post](/a) with `code` and {{ page.x }}.\n\n{% include a.html %}\n\n',
    length,
  );
  const usual = (): number => milliseconds(() => readAs('jekyll')(ordinary));

  test.each(Object.entries(readers))('%s', (_, read) => {
    const ordinarily = Math.max(2, Math.min(usual(), usual(), usual()));
    for (const piece of constructs) {
      const [short, long] = [repeated(piece, length), repeated(piece, 4 * length)];
      let few = milliseconds(() => read(short));
      // What is read sooner than ordinary text, even four times as much of it is read soon.
      if (few < ordinarily / 2) continue;
      let more = milliseconds(() => read(long));
      // Linear is 4, the square 16. What other processes cost is taken out by trying again.
      for (let i = 0; i < 4 && more > 8 * few; i++) {
        more = Math.min(
          more,
          milliseconds(() => read(long)),
        );
        few = Math.max(
          few,
          milliseconds(() => read(short)),
          1,
        );
      }
      expect(more / few, JSON.stringify(piece)).toBeLessThan(8);
    }
  });
});

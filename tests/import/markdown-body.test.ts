import { describe, expect, test } from 'vitest';
import { reduceBody } from '../../src/import/markdown/syntax/body.ts';
import { read } from '../../src/import/read.ts';
import { type Generator, generatorOf } from '../../src/import/markdown/generators.ts';
import { costOf } from '../cost.ts';

function body(dialect: string, source: string, file = 'post.md') {
  const { syntaxes, form = 'md' } = generatorOf(dialect) as Generator;
  return reduceBody(source, {
    syntaxes,
    form: file.endsWith('.mdx') ? 'mdx' : form,
    file,
    line: 5,
    scope: {
      site: { tagline: 'Slow news', data: { tools: [{ name: 'awl' }, { name: 'rasp' }] } },
      page: { maker: 'Ode' },
    },
    value: (path) => ({ maker: 'Ode' })[path],
    resolve: (reference) => (reference.startsWith('known') ? '/known/' : undefined),
  });
}

describe.each<[dialect: string, cases: readonly (readonly [source: string, body: string])[]]>([
  [
    'jekyll',
    [
      ['{{ site.tagline }} by {{ page.maker | upcase }}', 'Slow news by ODE'],
      ['{% for tool in site.data.tools %}{{ tool.name }} {% endfor %}', 'awl rasp'],
      ['{% if page.maker == "Ode" %}Yes{% else %}No{% endif %}', 'Yes'],
      ['a {% comment %}b {% include c.html %}{% endcomment %}d', 'a d'],
      ['{% raw %}Write `{{ this }}` or {{ that }}.{% endraw %}', 'Write `{{ this }}` or {{ that }}.'],
      ['`{% raw %}{{ x }}{% endraw %}`', '`{{ x }}`'],
      ['```liquid\n{% include a.html %}\n```', '```liquid\n{% include a.html %}\n```'],
      ['{% highlight ruby linenos %}\nputs "{{ x }}"\n{% endhighlight %}', '```ruby\nputs "{{ x }}"\n```'],
      ['- item\n\n  {% highlight sh %}\n  make\n  {% endhighlight %}', '- item\n\n  ```sh\n  make\n  ```'],
      ['{% include figure.html src="/a.png" caption="An awl" %}', '![An awl](/a.png)\n\nAn awl'],
      ['{% include video.html id="x.mp4" %}', '[Video](x.mp4)'],
      ['[a]({% post_url known-post %}) [b]({% link _posts/other.md %})', '[a](/known/) [b](/posts/other.html)'],
      ['{% img left /b.png 10 20 "A title" "An alt" %}', '![An alt](/b.png)'],
      [
        '# Head {#id}\n{: .no_toc}\n\n* TOC\n{:toc}\n\nText *b*{: .x} {:k=>1}',
        '# Head <a id="id"></a>\n\nText *b* {:k=>1}',
      ],
      ['{: style="float: left"}\nText', 'Text'],
      ['The HTML.\n\n*[HTML]: A language', 'The HTML.'],
    ],
  ],
  [
    'hugo',
    [
      ['{{< figure src="a.png" alt="An awl" >}}', '![An awl](a.png)'],
      ['{{< youtube abcdefghij_ >}}', '[Video on YouTube](https://www.youtube.com/watch?v=abcdefghij_)'],
      ['{{% notice tip "Sharp" %}}\nMind it.\n{{% /notice %}}', '> **Sharp**\n>\n> Mind it.'],
      ['{{< outer >}}\n{{< inner >}}Deep{{< /inner >}}\n{{< /outer >}}', 'Deep'],
      ['[a]({{< relref "known.md" >}}) [b]({{< ref "/posts/other.md" >}})', '[a](/known/) [b](/posts/other)'],
      ['`{{</* figure */>}}` and\n\n```\n{{</* a "b" */>}}\n```', '`{{< figure >}}` and\n\n```\n{{< a "b" >}}\n```'],
      ['{{< highlight go "linenos=table" >}}\nx := 1\n{{< /highlight >}}', '```go\nx := 1\n```'],
      ['## Title {#anchor .c}\n\n![i](i.png){width="50%"}', '## Title <a id="anchor"></a>\n\n![i](i.png)'],
      ['> [!NOTE]\n> Mind.', '> **Note**\n>\n> Mind.'],
      ['Generic `Vec<T>` and Vec<T> in prose', 'Generic `Vec<T>` and Vec&lt;T&gt; in prose'],
    ],
  ],
  [
    'zola',
    [
      ['{{ image(src="a.png", alt="An awl") }}', '![An awl](a.png)'],
      ['`{{/* a() */}}`', '`{{ a() }}`'.replace('{{ a() }}', '{{ a() }}')],
    ],
  ],
  [
    'hexo',
    [
      ['{% blockquote Someone, A book %}\nWords.\n{% endblockquote %}', '> Words.\n>\n> — Someone, A book'],
      ['{% link Awls https://awl.example/ %}', '[Awls](https://awl.example/)'],
      ['{% asset_img awl.jpg An awl %}', '![An awl](awl.jpg)'.replace('An awl', 'awl')],
    ],
  ],
  [
    'docusaurus',
    [
      [
        'import A from \'./a.png\';\n\n<img src={A} className="x" style={{ width: 3 }} />',
        '<img src="./a.png" class="x">',
      ],
      ['export const x = {\n  a: 1,\n\n  b: 2,\n};\n\nText {/* no */}', 'Text'],
      ['<Foo a={{ b: "}" }}>\n    Deep *text*\n</Foo>', 'Deep *text*'],
      [':::note\n\nOuter\n\n::::tip Inner\n\nx\n\n::::\n\n:::', '> **Note**\n>\n> Outer\n>\n> > **Inner**\n> >\n> > x'],
      [':::note\n\n```js\n:::\n<Foo />\n```\n\n:::', '> **Note**\n>\n> ```js\n> :::\n> <Foo />\n> ```'],
      ['A \\{brace\\} and `{code}`', 'A {brace} and `{code}`'],
    ],
  ],
  [
    'vitepress',
    [
      ['::: details More\nInside\n:::', '**More**\n\nInside'],
      ['{{ $frontmatter.maker }}', 'Ode'],
      ['<<< @/snippets/a.js\n\nText', 'Text'],
    ],
  ],
  [
    'mkdocs',
    [
      ['=== "One"\n\n    First\n\n??? tip\n    Second', '**One**\n\nFirst\n\n> **Tip**\n>\n> Second'],
      ['--8<-- "a.md"\n\nText :material-check:{ .ok }', 'Text'],
    ],
  ],
  [
    'plain',
    [['![[awl.png|An awl]] ==sharp== [[known]] ^block', '![An awl](<awl.png>) <mark>sharp</mark> [known](/known/)']],
  ],
])('a body of %s', (dialect, cases) => {
  test.each(cases)('%j', (source, expected) => {
    expect(body(dialect, source).body).toBe(expected);
  });
});

test('footnotes, tables, raw HTML and code stay as they are', () => {
  const source =
    'A note.[^1]\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n<div class="x"><b>raw</b></div>\n\n    {{ indented }} {% code %}\n\n[^1]: Here.';
  for (const dialect of ['jekyll', 'hugo', 'plain', 'astro']) expect(body(dialect, source).body).toBe(source);
});

test('what has no readable content is reported once a name, with its line', () => {
  const { body: text, problems } = body('hugo', 'One\n\n{{< chart data="x.csv" >}}\n\n{{< chart data="y.csv" >}}');
  expect(text).toBe('One');
  expect(problems).toMatchObject([{ rule: 'unread-syntax', severity: 'warning', line: 7, file: 'post.md' }]);
  expect(problems[0]?.message).toContain('"chart"');
});

test('what encloses text leaves it and is a note', () => {
  const { body: text, problems } = body('astro', '<Fancy>\n\nText\n\n</Fancy>', 'post.mdx');
  expect(text).toBe('Text');
  expect(problems).toMatchObject([{ severity: 'note' }]);
});

test('a backtick that nothing closes costs no time, whatever spans come after it', async () => {
  const source = `A \`\` stray, ${'a ```b``` '.repeat(1000)}`;
  expect(body('jekyll', source)).toEqual({ body: source.trimEnd(), problems: [] });
  expect(await costOf(() => body('jekyll', source))).toBeLessThan(20);
});

test('values of a template that nothing ends cost no time', async () => {
  expect(await costOf(() => body('jekyll', '{{\n'.repeat(100_000)))).toBeLessThan(150);
});

test('S4: a template that asks for the time of reading gets none, and it is told', async () => {
  const text =
    "---\ntitle: A\ndate: 2024-01-02\n---\n\nA {{ 'now' | date: '%Y' }} B {{ \"today\" | date_to_string }} C {{ '2020-01-02' | date: '%Y' }} {% assign x = 'now' %}D {{ x | date_to_xmlschema }}E\n";
  const { candidates } = await read(Buffer.from(text), { file: '_posts/2024-01-02-a.md', dialect: 'jekyll' });
  expect(candidates[0]?.body.replace(/\s+/g, ' ')).toBe('A B C 2020 D E');
  expect(candidates[0]?.problems.map(({ message }) => message).join()).toMatch(/'now' \| date/);
});

import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { toMarkdown } from '../../src/import/markup.ts';

const cases: readonly (readonly [says: string, html: string, markdown: string])[] = [
  ['nested lists stay nested', '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>', '- a\n  - b\n- c'],
  ['a list beside its item belongs into it', '<ul><li>a</li><ul><li>b</li></ul></ul>', '- a\n  - b'],
  ['an ordered list begins where it says', '<ol start="3"><li>c</li><li>d</li></ol>', '3. c\n4. d'],
  ['a line break is kept', '<p>one<br>two</p>', 'one\\\ntwo'],
  ['two line breaks end a paragraph', '<p>one<br><br>two</p>', 'one\n\ntwo'],
  ['code keeps its language', '<pre><code class="language-js">let a;</code></pre>', '```js\nlet a;\n```'],
  ['code with fences in it gets longer ones', '<pre>```\nx\n```</pre>', '````\n```\nx\n```\n````'],
  [
    'a table with headings is a table',
    '<table><tr><th>A</th><th>B</th></tr><tr><td>1|2</td><td><b>x</b></td></tr></table>',
    '| A | B |\n| --- | --- |\n| 1\\|2 | **x** |',
  ],
  [
    'a table that Markdown cannot say stays HTML',
    '<table onclick="x()"><tr><td colspan="2" style="y">A</td></tr><tr><td>1</td><td>2</td></tr></table>',
    '<table><tr><td colspan="2">A</td></tr><tr><td>1</td> <td>2</td></tr></table>',
  ],
  [
    'a figure keeps its caption',
    '<figure><img src="/a.jpg" alt="A"><figcaption>By <i>B</i></figcaption></figure>',
    '<figure><img src="https://site.example/a.jpg" alt="A"><figcaption>By <i>B</i></figcaption></figure>',
  ],
  [
    'a picture that is loaded late has its real address',
    '<p><img src="data:image/gif;base64,R0" data-src="big.jpg" alt="x"></p>',
    '![x](https://site.example/d/big.jpg)',
  ],
  [
    'a caption that is one by its class alone belongs to its image',
    '<div class="wp-caption"><a href="/b"><img src="a.jpg" alt="A"></a><p class="wp-caption-text">By <i>B</i></p></div><p>c</p>',
    '<figure><a href="https://site.example/b"><img src="https://site.example/d/a.jpg" alt="A"></a><figcaption>By <i>B</i></figcaption></figure>\n\nc',
  ],
  [
    'a caption beside two images, or beside other words, stays where it is',
    '<div><img src="a.jpg" alt="A"><img src="b.jpg" alt="B"><p class="caption">Both</p></div><div><img src="c.jpg" alt="C"><p class="caption">Cap</p><p>More</p></div>',
    '![A](https://site.example/d/a.jpg)![B](https://site.example/d/b.jpg)\n\nBoth\n\n![C](https://site.example/d/c.jpg)\n\nCap\n\nMore',
  ],
  [
    'a picture of several forms is one image, whatever space is between them',
    '<p>a</p><figure>\n  <picture>\n  <source srcset="a.webp" type="image/webp">\n  <source srcset="a.avif">\n  <img src="a.jpg" alt="x">\n  </picture>\n</figure>',
    'a\n\n![x](https://site.example/d/a.jpg)',
  ],
  ['a counting pixel goes', '<p>a<img src="https://t.example/p.gif" width="1" height="1"></p>', 'a'],
  [
    'a player becomes a link',
    '<iframe src="https://www.youtube.com/embed/abcdefghijk" title="A film"></iframe>',
    '[A film](https://www.youtube.com/watch?v=abcdefghijk)',
  ],
  [
    'audio becomes a link',
    '<audio controls><source src="/a.mp3"></audio>',
    '[site.example](https://site.example/a.mp3)',
  ],
  [
    'footnotes stay footnotes',
    '<p>Text<sup id="r1"><a href="#n1">1</a></sup></p><ol><li id="n1">Note <a href="#r1">↩</a></li></ol>',
    'Text[^1]\n\n[^1]: Note',
  ],
  ['a link around a heading goes into it', '<a href="/x"><h2>T</h2></a>', '## [T](https://site.example/x)'],
  ['a link that runs code leaves its words', '<a href="javascript:x()">here</a>', 'here'],
  ['what is no Markdown is escaped', '<p>1. *a* &lt;b&gt; [x](y)</p>', '1\\. \\*a\\* \\<b> \\[x\\](y)'],
  ['emphasis that CommonMark would not see is HTML', '<p><b>「日本」</b>は</p>', '<strong>「日本」</strong>は'],
  ['an exclamation before a link is no picture', '<p>Go!<a href="/x">x</a></p>', 'Go\\![x](https://site.example/x)'],
  ['subscripts stay', '<p>H<sub>2</sub>O</p>', 'H<sub>2</sub>O'],
  ['scripts and styles go', '<p>a</p><script>x()</script><style>p{}</style>', 'a'],
  ['no-break spaces are spaces', '<p>a\u00a0b</p>', 'a b'],
];

test.each(cases)('%s', (_, html, markdown) => {
  expect(toMarkdown(html, 'https://site.example/d/')).toBe(markdown);
});

test('without a base, relative addresses stay as they are', () => {
  expect(toMarkdown('<a href="a/b">x</a>')).toBe('[x](a/b)');
});

test('the widest picture of a set is taken', () => {
  expect(toMarkdown('<img src="blank.gif" srcset="s.jpg 300w, l.jpg 900w">', 'https://site.example/')).toBe(
    '![](https://site.example/l.jpg)',
  );
});

test('code in a link that would define a reference keeps its text and its link', () => {
  const item = '<ul><li><a href="https://e.example/"><code>]:</code></a></li></ul>';
  const written = toMarkdown(`<ol><li><ol><li>${item}</li></ol></li></ol>`);
  expect(new MarkdownIt({ html: true }).render(written)).toContain('<a href="https://e.example/"><code>]:</code></a>');
});

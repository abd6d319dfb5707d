import { describe, expect, test } from 'vitest';
import { renderBody } from '../../src/compile/render-body.ts';
import { costOf } from '../cost.ts';

const page = 'https://example.org/articles/ferry';
const html = (markdown: string, base?: string) =>
  renderBody(markdown, base === undefined ? { page } : { page, base }).html;

describe('Markdown', () => {
  test('is CommonMark with tables and strikethrough', () => {
    expect(html('# A\n\n* *b* ~~c~~\n\n| d | e |\n| - | -: |\n| f | g |')).toBe(
      '<h1 id="a">A</h1>\n<ul>\n<li><em>b</em> <s>c</s></li>\n</ul>\n<table>\n<thead>\n<tr>\n<th>d</th>\n' +
        '<th align="right">e</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>f</td>\n<td align="right">g</td>\n</tr>\n' +
        '</tbody>\n</table>',
    );
  });

  test('keeps the language of code, and nothing else of its info string', () => {
    expect(html('```js {1,3}\na < b\n```')).toBe('<pre><code class="language-js">a &lt; b\n</code></pre>');
    expect(html('    indented')).toBe('<pre><code>indented\n</code></pre>');
    expect(html('`<b>`')).toBe('<p><code>&lt;b&gt;</code></p>');
  });

  test("has footnotes whose ids are one article's own, and whose links name the page", () => {
    const first = html('A[^x] and again[^x].\n\n[^x]: Note.');
    const [, id] = /<li id="(fn-[\da-f]{8}-1)">/.exec(first) ?? [];
    expect(first).toContain(`<sup><a href="${page}#${id}" id="${id?.replace('fn', 'fnref')}">[1]</a></sup>`);
    expect(first).toContain(`<a href="${page}#${id?.replace('fn', 'fnref')}:1">`);
    expect(renderBody('A[^x].\n\n[^x]: Note.', { page: `${page}-2` }).html).not.toContain(String(id));
  });

  test('has footnotes in the order of their references, definitions without one left out, in linear time', async () => {
    const { text } = renderBody(
      'A[^b] B[^a][^b].\n\n[^a]: First\n\n    with *two* paragraphs.\n[^b]: Second[^c].\n\n[^c]: Third.\n\n[^d]: Gone.',
      { page },
    );
    expect(text).toBe('A B.\nSecond.\nFirst\nwith two paragraphs.\nThird.');
    const notes = Array.from({ length: 5000 }, (_, i) => `a[^${i}]\n\n[^${i}]: note\n\n`).join('');
    expect(await costOf(() => renderBody(notes, { page }))).toBeLessThan(150);
  });

  test('is no place for inline footnotes, which CommonMark would show as they are', () => {
    expect(html('2^[3]')).toBe('<p>2^[3]</p>');
  });
});

describe('addresses', () => {
  test.each([
    ['[a](/b)', '<a href="https://example.org/b">a</a>'],
    ['[a](c/d?e=f&g)', '<a href="https://blog.example/posts/c/d?e=f&amp;g">a</a>'],
    ['[a](#part)', `<a href="${page}#part">a</a>`],
    ['[a](//cdn.example/x)', '<a href="https://cdn.example/x">a</a>'],
    ['[a](mailto:ada@example.org)', '<a href="mailto:ada@example.org">a</a>'],
    ['![a](p.png "t")', '<img src="https://blog.example/posts/p.png" alt="a" title="t">'],
    [
      '<img srcset="p.png, q.png 2x" alt="">',
      '<img srcset="https://blog.example/posts/p.png, https://blog.example/posts/q.png 2x" alt="" src="https://blog.example/posts/q.png">',
    ],
    [
      '<video poster="p.png" src="v.mp4"></video>',
      '<video poster="https://blog.example/posts/p.png" src="https://blog.example/posts/v.mp4"></video>',
    ],
    ['<blockquote cite="../x">y</blockquote>', '<blockquote cite="https://blog.example/x">y</blockquote>'],
  ])('%s is made absolute', (markdown, expected) => {
    expect(html(markdown, markdown.includes('/b)') ? undefined : 'https://blog.example/posts/')).toContain(expected);
  });

  test('an absolute address is kept to the letter', () => {
    const url = 'https://example.com/%7Eada/(x)?q=%20a+b&c[]=1#top';
    expect(html(`<a href="${url.replace('&', '&amp;')}">x</a>`)).toContain(
      encodeURI(decodeURI('https://example.com/')),
    );
    expect(html('<a href="https://example.com/%7Eada/(x)?q=%20a+b#top">x</a>')).toContain(
      'href="https://example.com/%7Eada/(x)?q=%20a+b#top"',
    );
  });

  test.each([
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'vbscript:x',
    'data:text/html,x',
    'file:///etc/passwd',
    'http://[',
  ])('%j goes, its text stays', (url) => {
    expect(html(`<a href="${url}">text</a>`)).toBe('<p><a>text</a></p>');
    expect(html(`<img src="${url}" alt="x">`)).not.toContain('<img');
  });

  test('a picture in the address stays where it is pixels, and goes where it may hold scripts', () => {
    expect(html('![x](data:image/png;base64,iVBORw0KGgo=)')).toContain('src="data:image/png;base64,iVBORw0KGgo="');
    expect(html('<img src="data:image/svg+xml;base64,iVBORw0KGgo=">')).not.toContain('<img');
  });

  test('a picture that a script would load late is loaded now', () => {
    expect(html('<img src="data:image/gif,x" data-src="/p.png">')).toBe('<img src="https://example.org/p.png">');
  });
});

describe('raw HTML', () => {
  test.each([
    ['<p style="color:red" class="x" onclick="y()">a</p>', '<p>a</p>'],
    ['<script>a</script>b', 'b'],
    ['<style>a</style><p>b</p>', '<p>b</p>'],
    ['<svg><title>a</title><p>b</p></svg><p>c</p>', '<p>b</p><p>c</p>'],
    ['<article><h2 id="x">a</h2></article>', '<div><h2 id="x">a</h2></div>'],
    ['<center><font color="red">a</font></center>', '<div>a</div>'],
    ['<form><input value="x"><p>a</p></form>', '<p>a</p>'],
    ['<custom-thing>a</custom-thing>', '<p>a</p>'],
    ['<div><b>a', '<div><b>a</b></div>'],
    ['<p dir="rtl" lang="ar">a</p>', '<p dir="rtl" lang="ar">a</p>'],
    ['<pre><code class="language-c x">a</code></pre>', '<pre><code>a</code></pre>'],
    ['<!-- a --><p>b</p>', '<p>b</p>'],
    ['<constructor>a</constructor><prototype>b</prototype>', '<p>ab</p>'],
  ])('%s becomes %s', (raw, expected) => {
    expect(html(raw)).toBe(expected);
  });

  test('what is shown from elsewhere becomes a link', () => {
    expect(html('<iframe src="//video.example/embed/1" title="Ferry & quay"></iframe>')).toBe(
      '<a href="https://video.example/embed/1">Ferry &amp; quay</a>',
    );
    expect(html('<object data="/x.swf"><p>else</p></object>')).toBe(
      '<p><a href="https://example.org/x.swf">https://example.org/x.swf</a></p>',
    );
  });

  test('nesting without end leaves the text alone, in bounded time', async () => {
    const nested = `<div>\n${'<b>'.repeat(50_000)}x${'</i>'.repeat(50_000)}\n</div>`;
    expect(html(nested).trim()).toBe('x');
    expect(await costOf(() => html(nested))).toBeLessThan(20);
  });
});

describe('R6', () => {
  test.each([
    ['The famous <math><mi>E</mi></math> formula', 'The famous E formula'],
    ['A <svg><text>chart</text></svg>', 'A\nchart'],
    [
      '<svg viewBox="0 0 1 1"><title>not shown</title><g><text>North</text><text>South</text></g></svg>',
      'North\nSouth',
    ],
    ['Say <textarea rows="2">one & two</textarea>', 'Say one & two'],
    ['<button>Play</button> <select><option>Red<option>Blue</select>', 'Play\nRed\nBlue'],
    ['<canvas>A drawing</canvas> <xmp>a <b> c</xmp>', 'A drawing\na <b> c'],
    ['<fieldset><legend>Ask</legend>Who?</fieldset>', 'Ask\nWho?'],
    ['<bdo dir="rtl">abc</bdo> <applet>old</applet> <plaintext>end', 'abc old end'],
  ])('the words in %s stay', (source, text) => {
    expect(renderBody(source, { page }).text.replace(/\s*\n\s*/g, '\n')).toBe(text);
  });

  test.each([
    'magnet:?xt=urn:btih:c12fe1c06bba254a9dc9f519b335aa7c1367a88a',
    'xmpp:ada@example.org',
    'geo:48.2,16.37',
    'matrix:r/room:example.org',
    'sms:+4312345',
    'webcal://example.org/a.ics',
    'ftp://example.org/a',
  ])('a link to %s stays', (url) => {
    expect(html(`[a](${url})`)).toBe(`<p><a href="${url}">a</a></p>`);
    expect(html(`<a href="${url}">a</a>`)).toBe(`<p><a href="${url}">a</a></p>`);
  });

  test('a picture that stands a second time in a `noscript` is shown once', () => {
    const late = '<img src="blank.gif" data-src="/p.png">';
    expect(html(`${late}<noscript><img src="/p.png"></noscript>`).match(/<img/g)).toHaveLength(1);
    expect(html(`${late}<noscript><img src="/q.png"></noscript>`).match(/<img/g)).toHaveLength(2);
    expect(html('![](/p.png) ![](/p.png)').match(/<img/g)).toHaveLength(2);
  });

  test.each(['data-src', 'data-lazy-src', 'data-original', 'data-lazy', 'data-srcset'])(
    'a picture with its address in %s is shown',
    (name) => {
      for (const src of ['', 'src="data:image/gif;base64,R0lGODlhAQABAAAAACw="', 'src="/img/blank.gif"'])
        expect(html(`<img ${src} ${name}="/p.png">`)).toContain('src="https://example.org/p.png"');
    },
  );
});

test.each([
  ['<img data-lazy-src="/lazy.jpg">', '<img src="https://example.org/lazy.jpg">'],
  ['<img src="/blank.gif" data-src="/loading-dock.jpg">', '<img src="https://example.org/loading-dock.jpg">'],
  ['<video data-src="/v.mp4"></video>', '<p><video src="https://example.org/v.mp4"></video></p>'],
  [
    '<picture><source data-srcset="/a.webp 2x"><img src="/p.jpg"></picture>',
    '<p><picture><source srcset="https://example.org/a.webp 2x"><img src="https://example.org/p.jpg"></picture></p>',
  ],
  [
    '<iframe src="about:blank" data-src="https://v.example/1"></iframe>',
    '<a href="https://v.example/1">https://v.example/1</a>',
  ],
  [
    '<object><param name="movie" value="/x.swf"><embed src="https://v.example/1"></object>',
    '<a href="https://v.example/1">https://v.example/1</a>',
  ],
  ['<object>The <b>words</b> instead</object>', 'The <b>words</b> instead'],
])('R6: %s keeps its address or text', (source, expected) => {
  expect(html(source).replace(/^<p>(?=<a|The)|(?<=a>|instead)<\/p>$/g, '')).toBe(expected);
});

test.each([
  ['<p><center>x</center></p>', '<div>x</div>'],
  ['<h2>Now <svg><text>a</text></svg>b</h2>', '<h2>Now a b</h2>'],
  ['<h3>Choose <select><option>a</option><option>b</option></select></h3>', '<h3>Choose a b </h3>'],
  ['<h2><center>x</center></h2>', '<h2>x </h2>'],
  ['<p>a<center>x</center>b</p>', '<p>a</p><div>x</div>b'],
  ['<p>a<menu><li>x</menu></p>', '<p>a</p><ul><li>x</li></ul>'],
  ['<p>a <b>b<hgroup>c</hgroup></b></p>', '<p>a <b>b</b></p><div><b>c</b></div>'],
  ['<p><font color="red"><p>a</p></font></p>', '<p>a</p>'],
  ['<p><a href="/b"><dialog open>c</dialog></a></p>', '<div><a href="https://example.org/b">c</a></div>'],
  ['<p>a<xmp>b</xmp></p>', '<p>a</p><pre>b</pre>'],
  [
    '<p>a<table><tr><td><p>b<search>c</search></table>',
    '<p>a</p><table><tr><td><p>b</p><div>c</div></td></tr></table>',
  ],
])('R10: %s has valid nesting', (source, expected) => {
  expect(html(source).replace(/(?<=<h\d) id="[^"]*"/g, '')).toBe(expected);
});

test.each([
  ['<a href="https://a/x.swf">https://a/x.swf</a><a href="https://b">https://b</a>', 'https://a/x.swf https://b'],
  ['[one](/1)[two](/2)', 'one two'],
  ['**[one](/1)**[two](/2)', 'one two'],
  ['[one](/1)*[two](/2)*', 'one two'],
  ['`a``b`<kbd>Ctrl</kbd><kbd>C</kbd>', 'a``bCtrl C'],
  ['un[believ](/1)able', 'unbelievable'],
  ['[*un*believable](/1), [so](/2)', 'unbelievable, so'],
])('R13: the text of %s keeps links apart', (source, text) => {
  expect(renderBody(source, { page }).text).toBe(text);
});

describe('M8', () => {
  test.each([
    '$$a \\\\ b$$',
    '$a*b*c$',
    '$x_1 + y_1$ and $[a](b)$',
    '$\\text{5\\$}*a*$',
    '$$\na\n= b\n- c\n# d\n$$',
    '$$\n\\begin{pmatrix} a & b \\\\\n* & d \\end{pmatrix}\n$$',
    '\\begin{align}\n*a* & b \\\\\nc & d\n\\end{align}',
    '$<b>a</b>$',
    '\\(a_1*b*c\\)',
    '\\[\na_1*b*c\n\\]',
  ])('%j is kept to the letter', (source) => {
    expect(renderBody(source, { page }).text).toBe(source);
    expect(renderBody(`Text\n${source}\nmore *words*`, { page }).text).toBe(`Text\n${source}\nmore words`);
    expect(html(`- ${source.replaceAll('\n', '\n  ')}`)).not.toMatch(/<(?:em|a|b|h\d)>/);
  });

  test('a second backslash before its delimiters is not shown', () => {
    expect(html('\\\\(a*b*c\\\\) \\\\[a*b*c\\\\]')).toBe('<p>\\(a*b*c\\) \\[a*b*c\\]</p>');
  });

  test.each([
    ['It costs $5 and *not* $6.', '<p>It costs $5 and <em>not</em> $6.</p>'],
    ['US$ 5 to US$ *7*', '<p>US$ 5 to US$ <em>7</em></p>'],
    ['**$5** to **$6**', '<p><strong>$5</strong> to <strong>$6</strong></p>'],
    ['\\$a*b*c\\$', '<p>$a<em>b</em>c$</p>'],
    ['`$a` and *b* `$c`', '<p><code>$a</code> and <em>b</em> <code>$c</code></p>'],
    ['\\[not a link\\](x) *a*', '<p>[not a link](x) <em>a</em></p>'],
    ['$$ *a*', '<p>$$ <em>a</em></p>'],
    ['$a\n\n*b*$', '<p>$a</p>\n<p><em>b</em>$</p>'],
  ])('%j holds no formula', (source, expected) => {
    expect(html(source)).toBe(expected);
  });

  test('formulas without end cost linear time', async () => {
    for (const open of ['$a', '$$a ', '\\\\(a ', '\\(a_', '$$\n', '\\begin{a}\n', '\\[_\n'])
      expect(await costOf(() => html(open.repeat(8_000))), open).toBeLessThan(60);
  });
});

test('P6: a formula of KaTeX or MathJax in a body is its TeX, once', () => {
  const math = (end: string) =>
    `<math${end}><semantics><mrow><mi>a</mi><mo>=</mo><mn>1</mn></mrow><annotation encoding="application/x-tex">a=1</annotation></semantics></math>`;
  const katex = (end: string) =>
    `<span class="katex"><span class="katex-mathml">${math(end)}</span><span class="katex-html" aria-hidden="true">a=1</span></span>`;
  const text = (source: string) => renderBody(source, { page }).text;
  expect(text(`So ${katex('')} it is`)).toBe('So $a=1$ it is');
  expect(text(`So ${katex(' display="block"')} it is`)).toBe('So $$a=1$$ it is');
  expect(
    text(
      'So <span class="MathJax_Preview">a=1</span><span class="MathJax">a=1</span><script type="math/tex">a=1</script>',
    ),
  ).toBe('So $a=1$');
  expect(text('So <script type="math/tex; mode=display">a &lt; 1 & b</script>')).toBe('So $$a < 1 & b$$');
  expect(text('So <span class="katex-html">a=1</span>')).toBe('So a=1');
  expect(text('So <math><mi>a</mi><annotation encoding="text/x">b</annotation></math>')).toBe('So a');
});

test('M9: an empty anchor at the end of a heading states its id, as the attribute lists of generators do', () => {
  const { html } = renderBody('## *Own* id <a id="own"></a>\n\n## Other', { page: 'https://a.example/' });
  expect(html).toBe('<h2 id="own"><em>Own</em> id</h2>\n<h2 id="other">Other</h2>');
});

test('M9: headings have the ids that GitHub gives them, so that links within the body lead to them', () => {
  const source =
    '# Part two\n\n## Part two\n\n### What’s *new* in `C++`?\n\n<h2>Äpfel & Birnen</h2>\n\n<h2 id="own">Own</h2>\n\n## Own\n\n## ?\n\nUnder_score 1.2\n---\n\n[jump](#part-two)';
  const ids = [...html(source).matchAll(/<h\d(?: id="([^"]*)")?>/g)].map(([, id]) => id);
  expect(ids).toEqual([
    'part-two',
    'part-two-1',
    'whats-new-in-c',
    'äpfel--birnen',
    'own',
    'own-1',
    undefined,
    'under_score-12',
  ]);
  expect(html(source)).toContain(`<a href="${page}#part-two">jump</a>`);
});

test('nothing that XML 1.0 forbids is left, written as a reference neither', () => {
  expect(html('a\u0001b\ud800c &#1; &#xfffe; &#xd800;<i title="&#2;">d&#3;</i>')).not.toMatch(
    /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800]/,
  );
});

describe('text', () => {
  test('has a line for each block, without markup, pictures and signs of footnotes', () => {
    const { text } = renderBody('# Head\n\nOne *two* ![x](y.png)\nthree[^1].\n\n- a &lt; b\n- c\n\n[^1]: Note.', {
      page,
    });
    expect(text).toBe('Head\nOne two\nthree.\na < b\nc\nNote.');
  });
});

import { describe, expect, test } from 'vitest';
import { renderBody } from '../../src/compile/render-body.ts';
import { costOf } from '../cost.ts';

const page = 'https://example.org/articles/ferry';
const html = (markdown: string, base?: string) =>
  renderBody(markdown, base === undefined ? { page } : { page, base }).html;

describe('Markdown', () => {
  test('is CommonMark with tables and strikethrough', () => {
    expect(html('# A\n\n* *b* ~~c~~\n\n| d | e |\n| - | -: |\n| f | g |')).toBe(
      '<h1>A</h1>\n<ul>\n<li><em>b</em> <s>c</s></li>\n</ul>\n<table>\n<thead>\n<tr>\n<th>d</th>\n' +
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
      '<img srcset="https://blog.example/posts/p.png, https://blog.example/posts/q.png 2x" alt="">',
    ],
    [
      '<video poster="p.png" src="v.mp4"></video>',
      '<video poster="https://blog.example/posts/p.png" src="https://blog.example/posts/v.mp4"></video>',
    ],
    ['<blockquote cite="../x">y</blockquote>', '<blockquote cite="https://blog.example/x">y</blockquote>'],
  ])('%s is made absolute', (markdown, expected) => {
    expect(html(markdown, markdown.includes('/b)') ? undefined : 'https://blog.example/posts/')).toContain(
      expected,
    );
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
    expect(html('![x](data:image/png;base64,iVBORw0KGgo=)')).toContain(
      'src="data:image/png;base64,iVBORw0KGgo="',
    );
    expect(html('<img src="data:image/svg+xml;base64,iVBORw0KGgo=">')).not.toContain('<img');
  });

  test('a picture that a script would load late is loaded now', () => {
    expect(html('<img src="data:image/gif,x" data-src="/p.png">')).toBe(
      '<img src="https://example.org/p.png">',
    );
  });
});

describe('raw HTML', () => {
  test.each([
    ['<p style="color:red" class="x" onclick="y()">a</p>', '<p>a</p>'],
    ['<script>a</script>b', 'b'],
    ['<style>a</style><p>b</p>', '<p>b</p>'],
    ['<svg><p>a</p></svg><p>b</p>', '<p>b</p>'],
    ['<article><h2 id="x">a</h2></article>', '<div><h2>a</h2></div>'],
    ['<center><font color="red">a</font></center>', '<div><span>a</span></div>'],
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

test('nothing that XML 1.0 forbids is left, written as a reference neither', () => {
  expect(html('a\u0001b\ud800c &#1; &#xfffe; &#xd800;<i title="&#2;">d&#3;</i>')).not.toMatch(
    /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800]/,
  );
});

describe('text', () => {
  test('has a line for each block, without markup, pictures and signs of footnotes', () => {
    const { text } = renderBody(
      '# Head\n\nOne *two* ![x](y.png)\nthree[^1].\n\n- a &lt; b\n- c\n\n[^1]: Note.',
      { page },
    );
    expect(text).toBe('Head\nOne two\nthree.\na < b\nc\nNote.');
  });
});

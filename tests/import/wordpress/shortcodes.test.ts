import { describe, expect, it } from 'vitest';
import { expandShortcodes } from '../../../src/import/wordpress/shortcodes.ts';

const library = new Map([
  ['7', { url: 'https://e.org/7.jpg', alt: 'Quay', caption: 'At <ebb>' }],
  ['8', { url: 'https://e.org/8.jpg' }],
]);
const html = (text: string): string => expandShortcodes(text, library).html;

describe('expandShortcodes', () => {
  it('makes figures of captions and galleries', () => {
    expect(html('[caption id="x" width="3"]<img src="a.jpg" /> The <b>quay</b>[/caption]')).toBe(
      '<figure><img src="a.jpg" /><figcaption>The <b>quay</b></figcaption></figure>',
    );
    expect(html('[caption caption="Old & new"]<a href="a"><img src="a.jpg"></a>[/caption]')).toBe(
      '<figure><a href="a"><img src="a.jpg"></a><figcaption>Old &amp; new</figcaption></figure>',
    );
    expect(html('[gallery ids="7, 9,8"]').trim()).toBe(
      '<figure><img src="https://e.org/7.jpg" alt="Quay"><figcaption>At &lt;ebb&gt;</figcaption></figure>\n' +
        '<figure><img src="https://e.org/8.jpg" alt=""></figure>',
    );
  });

  it.each([
    ['[embed width="3"]https://v.org/1?a=1&b=2[/embed]', 'https://v.org/1?a=1&amp;b=2'],
    ['[audio mp3="https://e.org/a.mp3"][/audio]', 'https://e.org/a.mp3'],
    ['[video src="https://e.org/a.mp4"]', 'https://e.org/a.mp4'],
    ['[youtube=https://youtu.be/abc]', 'https://youtu.be/abc'],
    ['[youtube abc-1234567]', 'https://www.youtube.com/watch?v=abc-1234567'],
    ['[vimeo 12]', 'https://vimeo.com/12'],
  ])('makes a link of %s', (code, url) => {
    expect(html(code).trim()).toBe(`<p><a href="${url}">${url}</a></p>`);
  });

  it('keeps code as it is, escaped once', () => {
    expect(html('[code language="php"]<?php [gallery] ?>[/code]')).toBe(
      '<pre><code class="language-php">&lt;?php [gallery] ?&gt;</code></pre>',
    );
    expect(html('[sourcecode]a &lt; b[/sourcecode]')).toBe('<pre><code>a &lt; b</code></pre>');
  });

  it('keeps what unknown shortcodes enclose, and names them', () => {
    expect(expandShortcodes('a [box color="red"]in [em]side[/em][/box] b [widget id=3] c', library)).toEqual({
      html: 'a in side b  c',
      unknown: ['box', 'em', 'widget'],
    });
  });

  it.each([
    'He said [sic] and [1], [see below]',
    '[a link](https://e.org)',
    '<pre>[gallery ids="7"]</pre>',
    '<a title="[gallery]">x</a>',
  ])('takes nothing out of %j', (text) => {
    expect(expandShortcodes(text, library)).toEqual({ html: text, unknown: [] });
  });

  it('shows what is escaped', () => {
    expect(html('Write [[gallery]] for pictures')).toBe('Write [gallery] for pictures');
  });
});

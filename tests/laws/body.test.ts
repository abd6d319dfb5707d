import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderBody } from '../../src/compile/render-body.ts';
import {
  allowedElements,
  blockElements,
  globalAttributes,
  schemes,
  voidElements,
} from '../../src/article/html-policy.ts';
import { sanitise } from '../../src/compile/body/sanitise.ts';

const place = { page: 'https://example.org/articles/ferry', base: 'https://blog.example/posts/' };

/** Pieces that Markdown is made of, in whatever order. */
const markdownPieces = fc.constantFrom(
  ...'a ß 😀 \\ * ** _ ~~ ` ``` > - 1. # --- | [ ] ( ) ]( ![ " \' & &amp; &lt; &#1; [^1] [^1]: : ! = { } ]]> < >'.split(
    ' ',
  ),
  ...'<https://x.example/> javascript: /p #q http://[ \0 \ud800 \u00a0 \u2028'.split(' '),
  ...' ¦\n¦\n\n¦\t¦    ¦> ¦- ¦```js\n¦\n[^1]: ¦\n===\n¦\n| a | b |\n| -: | - |\n| '.split('¦'),
);

/** Pieces that raw HTML is made of, good and evil. */
const htmlPieces = fc.constantFrom(
  ...[...allowedElements.keys()].flatMap((name) => [`<${name}>`, `</${name}>`]),
  ...'script style svg math noscript title textarea xmp template iframe form x:y'
    .split(' ')
    .flatMap((name) => [`<${name}>`, `</${name}>`]),
  ...'<!-- --> <![CDATA[ ]]> <?x <p/> <p\n onclick=alert(1)\n style="x"\n href=" <plaintext> <mtext>'.split(' '),
  ...'<!doctype html>¦<a href="javascript:alert(1)">¦<a href=" java\tscript:x">¦<b title="\'><script>">'.split('¦'),
  ..."<a href='&#106;avascript:x'>¦<img src=x onerror=y>¦<img srcset='a 1x, javascript:x 2x'>".split('¦'),
  ...'<base href="//x">¦<meta http-equiv=refresh content="0;url=//x">¦<object data="javascript:x">'.split('¦'),
  ...'<iframe src="/x">¦<li id="fn-0-1">¦<code class="language-x y">'.split('¦'),
);

const markdown = fc.array(markdownPieces, { maxLength: 40 }).map((pieces) => pieces.join(''));
const mixed = fc
  .array(fc.oneof(markdownPieces, htmlPieces, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 40 })
  .map((pieces) => pieces.join(''));

test('without raw HTML, what the Markdown renderer writes is what the sanitiser would leave', () => {
  fc.assert(
    fc.property(markdown, (text) => {
      const { html } = renderBody(text, place);
      expect(sanitise(html, place)).toBe(html);
    }),
    { numRuns: 2000 },
  );
});

test('a body is of allowed elements, closed in order, with allowed attributes and addresses', () => {
  fc.assert(
    fc.property(mixed, (text) => {
      const open: string[] = [];
      // So strict a grammar that no parser of HTML can read anything else into it.
      const tokens = renderBody(text, place).html.match(/<[^>]*>|[^<]+|</g) ?? [];
      for (const token of tokens) {
        if (!token.startsWith('<')) {
          expect(token).not.toContain('>');
          continue;
        }
        const [, slash, name = '', attributes = ''] =
          /^<(\/?)([a-z][a-z\d]*)((?: [a-z-]+="[^"<>]*")*)>$/.exec(token) ?? [];
        expect([...allowedElements.keys()], token).toContain(name);
        if (slash === '/') expect(open.pop()).toBe(name);
        else {
          if (blockElements.has(name))
            expect(open.slice(open.findLastIndex((each) => blockElements.has(each)))).not.toContain('p');
          if (!voidElements.has(name)) open.push(name);
        }
        for (const [, attribute = '', value = ''] of attributes.matchAll(/ ([a-z-]+)="([^"]*)"/g)) {
          expect(Object.keys({ ...globalAttributes, ...allowedElements.get(name) }), token).toContain(attribute);
          if (attribute === 'href') expect(schemes.link).toContain(new URL(value).protocol);
          if (attribute === 'src') expect(schemes.media).toContain(new URL(value).protocol);
        }
      }
      expect(open).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

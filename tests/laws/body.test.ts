import { createHash } from 'node:crypto';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { renderBody } from '../../src/compile/render-body.ts';
import { unclosedBlocks } from '../../src/compile/body/unclosed.ts';
import { footnotes } from '../../src/compile/body/footnotes.ts';
import { markdownIt, resolveAddresses } from '../../src/compile/body/markdown.ts';
import { allowedElements, globalAttributes, schemes, voidElements } from '../../src/compile/body/policy.ts';
import { sanitise } from '../../src/compile/body/sanitise.ts';
import { paragraphsOfHtml, textOfHtml } from '../../src/compile/body/text.ts';
import { dropForbidden } from '../../src/text/escape.ts';

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
  ...Object.keys(allowedElements).flatMap((name) => [`<${name}>`, `</${name}>`]),
  ...'script style svg math noscript title textarea xmp template iframe form x:y'
    .split(' ')
    .flatMap((name) => [`<${name}>`, `</${name}>`]),
  ...'<!-- --> <![CDATA[ ]]> <?x <p/> <p\n onclick=alert(1)\n style="x"\n href=" <plaintext> <mtext>'.split(
    ' ',
  ),
  ...'<!doctype html>¦<a href="javascript:alert(1)">¦<a href=" java\tscript:x">¦<b title="\'><script>">'.split(
    '¦',
  ),
  ..."<a href='&#106;avascript:x'>¦<img src=x onerror=y>¦<img srcset='a 1x, javascript:x 2x'>".split('¦'),
  ...'<base href="//x">¦<meta http-equiv=refresh content="0;url=//x">¦<object data="javascript:x">'.split(
    '¦',
  ),
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

/** Blocks of raw HTML that are whole, and that are not. */
const rawBlock = fc
  .tuple(htmlPieces, fc.constantFrom('a', '', '<b/>'), htmlPieces)
  .map((pieces) => `\n\n${pieces.join('')}\n\n`);

test('the text of tokens is the text of the HTML that is made of them', () => {
  fc.assert(
    fc.property(markdown, (source) => {
      const { html, text, paragraphs } = renderBody(source, place);
      expect(text).toBe(textOfHtml(html));
      expect([...paragraphs].filter(Boolean)).toEqual([...paragraphsOfHtml(html)].filter(Boolean));
    }),
    { numRuns: 5000 },
  );
});

test('what is sanitised block by block is what sanitising the whole would leave', () => {
  const piece = fc.oneof(markdownPieces, htmlPieces, rawBlock, fc.string({ unit: 'binary', maxLength: 5 }));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const env = { ...place, docId: createHash('sha256').update(place.page).digest('hex').slice(0, 8) };
      const tokens = markdownIt.parse(dropForbidden(text), env);
      resolveAddresses(tokens, env);
      const whole = sanitise(markdownIt.renderer.render(tokens, markdownIt.options, env), env);
      expect(renderBody(text, place).html).toBe(whole.replaceAll('<p></p>', '').trim());
    }),
    { numRuns: 5000 },
  );
});

test('text is told from signs as the Markdown parser does by itself', () => {
  const parser = new MarkdownIt({ html: true }).use(footnotes).use(unclosedBlocks);
  parser.validateLink = () => true;
  const sign = fc.string({
    unit: fc.constantFrom(...'\0\n !"#$%&\'()*+,-./09:;<=>?@AZ[\\]^_`az{|}~\x7f\x80é’例'),
    maxLength: 20,
  });
  fc.assert(
    fc.property(fc.oneof(mixed, sign), (text) => {
      expect(JSON.stringify(markdownIt.parse(text, {}))).toBe(JSON.stringify(parser.parse(text, {})));
    }),
    { numRuns: 5000 },
  );
});

test('addresses are encoded as the Markdown parser does by itself', () => {
  const parser = new MarkdownIt();
  const piece = fc.constantFrom(
    ..."https:// http:// HTTPS:// a b.c example.org A.B 1.2.3.4 xn--a é : :80 / // ? # @ % %2 %20 %zz . .. - _ ~ ' ( ) & = + , ; ! $ * [ ] 例".split(
      ' ',
    ),
    'x'.repeat(64),
    'y.'.repeat(128),
  );
  const address = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(fc.constantFrom('', 'https://', 'http://a'), address, (start, rest) => {
      expect(markdownIt.normalizeLink(start + rest)).toBe(parser.normalizeLink(start + rest));
    }),
    { numRuns: 5000 },
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
        else if (!voidElements.has(name)) open.push(name);
        for (const [, attribute = '', value = ''] of attributes.matchAll(/ ([a-z-]+)="([^"]*)"/g)) {
          expect({ ...globalAttributes, ...allowedElements.get(name) }, token).toHaveProperty(attribute);
          if (attribute === 'href') expect(schemes.link).toContain(new URL(value).protocol);
          if (attribute === 'src') expect(schemes.media).toContain(new URL(value).protocol);
        }
      }
      expect(open).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

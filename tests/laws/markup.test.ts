import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { toMarkdown } from '../../src/import/markup.ts';
import { escapeText } from '../../src/text/escape.ts';

const markdown = new MarkdownIt({ html: true });

/** The text of HTML without any white space: what a reader reads, whatever the layout. */
function letters(html: string): string {
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  return (document.body.textContent ?? '').replace(/\s+/g, '');
}

const words = fc.oneof(
  fc.constantFrom(
    'word',
    'a_b',
    '*',
    '**',
    '_',
    '`',
    '#',
    '# x',
    '1.',
    '1) a',
    '-',
    '+ b',
    '>',
    '[x](y)',
    '[a]',
    '![z]',
    '!',
  ),
  fc.constantFrom(
    '<b>',
    '&amp;',
    '\\',
    '\\*',
    '~~',
    '---',
    '===',
    '|',
    'a|b',
    '「日本」',
    '„Zitat“',
    'été',
    'https://x.example/a_b_c',
  ),
  fc.string({ unit: fc.constantFrom(...'ab *_`#[]()!<>&\\~-+=|1.:"\'é日'), maxLength: 8 }),
);
const text = fc.array(words, { minLength: 1, maxLength: 4 }).map((list) => escapeText(list.join(' ')));

const inline = fc.letrec<{ run: string; element: string }>((tie) => ({
  run: fc.oneof({ maxDepth: 3 }, text, tie('element')),
  element: fc
    .tuple(
      fc.constantFrom('b', 'i', 'em', 'strong', 'a href="https://e.example/"', 'code', 'sup', 'span', 'del'),
      fc.array(tie('run'), { maxLength: 3 }),
    )
    .map(([tag, runs]) => `<${tag}>${runs.join('')}</${tag.split(' ')[0]}>`),
})).run;

const block = fc.letrec<{ block: string }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3 },
    fc.tuple(fc.constantFrom('p', 'h2', 'div', 'blockquote'), inline).map(([tag, run]) => `<${tag}>${run}</${tag}>`),
    fc
      .array(inline, { minLength: 1, maxLength: 3 })
      .map((items) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`),
    fc.array(inline, { minLength: 1, maxLength: 3 }).map((runs) => `<p>${runs.join('<br>')}</p>`),
    fc.array(tie('block'), { maxLength: 3 }).map((blocks) => `<div>${blocks.join('')}</div>`),
    fc.array(tie('block'), { minLength: 1, maxLength: 2 }).map((blocks) => `<ol><li>${blocks.join('')}</li></ol>`),
  ),
})).block;

test('what is turned into Markdown and rendered again says what it said', () => {
  fc.assert(
    fc.property(block, (html) => {
      expect(letters(markdown.render(toMarkdown(html)))).toBe(letters(html));
    }),
    { numRuns: 1500 },
  );
});

test('nothing that runs gets into Markdown', () => {
  const hostile = fc.constantFrom(
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="java\nscript:alert(1)">x</a>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<svg onload=alert(1)><script>alert(1)</script></svg>',
    '<table onclick="alert(1)"><tr><td style="x" colspan=2>a</td></tr></table>',
    '<details open ontoggle=alert(1)><summary>s</summary>t</details>',
    '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
    '<object data="data:text/html,x"></object>',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(hostile, block), { maxLength: 4 }), (parts) => {
      const { document } = parseHTML(`<html><body>${markdown.render(toMarkdown(parts.join('')))}</body></html>`);
      for (const element of document.body.querySelectorAll('*')) {
        expect(['script', 'iframe', 'object', 'svg', 'style', 'form']).not.toContain(element.localName);
        for (const { name, value } of element.attributes) {
          expect(name).not.toMatch(/^on|^style$/);
          expect(value).not.toMatch(/^\s*(?:javascript|data|vbscript):/i);
        }
      }
    }),
    { numRuns: 300 },
  );
});

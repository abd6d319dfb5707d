import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { readCapture } from '../../src/import/capture/capture.ts';
import { escapePlainText } from '../../src/import/capture/write-markdown.ts';
import { clean } from '../../src/import/clean.ts';
import { readHtml } from '../../src/import/html/html.ts';

const markdown = new MarkdownIt({ html: true });

/** The text of one rendered block as a reader sees it. */
const seen = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .trim();

const signs = fc.string({
  unit: fc.constantFrom(...'ab 1.)#*_`~[]()<>!&;:=+-|\\"\'^é日/'),
  minLength: 1,
  maxLength: 24,
});
const line = signs.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');

test('text that is escaped for Markdown renders as that text', () => {
  fc.assert(
    fc.property(line, (text) => {
      expect(seen(markdown.render(escapePlainText(text)))).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

test('cleaning what is clean changes nothing, where no two kinds of damage touch', () => {
  const dirty = fc.array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        '&amp;',
        '&amp;amp;',
        '&nbsp;',
        '&#160;',
        'Ã©',
        'â€™',
        '\u00a0',
        '\u200b',
        '\u00ad',
        '\ufeff',
        '&#8217;',
        '\r\n',
        '\t',
      ),
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(dirty, (pieces) => {
      const once = clean(pieces.join(' a '));
      expect(clean(once)).toBe(once);
    }),
    { numRuns: 1000 },
  );
});

test('no bytes make a reader of captures or pages throw', async () => {
  const markup = fc
    .array(
      fc.constantFrom(
        '<template><p>One. Two, three, four.</p></template>',
        '<html>',
        '<body>',
        '</body>',
        '<head>',
        '<p>A sentence, with commas, that is long enough to be counted as text by an extractor. ',
        '<div class="related">',
        '<table><tr><td>',
        '<script type="application/ld+json">{"@type":"NewsArticle","author":[null,1]}</script>',
        '<h1>',
        '<!--',
        '<a href="::">',
        'By Ann Lee, 3 May 2021',
        '\n\n',
      ),
      { maxLength: 12 },
    )
    .map((pieces) => new TextEncoder().encode(pieces.join('')));
  await fc.assert(
    fc.asyncProperty(fc.oneof(markup, fc.uint8Array({ maxLength: 200 })), async (bytes) => {
      await expect(readCapture(bytes, { file: 'a.txt' })).resolves.toHaveLength(1);
      await expect(readHtml(bytes, { file: 'a.html' })).resolves.toHaveLength(1);
    }),
    { numRuns: 100 },
  );
});

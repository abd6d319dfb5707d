import { describe, expect, test } from 'vitest';
import { renderBody } from '../../src/compile/render-body.ts';
import { type Generator, generatorOf } from '../../src/import/markdown/generators.ts';
import { reduceBody } from '../../src/import/markdown/syntax/body.ts';

function reduced(generator: string, source: string): string {
  const { syntaxes, form = 'md' } = generatorOf(generator) as Generator;
  const none = { scope: {}, value: () => undefined, resolve: () => undefined };
  return reduceBody(source, { syntaxes, form, file: 'a.md', line: 1, ...none }).body;
}

const html = (generator: string, source: string): string =>
  JSON.stringify(renderBody(reduced(generator, source), { page: 'https://mill.example/a' }));

// What follows is as hugo 0.111.3 renders it.
describe('M9: an address without markup', () => {
  test.each([
    ['See https://mill.example/a.', 'See <https://mill.example/a>.'],
    ['(https://mill.example/a_(b))', '(<https://mill.example/a_(b)>)'],
    ['https://mill.example/?a=1&b=2, and', '<https://mill.example/?a=1&b=2>, and'],
    ['**https://mill.example**', '**<https://mill.example>**'],
  ])('is a link where the generator makes one of it: %j', (source, expected) => {
    for (const generator of ['hugo', 'astro', 'hexo', 'plain']) expect(reduced(generator, source)).toBe(expected);
  });

  test.each([
    '[https://a.example](https://b.example)',
    '[a](https://b.example "https://c.example")',
    '<https://a.example>',
    '`https://a.example`',
    '    https://a.example',
    '[a]: https://a.example\n\n[a]',
    '<a href="https://a.example">https://a.example</a>',
    '<p>\nhttps://a.example\n</p>',
    '![a](https://a.example/a.png)',
    'x@https://a.example',
  ])('is left where it is marked up: %j', (source) => {
    expect(reduced('hugo', source)).toBe(source.trimEnd());
  });

  test('that begins with www has the protocol that the generator gives it', () => {
    expect(reduced('hugo', 'www.mill.example!')).toBe('[www.mill.example](https://www.mill.example)!');
    expect(reduced('astro', 'www.mill.example!')).toBe('[www.mill.example](http://www.mill.example)!');
  });

  test('is text where the generator leaves it so', () => {
    for (const generator of ['jekyll', 'eleventy', 'zola', 'pelican', 'mkdocs'])
      expect(reduced(generator, 'See https://a.example.')).toBe('See https://a.example.');
  });
});

test.each(['hugo', 'jekyll', 'astro', 'hexo', 'zola', 'plain'])('M9: %s has task lists', (generator) => {
  expect(reduced(generator, '- [x] done\n- [ ] open\n  1. [X] inner\n- [y] no')).toBe(
    '- ☑ done\n- ☐ open\n  1. ☑ inner\n- [y] no',
  );
});

describe('M9: a definition list', () => {
  test.each(['hugo', 'jekyll', 'pelican'])('of %s has terms and definitions', (generator) => {
    for (const source of ['Term\n: Def', 'Term\n:   Def', 'Term\n\n: Def'])
      expect(html(generator, `${source}\n\nAfter.`)).toMatch(
        /<dl>.*<dt>.*Term.*<\/dt>.*<dd>.*Def.*<\/dd>.*<\/dl>.*After/,
      );
  });

  test.each([
    ['One\nTwo\n: A *b*\n: C\n\nThree\n: D', ['One', 'Two', 'A <em>b</em>', 'C', 'Three', 'D'], 1],
    ['One\n: A\n  goes on\nTwo\n: B', ['One', 'A', 'goes on', 'Two', 'B'], 1],
    ['One\n: A\n\n  Second.\n\nText.\n\nTwo\n: B', ['One', 'A', 'Second.', 'Two', 'B'], 2],
  ])('may have several: %j', (source, words, lists) => {
    const shown = html('hugo', source);
    expect(shown.split('<dl>').length - 1).toBe(lists);
    for (const word of words) expect(shown).toContain(word);
  });

  test('is none in other text', () => {
    for (const source of ['- a\n: b', '> a\n: b', ': a', '# A\n: b', '```\nTerm\n: Def\n```'])
      expect(reduced('hugo', source)).toBe(source);
    expect(reduced('astro', 'Term\n: Def')).toBe('Term\n: Def');
  });
});

import { expect, test } from 'vitest';
import { toMarkdown } from '../../../src/import/markup.ts';
import { allowedElements, droppedElements, schemes } from '../../../src/article/html-policy.ts';
import { rawForms } from '../../../src/import/markup/policy.ts';
import { renderBody } from '../../../src/compile/render-body.ts';

const bad = 'onclick="x()" style="color:red" class="c" id="i" data-x="1" srcset="a 1x"';

test.each([...rawForms.keys()])('%s keeps nothing but the attributes of the policy', (name) => {
  const allowed = Object.keys(allowedElements.get(name) ?? {});
  const stated = allowed.map((key) => `${key}="https://a.example/"`).join(' ');
  const markdown = toMarkdown(`<${name} ${bad} ${stated} lang="de">words</${name}>`);
  expect(markdown).toContain('words');
  expect(markdown).not.toMatch(/onclick|style|class|id=|data-x|srcset/);
  if (markdown.includes(`<${name}`)) for (const key of [...allowed, 'lang']) expect(markdown).toContain(`${key}=`);
});

test('all that import writes as raw HTML is what the policy of bodies keeps', () => {
  for (const name of allowedElements.keys()) {
    const markdown = toMarkdown(
      `<table><tr><td colspan="2"><${name} ${bad} lang="de">words</${name}></td></tr></table>`,
    );
    const tags = (html: string): readonly string[] => html.match(/<[a-z][^>]*>/g) ?? [];
    if (!markdown.startsWith('<table')) continue;
    const { html } = renderBody(markdown, { page: 'https://a.example/' });
    expect(tags(html.replace(/ id="[^"]*"/g, ''))).toEqual(tags(markdown));
  }
});

test.each([...droppedElements].filter((name) => !/^(?:head|annotation.*)$/.test(name)))(
  '%s goes with all it holds',
  (name) => {
    expect(toMarkdown(`<p>before</p><${name}>inside</${name}><p>after</p>`)).not.toContain('inside');
  },
);

test.each(['marquee', 'blink', 'custom-element', 'font', 'form', 'button', 'main'])(
  '%s, of which the policy says nothing, leaves its words behind',
  (name) => {
    const markdown = toMarkdown(`<${name} ${bad}>words</${name}>`);
    expect(markdown).toContain('words');
    expect(markdown).not.toContain('<');
  },
);

test.each(schemes.link.filter((scheme) => !/^https?:$/.test(scheme)))('R6: an address with %s stays', (scheme) => {
  expect(toMarkdown(`<p><a href="${scheme}x@a.example">words</a></p>`)).toContain(`](${scheme}`);
});

test.each(['javascript:x()', 'vbscript:x', 'data:text/html,x', ' java\nscript:x()'])(
  'an address such as %j is none',
  (url) => {
    expect(toMarkdown(`<p><a href="${url}">words</a></p>`)).toBe('words');
    expect(toMarkdown(`<table><tr><td colspan="2"><a href="${url}">words</a></td></tr></table>`)).not.toContain('href');
  },
);

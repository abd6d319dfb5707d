import { expect, test } from 'vitest';
import { toMarkdown } from '../../../src/import/markup.ts';
import { dropped, raw } from '../../../src/import/markup/policy.ts';

const bad = 'onclick="x()" style="color:red" class="c" id="i" data-x="1" srcset="a 1x"';

test.each([...raw].filter(([, { as }]) => as !== 'part'))(
  '%s keeps nothing but the attributes of the policy',
  (name, { attributes = [] }) => {
    const stated = attributes.map((key) => `${key}="https://a.example/"`).join(' ');
    const markdown = toMarkdown(`<${name} ${bad} ${stated} lang="de">words</${name}>`);
    expect(markdown).toContain('words');
    expect(markdown).not.toMatch(/onclick|style|class|id=|data-x|srcset/);
    if (markdown.includes(`<${name}`))
      for (const key of [...attributes, 'lang']) expect(markdown).toContain(`${key}=`);
  },
);

test.each([...dropped].filter((name) => !/^(?:head|base|link|meta|input|param)$/.test(name)))(
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

test.each(['javascript:x()', 'vbscript:x', 'data:text/html,x', ' java\nscript:x()'])(
  'an address such as %j is none',
  (url) => {
    expect(toMarkdown(`<p><a href="${url}">words</a></p>`)).toBe('words');
    expect(
      toMarkdown(`<table><tr><td colspan="2"><a href="${url}">words</a></td></tr></table>`),
    ).not.toContain('href');
  },
);

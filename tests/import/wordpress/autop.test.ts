import { expect, it } from 'vitest';
import { autop } from '../../../src/import/wordpress/autop.ts';

it.each([
  ['one\n\ntwo', '<p>one</p>\n<p>two</p>'],
  ['one\ntwo', '<p>one<br>\ntwo</p>'],
  ['one<br />\ntwo', '<p>one<br>\ntwo</p>'],
  ['one\r\n\r\n\r\ntwo', '<p>one</p>\n<p>two</p>'],
  ['<p>one</p>\n<p>two</p>', '<p>one</p>\n<p>two</p>'],
  ['<h2>one</h2>\ntwo', '<h2>one</h2><p>two</p>'],
  ['<ul>\n<li>one</li>\n</ul>\ntwo', '<ul>\n<li>one</li>\n</ul><p>two</p>'],
  ['<blockquote>one\n\ntwo</blockquote>', '<blockquote><p>one</p>\n<p>two</p></blockquote>'],
  ['<pre>one\n\n  two</pre>', '<pre>one\n\n  two</pre>'],
  ['<em>one</em>\n\n<hr />\ntwo', '<p><em>one</em></p><hr /><p>two</p>'],
  ['', ''],
])('makes the paragraphs of %j', (stored, shown) => {
  expect(autop(stored)).toBe(shown);
});

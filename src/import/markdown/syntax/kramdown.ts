import type { Syntax } from './syntax.ts';

/** One attribute of an attribute list: `.class`, `#id`, `key="value"`, `key=value`. */
const one = String.raw`(?:[.#][\w:-]+|[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s{}"'=>]+))`;
const list = String.raw`\{:?[ \t]*${one}(?:[ \t]+${one})*[ \t]*:?\}`;
const kramdownList = String.raw`\{:(?![=>]|\w{1,99}\s{0,9}=>)[^{}\n]*\}`;

const afterSpan = new RegExp(String.raw`(?<=[)\]*_\x03>])${list}`, 'g');
const atHeading = new RegExp(
  String.raw`^([ \t>]*#{1,6}[ \t\u00a0].*?)[ \t]{0,9}(?:${list}|\{#[^{}\n]*\})[ \t]{0,9}(?:#+[ \t]*)?$`,
  'gm',
);
const atSetext = new RegExp(String.raw`^(\S.*?)[ \t]{0,9}(?:${list}|\{#[^{}\n]*\})[ \t]*(?=\n(?:=+|-+)[ \t]*$)`, 'gm');
const ownLine = new RegExp(String.raw`^[ \t>]*(?:${list}|\{#[\w-]+\})[ \t]*$`, 'gm');

/** A heading without its attribute list, but with the id in it. */
function withOwnId(whole: string, heading: string): string {
  const id = /[{\s:]#([\w:.-]+)/.exec(whole.slice(heading.length))?.[1];
  return id === undefined ? heading : `${heading} <a id="${id}"></a>`;
}

/**
 * Attribute lists of headings, links, images and code, which go: `{#id}`, `{.class}`, `{: .class}`, `{width="50%"}`.
 * The ids of headings and other braces stay.
 */
export const attributeLists: Syntax = {
  when: /\{/,
  read: (text) =>
    text.replace(atHeading, withOwnId).replace(atSetext, withOwnId).replace(ownLine, '').replace(afterSpan, ''),
};

const toc = /^[ \t]*(?:[*+-]|\d+\.)[ \t].*\n[ \t]*\{:[ \t]*toc[^{}\n]*\}[ \t]*$/gim;
const tocLine = /^[ \t]*(?:\[\[?_?toc_?\]?\]|\$\{toc\}|\{\{[ \t]*toc[ \t]*\}\})[ \t]*$/gim;
const kramdownLine = new RegExp(String.raw`^[ \t>]*${kramdownList}[ \t]*$`, 'gm');
const kramdownSpan = new RegExp(
  [
    String.raw`(?<=[)\]*_\x03>"”.,])\{:(?![=>]|\w{1,99}\s{0,9}=>)[^{}]{0,99}\}`,
    String.raw`(?=\{:)(?<=^[ \t>]*(?:[*+-]|\d+\.)[ \t]+)${kramdownList}[ \t]*`,
    String.raw`[ \t]{0,9}${kramdownList}(?=[ \t]*$)`,
  ].join('|'),
  'gm',
);
const extension = /\{::comment\}(?:(?!\{::comment\})[\s\S])*?\{:\/(?:comment)?\}|\{::\w[^{}\n]*\}|\{:\/\w*\}/g;
const abbreviation = /^\*\[[^\]\n]+\]:[ \t].*$/gm;

/** What kramdown and PHP Markdown Extra say about a text and do not show: attribute lists, options, abbreviations. */
export const kramdown: Syntax = {
  when: /\{:|^\*\[/m,
  read: (text) =>
    text
      .replace(extension, '')
      .replace(toc, '')
      .replace(kramdownLine, '')
      .replace(kramdownSpan, '')
      .replace(abbreviation, ''),
};

/** The line that asks for a table of contents, which feeds do not have. */
export const contentsLine: Syntax = {
  when: /toc/i,
  read: (text) => text.replace(tocLine, '').replace(toc, ''),
};

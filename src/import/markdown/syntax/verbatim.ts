/**
 * HTML that stands in a post as it is (`.html` posts of Jekyll and Hugo), so that Markdown renders it to the letter: no blank line ends
 * the block (CommonMark §4.6), no indentation makes it code.
 */
export function verbatim(html: string): string {
  const lines = html
    .replace(/<(pre|textarea)\b[^<>]*>(?:(?!<\1\b)[\s\S])*?<\/\1\s{0,9}>/gi, (element) =>
      element.replace(/\n/g, '&#10;'),
    )
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length === 0 ? '' : `<div>\n${lines.join('\n')}\n</div>`;
}

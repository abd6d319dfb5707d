import { eachArticle, type CheckRule } from './rule.ts';
import { readLines } from './prose.ts';

/** U+FFFD, UTF-8 that was read as Windows-1252, and character references that were escaped twice. */
const broken = /\ufffd|[ÃÂ][\u0080-\u00bf]|â€[\u0080-\u2122]?|&amp;(?:[a-z]{2,8}|#\d{2,5});/;

export const brokenText: CheckRule = {
  name: 'broken-text',
  severity: 'warning',
  doc: 'Signs such as "â€™", "Ã©", "&amp;nbsp;" and U+FFFD show that a text was read in the wrong encoding or escaped twice.',
  check: eachArticle(function* ({ title, body }) {
    const inTitle = broken.exec(title);
    if (inTitle)
      yield {
        key: 'title',
        message: `The title has a broken character: "${inTitle[0]}".`,
        remedy: 'Write the right character.',
      };
    if (!broken.test(body)) return;
    const line = readLines(body).prose.find(({ text }) => broken.test(text));
    if (line)
      yield {
        line: line.number,
        message: `The text has broken characters: "${broken.exec(line.text)?.[0] ?? ''}".`,
        remedy: 'Import it again in the right encoding, or write the right characters.',
      };
  }),
};

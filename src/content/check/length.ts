import { isSpaceless, runsOf } from '../../text/words.ts';
import { type CheckRule, eachArticle } from './rule.ts';

export const empty: CheckRule = {
  name: 'empty',
  severity: 'warning',
  doc: 'An article without text shows readers a headline only; articles with an attachment or a summary are not reported.',
  check: eachArticle(function* ({ body, summary, attachments }) {
    if (body.trim() === '' && summary === undefined && attachments.length === 0)
      yield {
        message: 'The article has no text.',
        remedy: 'Write a text, or delete the file if it was created by mistake.',
      };
  }),
};

const longestText = 300_000;

export const long: CheckRule = {
  name: 'long',
  severity: 'warning',
  doc: `An article of more than ${longestText.toLocaleString('en')} characters is as long as a book: several pages may have been captured as one, or the comments with it.`,
  check: eachArticle(function* ({ body }) {
    if (body.length > longestText)
      yield {
        message: `The text has ${body.length.toLocaleString('en')} characters.`,
        remedy: 'Check that it is one article; beyond 1 MiB feeds have its summary only.',
      };
  }),
};

const fewestWords = 25;

/** The number of words of a text; two characters of a script without spaces count as one word. */
function wordCount(text: string): number {
  return runsOf(text).reduce((sum, run) => sum + (isSpaceless(run) ? Math.ceil(run.length / 2) : 1), 0);
}

export const short: CheckRule = {
  name: 'short',
  severity: 'note',
  doc: `An article of fewer than ${fewestWords} words may be the rest that a paywall or a failed capture left; articles with an image or an attachment are not reported.`,
  check: eachArticle(function* ({ body, image, attachments }) {
    if (body.length > fewestWords * 40 || image !== undefined || attachments.length > 0) return;
    const count = wordCount(body);
    if (count > 0 && count < fewestWords)
      yield {
        message: `The text has only ${count} word${count === 1 ? '' : 's'}.`,
        remedy: 'Compare it with the original: is it complete?',
      };
  }),
};

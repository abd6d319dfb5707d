import { isSpaceless, runsOf } from '../../text/words.ts';
import { each, type Rule } from './rule.ts';

const fewest = 25;

/** Words of a text; two characters of a script without spaces count as one. */
function wordCount(text: string): number {
  return runsOf(text).reduce((sum, run) => sum + (isSpaceless(run) ? Math.ceil(run.length / 2) : 1), 0);
}

export const short: Rule = {
  name: 'short',
  severity: 'note',
  doc: `An article of fewer than ${fewest} words may be what a paywall or a failed capture left; one with an image or an attachment is not reported.`,
  check: each(function* ({ body, image, attachments }) {
    if (body.length > fewest * 40 || image !== undefined || attachments.length > 0) return;
    const count = wordCount(body);
    if (count > 0 && count < fewest)
      yield {
        message: `The text has only ${count} word${count === 1 ? '' : 's'}.`,
        remedy: 'Compare it with the original: is it whole?',
      };
  }),
};

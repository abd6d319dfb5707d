import type { Candidate } from '../../article/candidate.ts';
import type { Problem } from '../../article/problem.ts';
import type { Decoded } from '../decode.ts';
import type { Page } from './page.ts';

/** What an editor should know of how a page was read. */
export function findProblems(
  file: string,
  page: Page,
  decoded: Decoded,
  fields: Candidate['fields'],
  body: string,
): readonly Problem[] {
  const problems: Problem[] = [];
  if (body === '')
    problems.push({
      rule: 'no-article',
      severity: 'error',
      file,
      key: 'body',
      message: 'No article was found in this page.',
      remedy: 'Save the page again after it has loaded, or put its text into a capture.',
    });
  if (decoded.by === 'guess')
    problems.push({
      rule: 'encoding-guessed',
      severity: 'note',
      file,
      message: `The page does not say its encoding; it was read as ${decoded.encoding}.`,
      remedy: 'Look whether letters with marks came out right.',
    });
  const stated = page.document.documentElement?.getAttribute('lang')?.split(/[-_]/)[0]?.toLowerCase();
  const found = fields.language?.value.split('-')[0];
  if (stated && found && stated !== found && fields.language?.where === 'the text')
    problems.push({
      rule: 'language-mismatch',
      severity: 'note',
      file,
      key: 'language',
      message: `The page says that it is in ${stated}; its text reads as ${found}.`,
    });
  return problems;
}

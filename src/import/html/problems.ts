import type { Candidate } from '../../article/candidate.ts';
import type { Problem } from '../../article/problem.ts';
import type { Decoded } from '../decode.ts';
import type { ExtractedBody } from './body.ts';
import type { HtmlPage } from './page.ts';

interface ReadParts {
  readonly page: HtmlPage;
  readonly decoded: Decoded;
  readonly extracted: ExtractedBody;
  readonly fields: Candidate['fields'];
  readonly body: string;
}

/** What an editor should know of how a page was read. */
export function findProblems(file: string, { page, decoded, extracted, fields, body }: ReadParts): readonly Problem[] {
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
  if (body !== '' && extracted.isCut)
    problems.push({
      rule: 'cut-off',
      severity: 'warning',
      file,
      key: 'body',
      message: 'The page does not hold the whole article, as its metadata or its paywall shows.',
      remedy: 'Save it again from behind the paywall, or publish it as a summary with a link.',
    });
  if (page.copied !== undefined && fields.published === undefined)
    problems.push({
      rule: 'copy-of-archive',
      severity: 'note',
      file,
      key: 'published',
      message: `An archive copied the page on ${page.copied}, so it was published on that day or before.`,
      remedy: 'Look for the day in an older copy, or on the site.',
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

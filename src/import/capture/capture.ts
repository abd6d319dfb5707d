import type { FoundFields, Found } from '../../article/candidate.ts';
import { divideBySureness } from '../../article/candidate.ts';
import type { Problem } from '../../article/problem.ts';
import { clean } from '../clean.ts';
import { shownOrder } from '../day/numeric.ts';
import { decode } from '../decode.ts';
import { detectLanguage } from '../language.ts';
import type { Reader } from '../reader.ts';
import { authorsAbove, authorsElsewhere } from './find-authors.ts';
import { findEnd, withEndings, withList } from './find-end.ts';
import { findHeadline } from './find-headline.ts';
import { findLocation } from './find-location.ts';
import { findRun } from './find-run.ts';
import { findSource } from './find-source.ts';
import { judgeBlocks } from './judge-blocks.ts';
import { limits } from './limits.ts';
import { markBody } from './mark-body.ts';
import { isProse } from './measure.ts';
import { readDates } from './read-dates.ts';
import { readHead } from './read-head.ts';
import type { CaptureBlock } from './split-blocks.ts';
import { splitBlocks } from './split-blocks.ts';
import { writeMarkdown } from './write-markdown.ts';

/** The language that the user named, else that of the prose. */
function languageOf(blocks: readonly CaptureBlock[], named: string | undefined): Found<string> | undefined {
  if (named !== undefined) return { value: named, where: 'as named for the import', sure: 1 };
  const prose = blocks.filter((block) => isProse(block.text));
  const found = detectLanguage((prose.length > 0 ? prose : blocks).map(({ text }) => text).join('\n'));
  if (!found || found.sure <= limits.language.doubtful) return undefined;
  return { value: found.language, where: 'the text itself', sure: found.sure };
}

/** Problems for the fields and the text that a capture lacks, and for lines that were joined. */
function problemsOf(
  file: string,
  { title, published }: FoundFields,
  { body, joined, isCut }: { readonly body: string; readonly joined: boolean; readonly isCut: boolean },
): Problem[] {
  const rows: readonly (readonly [boolean, Problem['severity'], string, string, string])[] = [
    [
      title === undefined,
      'warning',
      'untitled',
      'The capture has no line that reads as its title.',
      'Write title: … into the article.',
    ],
    [
      published === undefined,
      'warning',
      'undated',
      'The capture states no day of publication.',
      'Write published: YYYY-MM-DD into the article.',
    ],
    [
      body.trim() === '',
      'warning',
      'empty',
      'The capture holds no text that reads as an article.',
      'Check that the capture is whole.',
    ],
    [
      isCut,
      'warning',
      'cut-off',
      'The capture does not hold the whole article, as its paywall shows.',
      'Capture it again from behind the paywall, or publish it as a summary with a link.',
    ],
    [
      joined,
      'note',
      'joined-lines',
      'The lines of the capture were broken at a width, and were joined to paragraphs.',
      'Check that its headings and lists stand apart.',
    ],
  ];
  return rows
    .filter(([holds]) => holds)
    .map(([, severity, rule, message, remedy]) => ({ rule, severity, file, message, remedy }));
}

/**
 * Reads a capture: the visible text of a page, chrome in it, in any language and layout. One candidate: title,
 * day, authors, source, language, location and summary only where the text carries them, each with line and
 * reason; the body as Markdown without the page's chrome. Never throws.
 */
export const readCapture: Reader = async (bytes, { file, language: given }) => {
  const text = clean(decode(bytes).text);
  const { blocks: lines, joined } = splitBlocks(text);
  const language = languageOf(lines, given);
  const tag = language?.value ?? 'und';
  const order = shownOrder(text);
  const blocks = withEndings(judgeBlocks(lines, { language: tag, ...(order && { order }) }));
  // Where nothing reads as prose, the whole page may be the article: a poem, a list.
  const run = findRun(blocks) ?? { from: 0, to: blocks.length - 1 };
  const title = findHeadline(blocks, run);
  const head = readHead(blocks, run, title?.at);
  const named = authorsAbove(blocks, head.zone, run.to, tag);
  const tail = findEnd(blocks, head.start, run.to, named?.value ?? []);
  const body = writeMarkdown(markBody(blocks, head, withList(blocks, tail.end), title?.text ?? ''));

  const authors = named ?? authorsElsewhere(blocks, title?.at, tail);
  const source = findSource(blocks, title, tail.end);
  const location = findLocation(blocks, head.start, tail.end, title?.text ?? '');
  const deck = head.deck === undefined ? undefined : blocks[head.deck];
  const all: FoundFields = {
    ...(title && {
      title: { value: title.text, where: `line ${title.line}, ${title.how}`, sure: title.sure },
    }),
    ...(language && { language }),
    ...readDates(blocks, { title: title?.at, start: head.start, end: tail.end }),
    ...(authors && { authors }),
    ...(source && { source }),
    ...(location && { location }),
    ...(deck && { summary: { value: deck.text, where: `line ${deck.line}, under the title`, sure: 0.85 } }),
  };
  const { fields, proposals } = divideBySureness(all);
  const problems = problemsOf(file, fields, {
    body,
    joined,
    isCut: blocks.some(({ kind }) => kind === 'paywall'),
  });
  return [{ file, fields, ...(proposals && { proposals }), body, problems }];
};

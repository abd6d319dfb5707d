import type { Candidate, FieldTypes, Found } from '../../article/candidate.ts';
import type { Problem } from '../../article/problem.ts';
import { clean } from '../clean.ts';
import { findDays } from '../day/day.ts';
import { shownOrder } from '../day/numeric.ts';
import { decode } from '../decode.ts';
import { detectLanguage } from '../language.ts';
import type { Reader } from '../reader.ts';
import { readNamed, readSigned } from './authors.ts';
import type { Block } from './blocks.ts';
import { readBlocks } from './blocks.ts';
import { readBody } from './body.ts';
import type { Judged } from './classify.ts';
import { judgeBlocks } from './classify.ts';
import { withEndings } from './ending.ts';
import { readHead } from './head.ts';
import { limits } from './limits.ts';
import { withList } from './list.ts';
import { readLocation } from './location.ts';
import { writeMarkdown } from './markdown.ts';
import { isProse } from './measure.ts';
import { readDates } from './published.ts';
import type { Run } from './run.ts';
import { findRun } from './run.ts';
import { readSource } from './source.ts';
import { readTail } from './tail.ts';
import { findTitle } from './title.ts';

type Fields = { -readonly [F in keyof FieldTypes]?: Found<FieldTypes[F]> };

function pageLanguage(blocks: readonly Block[], named: string | undefined): Found<string> | undefined {
  if (named !== undefined) return { value: named, where: 'as named for the import', sure: 1 };
  const prose = blocks.filter((block) => isProse(block.text));
  const text = (prose.length > 0 ? prose : blocks).map((block) => block.text).join('\n');
  const found = detectLanguage(text);
  if (!found || found.sure <= limits.language.doubtful) return undefined;
  return { value: found.language, where: 'the text itself', sure: found.sure };
}

/** Where nothing reads as prose, the whole page may be the article: a poem, a list. */
function wholePage(blocks: readonly Judged[]): Run {
  return { from: 0, to: blocks.length - 1 };
}

function missing(file: string, fields: Fields, body: string): Problem[] {
  const problem = (rule: string, message: string, remedy: string): Problem => ({
    rule,
    severity: 'warning',
    file,
    message,
    remedy,
  });
  return [
    ...(fields.title
      ? []
      : [
          problem(
            'untitled',
            'The capture has no line that reads as its title.',
            'Write title: … into the article.',
          ),
        ]),
    ...(fields.published
      ? []
      : [
          problem(
            'undated',
            'The capture states no day of publication.',
            'Write published: YYYY-MM-DD into the article.',
          ),
        ]),
    ...(body.trim() === ''
      ? [
          problem(
            'empty',
            'The capture holds no text that reads as an article.',
            'Check that the capture is whole.',
          ),
        ]
      : []),
  ];
}

/**
 * Reads a capture: the visible text of a page, chrome in it, in any language and layout. One candidate: title, day, authors, source,
 * language, location and summary only where the text carries them, each with line and reason; the body as Markdown without the
 * page's chrome. Never throws.
 */
export const readCapture: Reader = async (bytes, { file, language: given }) => {
  const text = clean(decode(bytes).text);
  const { blocks: plain } = readBlocks(text);
  const language = pageLanguage(plain, given);
  const tag = language?.value ?? 'und';
  const order = shownOrder(text);
  const blocks = withEndings(judgeBlocks(plain, { language: tag, ...(order ? { order } : {}) }));
  const run = findRun(blocks) ?? wholePage(blocks);
  const title = findTitle(blocks, run);
  const head = readHead(blocks, run, title?.at);
  const named = readNamed(blocks, head.zone, run.to, tag);
  const tail = readTail(blocks, head.start, run.to, named?.value ?? []);
  const place = { title: title?.at, start: head.start, end: tail.end };
  const body = writeMarkdown(readBody(blocks, head, withList(blocks, tail.end), title?.text ?? ''));

  const fields: Fields = {};
  if (title)
    fields.title = { value: title.text, where: `line ${title.line}, ${title.how}`, sure: title.sure };
  if (language) fields.language = language;
  const first = blocks[head.start];
  Object.assign(
    fields,
    readDates(blocks, place, first ? findDays(first.text.slice(0, 120), { language: tag }) : []),
  );
  const authors = named ?? readSigned(blocks, place, tail, tag);
  if (authors) fields.authors = authors;
  const source = readSource(blocks, title, tail.end);
  if (source) fields.source = source;
  const location = readLocation(blocks, head.start, tail.end, title?.text ?? '');
  if (location) fields.location = location;
  const deck = head.deck === undefined ? undefined : blocks[head.deck];
  if (deck) fields.summary = { value: deck.text, where: `line ${deck.line}, under the title`, sure: 0.85 };
  const candidate: Candidate = { file, fields, body, problems: missing(file, fields, body) };
  return [candidate];
};

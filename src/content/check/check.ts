import { readFile } from 'node:fs/promises';
import { problemFromError } from '../../article/problem-from-error.ts';
import { evenLineEnds, frontMatterRange } from '../../article/frontmatter.ts';
import type { Problem } from '../../article/problem.ts';
import type { Content } from '../content.ts';
import { MediaFolder } from '../media.ts';
import { mapParallel } from '../map-parallel.ts';
import type { Finding, CheckRule, CheckContext } from './rule.ts';
import { checkRules } from './rules.ts';

interface FoundProblem {
  readonly finding?: Finding;
  readonly problem: Problem;
}

function findingsOf(content: Content, surroundings: CheckContext): readonly FoundProblem[] {
  return checkRules.flatMap((rule) => {
    try {
      return findingsOfRule(rule, content, surroundings);
    } catch {
      // Runs the rule for one article after another, to find the one at which it fails.
      return content.articles.flatMap((article): readonly FoundProblem[] => {
        try {
          return findingsOfRule(rule, { ...content, articles: [article] }, surroundings);
        } catch (error) {
          return [{ problem: problemFromError(error, article.file) }];
        }
      });
    }
  });
}

function findingsOfRule(
  { name, severity, check }: CheckRule,
  content: Content,
  surroundings: CheckContext,
): readonly FoundProblem[] {
  return [...check(content, surroundings)].map((finding): FoundProblem => {
    const { article, key, message, remedy } = finding;
    const problem = { rule: name, severity, file: article.file, ...(key && { key }), message, remedy };
    return { finding, problem };
  });
}

const byPlace = (a: Problem, b: Problem): number =>
  (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
  (a.line ?? 0) - (b.line ?? 0) ||
  (a.rule < b.rule ? -1 : 1);

/** The problems that the rules find in the content, without lines in the files; sorted by file. */
export function check(content: Content, surroundings: CheckContext): readonly Problem[] {
  return findingsOf(content, surroundings)
    .map(({ problem }) => problem)
    .sort(byPlace);
}

/**
 * The problems that the rules find in the content of a folder, with lines in the files; sorted by file and line. `now` in seconds since the
 * epoch. Lists `media/`, and reads the files with problems again.
 */
export async function checkFolder(
  content: Content,
  folder: string,
  now: number,
): Promise<readonly Problem[]> {
  const media = await new MediaFolder(folder).names();
  const found = findingsOf(content, { now, media });
  const files = [...new Set(found.map(({ problem }) => problem.file))];
  const texts = await mapParallel(files, 32, (file) => readFile(file, 'utf8').catch(() => ''));
  const sources = new Map(files.map((file, i) => [file, texts[i] ?? '']));
  return found
    .map(({ finding, problem }): Problem => {
      const source = sources.get(problem.file) ?? '';
      if (!finding) return problem;
      const line =
        finding.line === undefined
          ? finding.key && keyLine(source, finding.key)
          : bodyLine(source, finding.article.body, finding.line);
      return line ? { ...problem, line } : problem;
    })
    .sort(byPlace);
}

/** The line of a file, from 1, for a line of an article's body; undefined if the file has the body in another form. */
function bodyLine(source: string, body: string, line: number): number | undefined {
  const even = evenLineEnds(source);
  const at = body === '' ? -1 : even.lastIndexOf(body);
  if (at >= 0) return even.slice(0, at).split('\n').length + line - 1;
  const wanted = (body.split('\n')[line - 1] ?? '').trim();
  const found = even.split('\n').findIndex((text) => wanted !== '' && text.trim() === wanted);
  return found >= 0 ? found + 1 : undefined;
}

/** The line of a file, from 1, with a key of its front matter; undefined if there is none. */
function keyLine(source: string, key: string): number | undefined {
  const even = evenLineEnds(source);
  const range = frontMatterRange(even);
  if (!range) return undefined;
  const at = even
    .slice(range.start, range.end)
    .split('\n')
    .findIndex((line) => line.startsWith(`${key}:`));
  return at >= 0 ? at + 2 : undefined;
}

import { readFile } from 'node:fs/promises';
import { evenLineEnds, frontMatterRange } from '../../article/frontmatter.ts';
import { problemFromError, type Problem } from '../../article/problem.ts';
import type { Content } from '../content.ts';
import { mapParallel } from '../files.ts';
import * as fields from './fields.ts';
import * as html from './html.ts';
import * as links from './links.ts';
import * as text from './text.ts';
import * as vocabulary from './vocabulary.ts';
import type { CheckContext, CheckRule, Finding } from './rule.ts';

/**
 * The rules of `dateline check`, sorted by name: all exports of these files. Problems that stop a build, such as a
 * missing day, are not among them: `load` reports those.
 */
export const checkRules: readonly CheckRule[] = [fields, html, links, text, vocabulary]
  .flatMap((file): CheckRule[] => Object.values(file))
  .sort((a, b) => (a.name < b.name ? -1 : 1));

interface FoundProblem {
  readonly finding?: Finding;
  readonly problem: Problem;
}

function findingsOfRule(
  { name, severity, check }: CheckRule,
  content: Content,
  context: CheckContext,
): readonly FoundProblem[] {
  return [...check(content, context)].map((finding): FoundProblem => {
    const { article, key, message, remedy } = finding;
    const problem = { rule: name, severity, file: article.file, ...(key && { key }), message, remedy };
    return { finding, problem };
  });
}

function findingsOf(content: Content, context: CheckContext): readonly FoundProblem[] {
  return checkRules.flatMap((rule) => {
    try {
      return findingsOfRule(rule, content, context);
    } catch {
      // Runs the rule for one article after another, to find the one at which it fails.
      return content.articles.flatMap((article): readonly FoundProblem[] => {
        try {
          return findingsOfRule(rule, { ...content, articles: [article] }, context);
        } catch (error) {
          return [{ problem: problemFromError(error, article.file) }];
        }
      });
    }
  });
}

const byPlace = (a: Problem, b: Problem): number =>
  (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || (a.line ?? 0) - (b.line ?? 0) || (a.rule < b.rule ? -1 : 1);

/**
 * The problems that the rules find in the content, with lines in its files, which are read again; sorted by file and
 * line. A file that cannot be read gives no lines.
 */
export async function check(content: Content, context: CheckContext): Promise<readonly Problem[]> {
  const found = findingsOf(content, context);
  const files = [...new Set(found.map(({ problem }) => problem.file))];
  const texts = await mapParallel(files, 32, (file) => readFile(file, 'utf8').catch(() => ''));
  const sources = new Map(files.map((file, i) => [file, evenLineEnds(texts[i] ?? '')]));
  return found
    .map(({ finding, problem }): Problem => {
      const line = finding && lineOf(sources.get(problem.file) ?? '', finding);
      return line ? { ...problem, line } : problem;
    })
    .sort(byPlace);
}

/**
 * The line of a file, from 1, for a finding; undefined if there is none, or if the file has the body in another form.
 */
function lineOf(source: string, { article: { body }, line, key }: Finding): number | undefined {
  const lines = source.split('\n');
  const lineWith = (matches: (text: string) => boolean): number | undefined =>
    lines.findIndex(matches) + 1 || undefined;
  if (line !== undefined) {
    const at = body === '' ? -1 : source.lastIndexOf(body);
    if (at >= 0) return source.slice(0, at).split('\n').length + line - 1;
    const wanted = (body.split('\n')[line - 1] ?? '').trim();
    return wanted === '' ? undefined : lineWith((text) => text.trim() === wanted);
  }
  const end = source.slice(0, frontMatterRange(source)?.end ?? 0).split('\n').length;
  return key === undefined ? undefined : lineWith((text) => text.startsWith(`${key}:`) && lines.indexOf(text) < end);
}

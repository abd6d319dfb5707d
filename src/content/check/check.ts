import { readFile } from 'node:fs/promises';
import { faultOf } from '../../article/fault.ts';
import type { Problem } from '../../article/problem.ts';
import type { Content } from '../content.ts';
import { Media } from '../media.ts';
import { mapParallel } from '../parallel.ts';
import { bodyLine, keyLine } from './place.ts';
import type { Finding, Rule, Surroundings } from './rule.ts';
import { rules } from './rules.ts';

interface Found {
  readonly finding?: Finding;
  readonly problem: Problem;
}

function findingsOf(content: Content, surroundings: Surroundings): readonly Found[] {
  return rules.flatMap((rule) => {
    try {
      return findingsOfRule(rule, content, surroundings);
    } catch {
      // The rule is asked of one article after another, to learn which it fails at.
      return content.articles.flatMap((article): readonly Found[] => {
        try {
          return findingsOfRule(rule, { ...content, articles: [article] }, surroundings);
        } catch (error) {
          return [{ problem: faultOf(error, article.file) }];
        }
      });
    }
  });
}

function findingsOfRule(
  { name, severity, check }: Rule,
  content: Content,
  surroundings: Surroundings,
): readonly Found[] {
  return [...check(content, surroundings)].map((finding): Found => {
    const { article, key, message, remedy } = finding;
    const problem = { rule: name, severity, file: article.file, ...(key && { key }), message, remedy };
    return { finding, problem };
  });
}

const byPlace = (a: Problem, b: Problem): number =>
  (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
  (a.line ?? 0) - (b.line ?? 0) ||
  (a.rule < b.rule ? -1 : 1);

/** What the rules find in the content, without lines in the files; sorted by file. */
export function check(content: Content, surroundings: Surroundings): readonly Problem[] {
  return findingsOf(content, surroundings)
    .map(({ problem }) => problem)
    .sort(byPlace);
}

/**
 * What the rules find in the content of a folder, each with its line where the file tells it; sorted by file and line.
 * `now` in seconds since the epoch. Reads again the files that something was found in, and lists `media/`.
 */
export async function checkFolder(
  content: Content,
  folder: string,
  now: number,
): Promise<readonly Problem[]> {
  const media = await new Media(folder).names();
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

import type { Problem } from '../../article/problem.ts';

/** What is to be said of an article that has no day in the end. */
export function dayMissing(source: string, file: string): Problem {
  return {
    rule: 'undated',
    severity: 'warning',
    file: source,
    key: 'published',
    message: 'No day is stated in it.',
    remedy: `Write published: and the day in ${file}; if you infer it, say from what under inferred:. Until then it can't be published.`,
  };
}

/** What is to be said of an article that has no title in the end. */
export function titleMissing(source: string, file: string): Problem {
  return {
    rule: 'untitled',
    severity: 'warning',
    file: source,
    key: 'title',
    message: 'No title was found in it.',
    remedy: `Write title: in ${file}. Until then it can't be published.`,
  };
}

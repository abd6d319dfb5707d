import type { Command } from 'commander';
import type { Article } from '../article/article.ts';
import { didYouMean } from '../text/nearest.ts';

/** 0 for success, 1 if there are problems, 2 for wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** The exports of a command's file. */
export interface CommandFile {
  /** Adds arguments and options to a command that has its name and summary. */
  describe(command: Command): void;
  /** Runs the command. The options are those of `describe`, as commander parses them. */
  run(args: readonly string[], options: Readonly<Record<string, unknown>>): Promise<ExitCode>;
}

/** Thrown for wrong usage of a command: its message is printed, and the exit code is 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** Adds `--content`. */
export function addContent(command: Command): Command {
  return command.option('--content <dir>', 'the content folder', 'content');
}

/** Adds `--json`. */
export function addJson(command: Command): Command {
  return command.option('--json', 'print JSON');
}

/** The article with this slug, id, file or former slug. Throws `UsageError` with the nearest slugs if there is none. */
export function findArticle(articles: readonly Article[], name: string): Article {
  const file = name.replace(/^\.\//, '');
  const article =
    articles.find(({ slug, id }) => slug === name || id === name) ??
    articles.find((each) => each.file === file) ??
    articles.find(({ formerSlugs }) => formerSlugs.includes(name));
  if (article) return article;
  const slugs = articles.map(({ slug }) => slug);
  throw new UsageError(`There is no article “${name}”.${didYouMean(name, slugs)}`);
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isCancel, log, note, selectKey, text } from '@clack/prompts';
import { parseArticle, type HeldField } from '../article/frontmatter.ts';
import { joinSuffixes } from '../article/join-suffixes.ts';
import { setKeys } from '../article/set-keys.ts';
import { type ExistingArticle, readExistingArticles } from '../content/intake/existing-articles.ts';
import { readContentSettings } from '../content/publication/settings.ts';
import { writeAtomically } from '../content/write.ts';
import { withLock } from '../host/lock.ts';
import { printable } from '../text/escape.ts';
import { addContent, addJson, type CommandFile } from './command.ts';
import { counted, styled, formatTable } from './terminal.ts';

export const describe: CommandFile['describe'] = (command) => {
  addJson(addContent(command)).addHelpText(
    'after',
    '\nAsks for each value that a held article lacks: take a candidate, type the value, or skip it, by one key.' +
      '\nWithout a terminal it lists them. With --json: a line of JSON an article. Exit code 1: articles are held.',
  );
};

const questionsOf = ({ frontMatter }: ExistingArticle): readonly HeldField[] => frontMatter?.held ?? [];

/** Values by field, as a person takes or types them. */
type ReviewedValues = Readonly<Record<string, string>>;

/** Begin of an article's text that is shown, in UTF-16 units. */
const shownText = 300;

export const run: CommandFile['run'] = async (_, options) => {
  const articlesFolder = join(String(options.content), 'articles');
  const read = async (): Promise<ExistingArticle[]> =>
    (await readExistingArticles(String(options.content))).articles.filter((one) => questionsOf(one).length > 0);
  const held = await read();
  // In a wrong folder nothing is held either.
  if (held.length === 0) await readContentSettings(String(options.content));
  if (options.json === true) for (const one of held) console.log(JSON.stringify(inJson(one)));
  else if (process.stdin.isTTY && process.stdout.isTTY)
    return (await withLock([articlesFolder], async () => reviewAll(await read()))) ? 0 : 1;
  else print(held);
  return held.length > 0 ? 1 : 0;
};

function inJson({ file, frontMatter = {}, body }: ExistingArticle): object {
  const { title, imported, held } = frontMatter;
  return { file, title, source: imported?.file, begin: body.slice(0, shownText), held };
}

function print(articles: readonly ExistingArticle[]): void {
  for (const article of articles) {
    const rows = questionsOf(article).flatMap(({ field, reason, candidates = [] }) => [
      ['', field, reason],
      ...candidates.map(({ value, from }) => ['', '', printable(`${value}: ${from}`)]),
    ]);
    console.log(`${styled('bold', article.file)}\n${formatTable(rows)}\n`);
  }
  console.log(articles.length === 0 ? 'Nothing is held.' : `${counted(articles.length, 'article')} held.`);
}

/** Asks about each article and writes it. Returns whether none is held any more. */
export async function reviewAll(articles: readonly ExistingArticle[]): Promise<boolean> {
  let left = articles.length;
  for (const article of articles) {
    const { file, frontMatter = {}, body } = article;
    const begin = body.slice(0, shownText).split('\n');
    note([frontMatter.title ?? 'Without a title', ...begin].map((line) => printable(line)).join('\n'), printable(file));
    const answers: Record<string, string> = {};
    let stopped = false;
    for (const question of questionsOf(article)) {
      const answer = await ask(question);
      stopped = answer === 'stop';
      if (stopped) break;
      if (typeof answer === 'object') answers[question.field] = answer.value;
    }
    if (await writeAnswers(article, answers)) left--;
    if (stopped) break;
  }
  log.info(left === 0 ? 'Nothing is held any more.' : `${counted(left, 'article')} held.`);
  return left === 0;
}

/** The value for a question, or how the person left it. */
async function ask({ field, reason, candidates = [] }: HeldField): Promise<{ value: string } | 'skip' | 'stop'> {
  const numbered = candidates.slice(0, 9).map(({ value, from }, i) => ({
    value: String(i + 1),
    label: printable(value),
    hint: printable(from),
  }));
  const key = await selectKey({
    message: `${field}: ${reason}`,
    options: [
      ...numbered,
      { value: 't', label: 'type a value' },
      { value: 's', label: 'skip' },
      { value: 'q', label: 'stop; answers so far are kept' },
    ],
  });
  if (isCancel(key) || key === 'q') return 'stop';
  if (key === 's') return 'skip';
  const taken = candidates[Number(key) - 1];
  if (taken) return { value: taken.value };
  const typed = await text({ message: field, validate: (value) => faultOf(field, value ?? '') });
  return isCancel(typed) ? 'stop' : { value: typed.trim() };
}

/** Front matter keys for answers; authors are names between commas. */
function keysOf(answers: ReviewedValues): Record<string, string | readonly string[]> {
  return Object.fromEntries(
    Object.entries(answers).map(([field, value]) => [
      field,
      field === 'authors' ? joinSuffixes(value.split(',').map((name) => name.trim())).filter(Boolean) : value,
    ]),
  );
}

/** What is wrong with a typed value, and what is accepted; undefined if front matter takes it. */
function faultOf(field: string, value: string): string | undefined {
  if (value.trim() === '') return 'Write a value.';
  const [problem] = parseArticle(setKeys('---\n---\n', keysOf({ [field]: value })), field).problems;
  return problem && `${problem.message} ${problem.remedy ?? ''}`.trim();
}

/**
 * Writes answers into an article's file. With a day the article is released: it is no draft any more, and its other
 * questions are dropped. A file that changed since it was read is left alone. Returns whether the article was released.
 */
async function writeAnswers(article: ExistingArticle, answers: ReviewedValues): Promise<boolean> {
  const { path, file, frontMatter = {} } = article;
  const released = answers.published !== undefined || frontMatter.published !== undefined;
  if (!released && Object.keys(answers).length === 0) return false;
  if ((await readFile(path, 'utf8')) !== article.text) {
    log.warn(printable(`${file} changed meanwhile, so it stays as it is.`));
    return false;
  }
  const rest = questionsOf(article).filter(({ field }) => answers[field] === undefined);
  const state = released ? { draft: undefined, held: undefined } : { held: rest };
  await writeAtomically(path, setKeys(article.text, { ...keysOf(answers), ...state }));
  return released;
}

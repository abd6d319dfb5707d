import { basename } from 'node:path';
import type { Problem } from '../article/problem.ts';
import type { ImportedArticle, ImportedFile, ImportStatus } from '../content/intake/report.ts';
import { printable } from '../text/escape.ts';
import type { ExitCode } from './command.ts';
import { counted, problemCells, type Style, styled, fitCells, formatTable } from './terminal.ts';

const marks: Readonly<Record<ImportStatus, readonly [mark: string, format: Style, words: string]>> = {
  written: ['+', 'green', 'written'],
  updated: ['~', 'cyan', 'updated'],
  unchanged: ['=', 'dim', 'unchanged'],
  kept: ['!', 'yellow', 'kept as their editors left them'],
  withdrawn: ['−', 'dim', 'withdrawn for good'],
  failed: ['✗', 'red', 'failed'],
};

/** The most articles of which all are listed, not only those that need a person; the most files without an article. */
const listed = 400;

const needsPerson = ({ severity }: Problem): boolean => severity !== 'note';

function dayCell({ published }: ImportedArticle): string {
  if (!published) return styled('red', 'no day');
  const day = published.value.slice(0, 10);
  return published.inferred ? styled('yellow', `${day}?`) : day;
}

function row(source: string, article: ImportedArticle, width: number): string[] {
  const [mark, format] = marks[article.status];
  const { title, authors, language, tags } = article.fields;
  return [
    styled(format, mark),
    fitCells(basename(source), 28),
    dayCell(article),
    language?.value ?? '',
    fitCells(authors?.value.map(({ name }) => name).join(', ') ?? '', 24),
    String(tags?.value.length ?? 0).padStart(4),
    fitCells(title?.value ?? '', width),
  ];
}

const isForeign = ({ kind, articles, problems }: ImportedFile): boolean =>
  kind === undefined && articles.length === 0 && !problems.some(needsPerson);

/** A proposed value in words. */
function inWords(value: unknown): string {
  return [value]
    .flat()
    .map((one) => (typeof one === 'string' ? one : (one as { name: string }).name))
    .join(', ');
}

/** The remarks about an article, as rows of a kind and a sentence. */
function remarkRows({ fields, proposals, suggestions, retellings, problems }: ImportedArticle): string[][] {
  const rows: string[][] = [];
  for (const [field, { value, where, sure }] of Object.entries(proposals ?? {}))
    rows.push([
      styled('cyan', 'proposed'),
      printable(`${field}: ${inWords(value)}, ${Math.round(sure * 100)} % sure: ${where}.`),
    ]);
  for (const [field, found] of Object.entries(fields))
    if (found.inferred)
      rows.push([
        styled('cyan', 'inferred'),
        printable(`${field}, ${Math.round(found.sure * 100)} % sure: ${found.where}.`),
      ]);
  for (const repeats of [true, false]) {
    const others = retellings.filter((each) => each.repeats === repeats).map(({ file }) => basename(file));
    if (others.length > 0)
      rows.push([styled('cyan', repeats ? 'same text' : 'same story'), printable(`${others.join(', ')}.`)]);
  }
  if (suggestions.length > 0) rows.push([styled('cyan', 'tags?'), printable(`${suggestions.join(', ')}.`)]);
  return [...rows, ...problems.map(problemCells)];
}

/** The remarks about a file below its name; '' if there are none. */
function block(file: ImportedFile): string {
  const rows = [...(isForeign(file) ? [] : file.problems.map(problemCells)), ...file.articles.flatMap(remarkRows)];
  if (rows.length === 0) return '';
  const [only] = file.articles;
  const goal = file.articles.length === 1 && only?.file !== undefined ? ` → ${printable(only.file)}` : '';
  const lines = formatTable(rows.map((cells) => ['', ...cells]));
  return `${styled('bold', file.source)}${goal}\n${lines}`;
}

/** The files that are no articles, by the reason; '' if there are none. Of many with one reason the first are named. */
function passedOver(files: readonly ImportedFile[]): string {
  const foreign = files.filter(isForeign);
  if (foreign.length === 0) return '';
  const rows = [...Map.groupBy(foreign, ({ problems }) => problems[0]?.message ?? '')].map(([reason, sources]) => {
    const names = sources.slice(0, listed).map(({ source }) => source);
    const more = sources.length - names.length;
    const rest = more > 0 ? `, and ${more} more; --json names every file` : '';
    return ['', styled('dim', reason), printable(`${names.join(', ')}${rest}`)];
  });
  const were = foreign.length === 1 ? 'is no article and was' : 'are no articles and were';
  return `${counted(foreign.length, 'file')} ${were} passed over:\n${formatTable(rows)}`;
}

function total(files: readonly ImportedFile[]): string {
  const counts = new Map<ImportStatus, number>();
  for (const { articles } of files)
    for (const { status } of articles) counts.set(status, (counts.get(status) ?? 0) + 1);
  const articles = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const parts = (Object.keys(marks) as ImportStatus[]).flatMap((status) => {
    const count = counts.get(status);
    return count === undefined ? [] : [`${count} ${marks[status][2]}`];
  });
  const held = files.flatMap((file) => file.articles).filter((article) => article.held).length;
  if (held > 0) parts.push(`${held} held for dateline review`);
  const read = files.filter((file) => !isForeign(file)).length;
  return `${counted(read, 'file')}, ${counted(articles, 'article')}: ${parts.join(', ') || 'nothing to import'}.`;
}

/** Prints the result of an import, for people or as a line of JSON a file. The exit code is 1 if a person is needed. */
export function printImport(files: readonly ImportedFile[], json: boolean): ExitCode {
  const wanting = files.filter(({ problems, articles }) =>
    [...problems, ...articles.flatMap((article) => article.problems)].some(needsPerson),
  );
  const code = wanting.length > 0 ? 1 : 0;
  if (json) {
    for (const file of files) console.log(JSON.stringify(flat(file)));
    return code;
  }
  const articles = files.reduce((sum, file) => sum + file.articles.length, 0);
  const shown = articles <= listed ? files : wanting;
  const width = Math.max(24, (process.stdout.columns ?? 160) - 84);
  const rows = shown.flatMap(({ source, articles }) => articles.map((article) => row(source, article, width)));
  if (rows.length > 0) {
    const head = ['', 'source', 'day', 'lang', 'authors', 'tags', 'title'];
    console.log(formatTable([head.map((cell) => styled('bold', cell)), ...rows]));
  }
  // Files that need a person come last, since the end of the output is seen first.
  const said = [
    ...shown.filter((file) => !wanting.includes(file)).map(block),
    passedOver(files),
    ...wanting.map(block),
  ].filter((text) => text !== '');
  if (said.length > 0) console.log(`\n${said.join('\n\n')}`);
  console.log(`\n${total(files)}`);
  if (wanting.length > 0)
    console.log(
      `${wanting.length === 1 ? 'One file needs' : `${wanting.length} files need`} a person; ` +
        'the last lines above say why.',
    );
  return code;
}

/** A file with one article as one flat object; one with several has them under `entries`. */
function flat({ source, kind, articles, problems }: ImportedFile): object {
  const [only] = articles;
  if (articles.length !== 1 || !only || only.entry !== undefined) return { source, kind, problems, entries: articles };
  return { source, kind, ...only, problems: [...problems, ...only.problems] };
}

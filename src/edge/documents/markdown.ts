import { formatAddress } from '../../edition/address.ts';
import type { Edition } from '../../edition/edition.ts';
import { everything, type Query } from '../../edition/query.ts';
import { type Draft, textDraft } from '../answer.ts';
import { formatCursor } from '../cursor.ts';
import { dayOf } from '../pages/format.ts';
import { type ArticleSummary, articleName } from '../pages/item.ts';
import { readSummaries } from '../pages/summaries.ts';
import { newestVisible, select } from '../select.ts';
import type { Service } from '../service.ts';
import { feedTitle } from '../title.ts';
import { topOf, valueAt } from '../values.ts';
import { fetchesBeside, noWords, type WordPostings } from '../words.ts';

/** Articles in one document at most, as on a page. */
const mostArticles = 100;

/** The most tags that `/llms.txt` names. */
const mostTags = 50;

/** The path of a selection's page as Markdown: `/index.md` for `/`, else with `.md` at the end. */
export function markdownPath(path: string): string {
  return path === '/' ? '/index.md' : `${path}.md`;
}

/** The path of the page that a path as of `markdownPath` belongs to; undefined for other paths. */
export function pageOfMarkdown(path: string): string | undefined {
  const page = /^(.+)\.md\/*$/i.exec(path)?.[1];
  return page?.toLowerCase() === '/index' ? '/' : page;
}

/** The address, below the publication's, of a selection as Markdown. */
export function markdownAddress(query: Query): string {
  const [path = '', search] = formatAddress(query).split('?');
  return markdownPath(path) + (search === undefined ? '' : `?${search}`);
}

/** A page's selection as Markdown: its name, its articles with their days and summaries, and the next page. */
export async function selectionMarkdown(service: Service, query: Query, words: WordPostings, now: number) {
  const { edition } = service;
  const { entries, next } = await listed(service, query, words, now);
  const older = next && link('Older articles', edition.url + markdownAddress({ ...query, before: formatCursor(next) }));
  const parts = [`# ${escape(feedTitle(edition, query))}`, entries.join('\n'), older];
  return { ...markdownDraft('text/markdown', parts), query };
}

/** `/llms.txt` (https://llmstxt.org): what there is to read, for programs that read for people. */
export async function llms(service: Service, now: number): Promise<Draft> {
  const { edition } = service;
  const { title, description } = edition.meta;
  const { url } = edition;
  const { entries } = await listed(service, everything, noWords, now);
  const newest = newestVisible(edition, now);
  const tags = topOf(edition, 'tag', newest, mostTags).values.flatMap(({ at }) => {
    const tag = valueAt(edition, 'tag', at, newest);
    return tag ? [`- ${link(tag.label, url + markdownAddress(tag.query))}: ${tag.count}`] : [];
  });
  return markdownDraft('text/plain', [
    `# ${escape(title)}`,
    description && `> ${escape(description)}`,
    'Every page of articles is Markdown, too: add `.md` to its path, before any parameters. ' +
      'It takes the parameters of feeds, such as `?q=` for words and `?since=` for a day.',
    [
      '## For programs\n',
      `- ${link('OpenAPI', `${url}/openapi.json`)}: all addresses and parameters`,
      `- ${link('JSON Feed', `${url}/feed.json`)}: the newest articles`,
      `- ${link('Facets', `${url}/facets.json`)}: all tags, authors, sources, languages and months, with counts`,
    ].join('\n'),
    `## Newest articles\n\n${entries.join('\n')}`,
    tags.length > 0 && `## Tags\n\n${tags.join('\n')}`,
  ]);
}

/** A page of articles as entries of a list, and the cursor of the next page. */
async function listed(service: Service, query: Query, words: WordPostings, now: number) {
  const { edition } = service;
  const limits = {
    articles: query.limit ?? Math.min(edition.meta.pageSize, mostArticles),
    fetches: fetchesBeside(edition, words),
  };
  const { ordinals, next, own } = select(edition, query, now, limits, words, 'summary');
  const summaries = await readSummaries(service, ordinals, own);
  return { entries: summaries.map((summary) => entryOf(edition, summary)), next };
}

function entryOf({ url, meta }: Edition, summary: ArticleSummary): string {
  const day = dayOf(summary.date_published, meta.zone);
  return `- ${link(articleName(summary), `${url}${summary.path}.md`)} (${day}): ${escape(summary.summary)}`;
}

function link(text: string, address: string): string {
  return `[${escape(text)}](${address.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}

/** A text on one line whose signs are no Markdown (https://spec.commonmark.org/0.31.2/#backslash-escapes). */
function escape(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#&]/g, '\\$&');
}

function markdownDraft(type: string, parts: readonly (string | false | undefined)[]): Draft {
  return textDraft(`${type}; charset=utf-8`, `${parts.filter(Boolean).join('\n\n')}\n`);
}

import { parseFeed } from 'feedsmith';
import type { Article } from '../../src/article/article.ts';
import { cpuPerRequest, memoryOf } from './load.ts';
import { archiveOf, contentOf } from './synthetic.ts';
import { benchArticles, type Contestant, startDateline, startOther } from './workers.ts';

/** A kind of request, as each contestant understands it. */
interface Question {
  readonly name: string;
  readonly dateline: string;
  readonly others: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** CPU milliseconds a request of each contestant, one figure a round, and the ratios of medians to Dateline's. */
export interface Row {
  readonly articles: number;
  readonly question: string;
  readonly bytes: number;
  readonly milliseconds: Readonly<Record<string, readonly number[]>>;
  /** Dateline's cost in that of a Worker that returns a constant of the same size. */
  readonly toConstant: number;
  /** The others' cost in Dateline's. */
  readonly naive?: number;
  readonly careful?: number;
}

const rounds = 3;
const cpuMilliseconds = 200;

function questionsOf(articles: readonly Article[]): Question[] {
  const counts = new Map<string, number>();
  for (const { tags } of articles) for (const { slug } of tags) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  const common = [...counts].toSorted((a, b) => b[1] - a[1]).map(([slug]) => slug);
  const rare = [...counts].toSorted((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] as string;
  const two = common.slice(0, 2);
  return [
    { name: 'newest 20', dateline: '/rss.xml', others: '/rss.xml' },
    { name: 'newest 50', dateline: '/rss.xml?limit=50', others: '/rss.xml?limit=50' },
    { name: 'one tag', dateline: `/tags/${common[2]}/rss.xml`, others: `/rss.xml?tag=${common[2]}` },
    {
      name: 'two tags, dates',
      dateline: `/rss.xml?tag=${two[0]}&tag=${two[1]}&since=2018-01-01T00:00:00Z&until=2024-01-01T00:00:00Z`,
      others: `/rss.xml?tag=${two[0]}&tag=${two[1]}&since=2018-01-01T00:00:00Z&until=2024-01-01T00:00:00Z`,
    },
    { name: 'rare tag', dateline: `/tags/${rare}/rss.xml`, others: `/rss.xml?tag=${rare}` },
    {
      name: 'deep page',
      dateline: '/rss.xml?until=2016-01-01T00:00:00Z',
      others: '/rss.xml?until=2016-01-01T00:00:00Z',
    },
  ];
}

const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[all.length >> 1] as number;

async function textOf(contestant: Contestant, path: string): Promise<string> {
  return (await fetch(contestant.origin + path, { headers: { 'Accept-Encoding': 'identity' } })).text();
}

function itemsOf(text: string) {
  const { format, feed } = parseFeed(text);
  if (format !== 'rss') throw new Error(`A feed of another format: ${format}`);
  return feed.items?.map(({ guid, title, pubDate, content, categories }) => ({
    id: guid?.value,
    title,
    date: new Date(String(pubDate)).toISOString(),
    html: content?.encoded,
    tags: categories?.map(({ name }) => name),
  }));
}

/** Throws, with the first difference, unless the contestants give equal items. */
function checkEqual(question: string, name: string, ours: string, theirs: string): void {
  const [a = '', b = ''] = [ours, theirs].map((text) => JSON.stringify(itemsOf(text), undefined, 1));
  if (a === b) return;
  const at = [...a].findIndex((c, i) => c !== b[i]);
  const [mine, other] = [a, b].map((text) => text.slice(Math.max(0, at - 60), at + 60));
  throw new Error(`${question}: ${name} gives other items than Dateline:\n${mine}\n${other}`);
}

/** Measures all kinds of requests on an archive of a size. */
export async function measureRequests(
  count: number,
  withOthers: boolean,
): Promise<{ rows: Row[]; memory: Record<string, number> }> {
  const articles = archiveOf(count);
  const dateline = await startDateline(contentOf(articles));
  const data = withOthers ? Buffer.from(JSON.stringify(benchArticles(articles))) : undefined;
  const others = data
    ? { naive: await startOther('naive', data), careful: await startOther('careful', data) }
    : {};
  const rows: Row[] = [];
  for (const question of questionsOf(articles)) {
    const ours = await textOf(dateline, question.dateline);
    for (const [name, other] of Object.entries(others))
      checkEqual(question.name, name, ours, await textOf(other, question.others));
    const constant = await startOther('constant', Buffer.from(ours));
    rows.push(await measureRow(count, question, ours.length, { dateline, constant, ...others }));
    if (question.name === 'newest 20') {
      const headers = {
        'If-None-Match': (await fetch(dateline.origin + question.dateline)).headers.get('ETag') as string,
      };
      rows.push(await measureRow(count, { ...question, name: '304', headers }, 0, { dateline, constant }));
      const compressed = { ...question, name: 'newest 20, gzip', headers: { 'Accept-Encoding': 'gzip' } };
      rows.push(await measureRow(count, compressed, ours.length, { dateline, constant }));
    }
    await constant.stop();
  }
  const memory = { dateline: await memoryOf(dateline.pid) };
  for (const contestant of [dateline, ...Object.values(others)]) await contestant.stop();
  return { rows, memory };
}

async function measureRow(
  articles: number,
  question: Question,
  bytes: number,
  contestants: Record<string, Contestant>,
): Promise<Row> {
  const milliseconds: Record<string, number[]> = {};
  for (let round = 0; round <= rounds; round++) {
    for (const [name, { origin, pid }] of Object.entries(contestants)) {
      const path = name === 'dateline' ? question.dateline : question.others;
      const cpu = await cpuPerRequest(
        { origin, pid, paths: [path], ...(question.headers && { headers: question.headers }) },
        cpuMilliseconds,
      );
      if (round > 0) (milliseconds[name] ??= []).push(cpu);
    }
  }
  const of = (name: string) => median(milliseconds[name] ?? [Number.NaN]);
  return {
    articles,
    question: question.name,
    bytes,
    milliseconds,
    toConstant: of('dateline') / of('constant'),
    ...(milliseconds.naive && { naive: of('naive') / of('dateline') }),
    ...(milliseconds.careful && { careful: of('careful') / of('dateline') }),
  };
}

import { openIndex } from '../../src/edition/edition.ts';
import { facetNames, facetPaths } from '../../src/edition/query.ts';
import { appOf, readEdition } from '../torture/app.ts';
import { at, race } from './race.ts';
import { microseconds, textOf } from './requests.ts';
import { type Ratio, ratioOf } from './rounds.ts';
import { type Contestant, startOther } from './workers.ts';

/** How many shards answers had to fetch, each from an isolate that had fetched nothing before. */
export interface Fetches {
  readonly answers: number;
  readonly mean: number;
  readonly most: number;
}

/** What answers cost that lie scattered over shards which nobody has at hand. */
export interface Scattered {
  readonly articles: number;
  readonly firstPages: Fetches;
  readonly scattered: Fetches & {
    readonly microseconds: Readonly<Record<string, number>>;
    readonly toConstant: Ratio;
  };
  /** The most that a page of a hundred articles fetches, the largest that there is. */
  readonly hundred: Fetches;
}

/** The edition's facet values with how many articles each has, by their path. */
async function valuesIn(folder: string): Promise<{ path: string; slug: string; count: number }[]> {
  const { index } = await readEdition(folder);
  const { facets } = openIndex(new Uint8Array(index));
  return facetNames.flatMap((name) =>
    Array.from(facets[name].slugs, (slug, i) => ({
      path: `/${facetPaths[name]}/${slug}/rss.xml`,
      slug,
      count: facets[name].postings(i)?.count ?? 0,
    })),
  );
}

async function countFetches(folder: string, paths: readonly string[]): Promise<Fetches> {
  const bytes = await readEdition(folder);
  const counts: number[] = [];
  for (const path of paths) {
    let fetched = 0;
    const shard = (digest: string) => {
      fetched++;
      return bytes.shard(digest);
    };
    const app = await appOf(bytes, { now: () => Math.floor(Date.now() / 1000), shard });
    const response = await app.fetch(new Request(`https://example.org${path}`));
    if (!response.ok) throw new Error(`${path} answers with ${response.status}.`);
    counts.push(fetched);
  }
  const sum = counts.reduce((all, count) => all + count, 0);
  return { answers: counts.length, mean: sum / counts.length, most: Math.max(...counts) };
}

/**
 * Counts what first pages of single values fetch; and measures selections of two tags of 15 to 60 articles, either of which
 * is enough, whose pages no shard holds together: never the same pair twice in a row, so that most of what they need has left the isolate's cache.
 */
export async function measureScattered(articles: number, folder: string, dateline: Contestant): Promise<Scattered> {
  const values = await valuesIn(folder);
  const rare = values.filter(({ path, count }) => path.startsWith('/tags/') && count >= 15 && count <= 60);
  const pairs = rare.slice(0, -1).map(({ slug }, i) => `/rss.xml?tag=${slug},${rare[i + 1]?.slug}`);
  const few = pairs.slice(0, 200);
  const constant = await startOther('constant', Buffer.from(await textOf(dateline, few[0] as string)));
  try {
    const loads = {
      constant: at(constant, '/rss.xml'),
      dateline: { ...at(dateline, ''), paths: many(few) },
    };
    const rounds = await race(loads);
    return {
      articles,
      firstPages: await countFetches(
        folder,
        values.map(({ path }) => path),
      ),
      scattered: {
        ...(await countFetches(folder, few)),
        microseconds: microseconds(rounds),
        toConstant: ratioOf(rounds.dateline, rounds.constant),
      },
      hundred: await countFetches(
        folder,
        few.map((path) => `${path}&limit=100`),
      ),
    };
  } finally {
    await constant.stop();
  }
}

/** The paths over and over, each time by another address, so that no answer is kept. */
function many(paths: readonly string[]): string[] {
  return Array.from({ length: 100 }, (_, i) => paths.map((path) => `${path}&anew=${i}`)).flat();
}

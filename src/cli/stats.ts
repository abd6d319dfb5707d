import { type Limit, limitsOf, smallMedia } from '../compile/limits.ts';
import { compile } from '../compile/compile.ts';
import { load } from '../content/load.ts';
import { MediaFolder } from '../content/articles/media.ts';
import { ContentError } from '../content/publication/settings.ts';
import { readMediaBucket } from '../host/worker-settings.ts';
import { openIndex } from '../edition/edition.ts';
import { facetNames, facetPaths } from '../edition/query.ts';
import { formatDay } from '../text/date.ts';
import { addContent, addJson, type CommandFile } from './command.ts';
import { clock } from './clock.ts';
import { counted } from './terminal.ts';

/** Figures about an edition. Sizes in bytes; days are `YYYY-MM-DD`, UTC. */
interface Stats {
  readonly edition: string;
  readonly articles: number;
  readonly withdrawn: number;
  readonly first?: string;
  readonly last?: string;
  readonly facets: Readonly<Record<string, number>>;
  readonly bytes: { readonly index: number; readonly newest: number; readonly assets: number };
  readonly limits: readonly (Limit & { readonly share: number })[];
}

export const { describe, run }: CommandFile = {
  describe(command) {
    addJson(addContent(command));
  },
  async run(_, options) {
    const stats = await read(String(options.content));
    console.log(options.json === true ? JSON.stringify(stats) : print(stats));
    return 0;
  },
};

async function read(folder: string): Promise<Stats> {
  const files = new MediaFolder(folder);
  const content = await load(folder, { now: clock(), media: files });
  const compiled = compile(content);
  const sizes = await files.sizes();
  const media = (await readMediaBucket()) === undefined ? sizes : smallMedia(sizes);
  if (compiled.problems.length > 0) throw new ContentError(compiled.problems);
  const edition = openIndex(compiled.index);
  const days = Array.from([edition.published[0], edition.published.at(-1)], (at) =>
    at === undefined ? undefined : formatDay(Math.floor(at / 86_400)),
  );
  return {
    edition: compiled.digest,
    articles: edition.count,
    withdrawn: content.withdrawn.length,
    ...(days[0] !== undefined && { first: days[0] }),
    ...(days[1] !== undefined && { last: days[1] }),
    facets: Object.fromEntries(facetNames.map((name) => [facetPaths[name], edition.facets[name].slugs.count])),
    bytes: {
      index: compiled.index.length,
      newest: compiled.newest.length,
      assets: [...[...compiled.assets.values()].map(({ length }) => length), ...media.values()].reduce(
        (sum, length) => sum + length,
        0,
      ),
    },
    limits: limitsOf(compiled, media).map((limit) => ({ ...limit, share: limit.used / limit.most })),
  };
}

function print({ edition, articles, withdrawn, first, last, facets, bytes, limits }: Stats): string {
  const span = first === undefined ? '' : `, ${first} to ${last}`;
  const values = Object.entries(facets).map(([name, count]) => `${count} ${name}`);
  return [
    `edition ${edition}: ${counted(articles, 'article')}${span}, ${withdrawn} withdrawn`,
    `facets: ${values.join(', ')}`,
    `bytes: index ${bytes.index}, newest articles ${bytes.newest}, static assets ${bytes.assets}`,
    ...limits.map(
      ({ name, used, most, unit, share }) =>
        `${(100 * share).toFixed(2).padStart(7)} % of ${name} (${used} of ${most} ${unit})`,
    ),
  ].join('\n');
}

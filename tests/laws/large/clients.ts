import { equal, ok } from 'node:assert/strict';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Article } from '../../../src/article/article.ts';
import { formatAddress } from '../../../src/edition/address.ts';
import type { Query } from '../../../src/edition/query.ts';
import { naive } from '../naive.ts';
import { Client, tagTells, validators } from '../statements/conditional.ts';
import { keptHolds, mannersAt } from '../statements/kept.ts';
import { slugHolds } from '../statements/slugs.ts';
import { asTold, holdsAll, SyncingApp } from '../statements/sync.ts';
import { wholeOrLater } from '../statements/whole.ts';
import { fatesOf } from './fates.ts';
import { drawn, type Law } from './law.ts';
import { rangeOf } from './range.ts';
import { damage, type PlaceName } from './world.ts';

/** Editions and moments as clients meet them one after another. */
const inTime: readonly PlaceName[] = ['first', 'later', 'second', 'rolledBack', 'last'];

const journeys = fc.subarray([...inTime], { minLength: 2 });

const conditional: Law = {
  name: '304 only where the answer is the one that the client has, through editions and a rollback',
  part: 0.3,
  prepare(large, cases, seed) {
    const { addresses } = rangeOf(large);
    const drawing = fc.record({
      asked: fc.uniqueArray(addresses, { minLength: 1, maxLength: 4 }),
      kind: fc.constantFrom(...validators),
      journey: journeys,
    });
    let spared = 0;
    return drawn(
      drawing,
      cases,
      seed,
      async ({ asked, kind, journey }) => {
        const client = new Client(kind);
        for (const name of journey) for (const address of asked) await client.poll(large.at(name), address);
        spared += client.spared;
      },
      () => ok(spared > 0 || cases < 10, 'nobody was spared an answer'),
    );
  },
};

const tags: Law = {
  name: 'from edition to edition an entity tag changes exactly where the answer does',
  part: 0.5,
  prepare(large, cases, seed) {
    const { addresses } = rangeOf(large);
    const [before, after] = [large.at('rolledBack'), large.at('second')];
    return drawn(addresses, cases, seed, (address) => tagTells(before, after, address));
  },
};

const untouched: Law = {
  name: 'an edition that does not touch a tag leaves the entity tags of its feeds',
  part: 0.3,
  prepare(large, cases, seed) {
    const [before, after] = [large.at('rolledBack'), large.at('second')];
    const [was, is] = [before, after].map(({ held }) => new Set(held.articles)) as [Set<Article>, Set<Article>];
    const touched = [...was, ...is].filter((article) => !(was.has(article) && is.has(article)));
    const changed = new Set(touched.flatMap(({ tags }) => tags.map(({ slug }) => slug)));
    const all = new Set(
      before.held.articles
        .filter(({ published }) => published <= before.now)
        .flatMap(({ tags }) => tags.map(({ slug }) => slug)),
    );
    const left = [...all].filter((tag) => !changed.has(tag) && tag !== 'alpha');
    ok(left.length > 0, 'no tag is untouched');
    const drawing = fc.tuple(fc.constantFrom(...left), rangeOf(large).files);
    return drawn(drawing, cases, seed, async ([tag, file]) => {
      const [a, b] = await Promise.all([before, after].map((place) => place.ask(`/tags/${tag}/${file}`)));
      equal(b?.headers.get('ETag'), a?.headers.get('ETag'));
    });
  },
};

/** An app's filter is worth following to its end where it takes in no more than this. */
const mostSynced = 3000;

const sync: Law = {
  name: 'an app that syncs by changed-since ends with the newest edition',
  part: 0.1,
  prepare(large, cases, seed) {
    const { queries } = rangeOf(large);
    const [first, last] = [large.at('first'), large.at('last')];
    const filters = queries
      .map(({ changedSince: _, limit: __, ...query }): Query => query)
      // Days back are a window that moves by itself.
      .filter(({ since, until }) => ![...since, ...until].some((bound) => bound.startsWith('P')));
    const followed = filters.filter((query) => {
      const { length } = naive(first.held.articles, query, first.now);
      return length > 0 && length <= mostSynced;
    });
    const drawing = fc.record({
      query: followed,
      polls: fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }),
    });
    return drawn(drawing, cases, seed, async ({ query, polls }) => {
      const feed = formatAddress({ ...query, limit: 100 }, 'json');
      const app = new SyncingApp(feed, '1970', asTold);
      await app.settle(first);
      for (const [i, name] of (['later', 'second', 'rolledBack'] as const).entries())
        for (let n = polls[i] as number; n > 0; n--) await app.poll(large.at(name));
      await app.settle(last);
      await holdsAll(app, last, feed);
      equal(app.store.size, naive(last.held.articles, query, last.now).length);
    });
  },
};

const slugs: Law = {
  name: 'every slug that was ever given is answered as its article has it: 200, 301, 404, 410',
  part: 1,
  prepare(large, cases, seed) {
    const names = ['first', 'second', 'last'] as const;
    const fates = new Map(
      names.map((name) => {
        const all = fatesOf(large.at(name).held);
        const rare = all.filter(([, { is }]) => is !== 'article');
        const ahead = all.filter(([, fate]) => fate.is === 'article' && fate.published > large.at('first').now);
        return [name, [all, rare, ahead].filter((some) => some.length > 0)];
      }),
    );
    const drawing = fc
      .constantFrom(...names)
      .chain((name) => fc.tuple(fc.constant(name), fc.constantFrom(...(fates.get(name) ?? []))))
      .chain(([name, some]) => fc.tuple(fc.constant(name), fc.constantFrom(...some)));
    return drawn(drawing, cases, seed, ([name, [slug, fate]]) => slugHolds(large.at(name), slug, fate));
  },
};

const damaged: Law = {
  name: 'where stored bytes are damaged, an answer is whole or 503',
  part: 1,
  async prepare(large, cases, seed) {
    const { held, now } = large.at('first');
    const folder = join(large.home, 'damaged');
    await damage(held, folder, seed);
    const place = large.serving(held, now, '', folder);
    let refused = 0;
    return drawn(
      rangeOf(large).addresses,
      cases,
      seed,
      async (address) => {
        if (await wholeOrLater(place, large.at('first'), address)) refused++;
      },
      () => ok(refused > 0 && refused < cases, `${refused} of ${cases} were refused`),
    );
  },
};

const kept: Law = {
  name: 'an answer that was kept is the one that would be given anew',
  part: 0.5,
  prepare(large, cases, seed) {
    const { held, now } = large.at('first');
    const anew = ['one', 'other'].map((isolate) => large.serving(held, now, isolate));
    let asked = 0;
    const next = () => anew[asked++ % 2] as (typeof anew)[number];
    const drawing = fc.tuple(rangeOf(large).addresses, mannersAt(''));
    return drawn(drawing, cases, seed, async ([address, manner]) => {
      await (await large.at('first').ask(address)).arrayBuffer();
      await keptHolds(large.at('first'), next, '', address, manner);
    });
  },
};

/** What clients keep, and what they are told. */
export const clients: readonly Law[] = [conditional, tags, untouched, sync, slugs, damaged, kept];

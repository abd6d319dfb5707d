import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { load } from '../../src/content/load.ts';
import { type App, appOf } from '../laws/history.ts';
import { articleFile, writeFiles } from '../worker/start.ts';

const origin = 'https://feeds.example';
const now = Date.UTC(2024, 5, 1) / 1000;

/** As stated in front matter, with an offset that need not be the publication's. */
const stated = {
  'before-midnight-in-utc': '2024-02-29T23:59:59Z',
  'after-midnight-in-utc': '2024-03-01T00:00:00Z',
  'west-of-the-date-line': '2023-12-31T23:30:00-11:00',
  'east-of-the-date-line': '2024-01-01T00:30:00+14:00',
  'half-past': '2024-03-31T05:15:00+05:45',
  'as-clocks-go-forward': '2024-03-31T02:30:00+01:00',
};

const zones = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu'];

/** The calendar day of a moment, by the platform's own calendar. */
const dayIn = (timeZone: string, moment: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(moment),
  );

describe.each(zones)('in a publication of %s', (timezone) => {
  let home: string;
  let app: App;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'dateline-days-'));
    const article = (slug: string, published: string) => [
      `articles/${slug}.md`,
      articleFile({ title: slug, published, id: `tag:feeds.example,2024:${slug}`, slug }),
    ];
    await writeFiles(home, {
      'feed.yaml': `title: T\ndescription: D\nurl: ${origin}\nlanguage: en\ntimezone: ${timezone}\n`,
      ...Object.fromEntries(Object.entries(stated).map(([slug, published]) => article(slug, published))),
      ...Object.fromEntries([article('a-day', '2024-02-29')]),
    });
    app = appOf(compile(await load(home, { now }), { origin }), () => now);
  });

  afterAll(() => rm(home, { recursive: true, force: true }));

  const ask = async (path: string) => app.fetch(new Request(origin + path));
  const items = async (path: string): Promise<readonly { url: string; date_published: string }[]> =>
    ((await (await ask(path)).json()) as { items: { url: string; date_published: string }[] }).items;

  test.each(Object.entries(stated))('%s: UTC goes out, its day here is where it stands', async (slug, moment) => {
    const day = dayIn(timezone, moment);
    const [year, month, date] = day.split('-');
    for (const path of [`/${year}`, `/${year}/${month}`, `/${year}/${month}/${date}`, `/archive/${year}/${month}`]) {
      const found = (await items(`${path}/feed.json`)).find(({ url }) => url.endsWith(`/${slug}`));
      expect(found?.date_published, path).toBe(new Date(moment).toISOString().replace('.000', ''));
    }
    expect(await (await ask(`/articles/${slug}`)).text()).toContain(`<time datetime="${day}">`);
    const listed = await (await ask(`/${year}/${month}/${date}`)).text();
    expect(listed).toContain(`href="/articles/${slug}"`);
  });

  test('no day has an article of another, and months count what their days hold', async () => {
    const days = new Map<string, string[]>([['2024-02-29', ['a-day']]]);
    for (const [slug, moment] of Object.entries(stated)) {
      const day = dayIn(timezone, moment);
      days.set(day, [...(days.get(day) ?? []), slug]);
    }
    for (const [day, slugs] of days) {
      const found = await items(`/${day.replaceAll('-', '/')}/feed.json`);
      expect(found.map(({ url }) => url.slice(`${origin}/articles/`.length)).sort(), day).toEqual(slugs.sort());
    }
    const { months } = (await (await ask('/facets.json')).json()) as {
      months: { slug: string; count: number }[];
    };
    for (const { slug, count } of months) {
      const held = [...days].filter(([day]) => day.startsWith(slug)).flatMap(([, slugs]) => slugs);
      expect(count, slug).toBe(held.length);
    }
  });

  test('a day without a time is that day, whatever the zone', async () => {
    const found = (await items('/2024/02/29/feed.json')).find(({ url }) => url.endsWith('/a-day'));
    expect(dayIn(timezone, found?.date_published ?? '')).toBe('2024-02-29');
    expect(
      new Intl.DateTimeFormat('en-GB', { timeZone: timezone, timeStyle: 'short' }).format(
        new Date(found?.date_published ?? ''),
      ),
    ).toBe('12:00');
  });
});

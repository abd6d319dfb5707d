import { expect, test } from 'vitest';
import { articleOf, noon, origin, siteOf, tag } from './site.ts';

const { ask } = siteOf([
  articleOf('river', { tags: [tag('water'), tag('town')], authors: [{ slug: 'ann', name: 'Ann' }] }),
  articleOf('sea', { tags: [tag('water')], published: noon - 500 * 86_400, language: 'de' }),
]);

test.each([
  ['tag=water&format=atom', '/tags/water/atom.xml'],
  ['tag-all=water, town&format=json', '/feed.json?tag=town&tag=water'],
  ['tag-any=water,town', '/?tag=town,water'],
  ['tag-all=Water&tag-not=town&since=2016&format=rss', '/rss.xml?since=2016&tag=-town&tag=water'],
  ['language-any=en&language-any=de&format=page', '/?language=de,en'],
  ['author-any=ann&q=&since=&until=&format=', '/authors/ann'],
  [
    'q=text -river&content=summary&unique=1&order=added&format=json',
    '/feed.json?content=summary&order=added&q=text+-river&unique=1',
  ],
  ['tag-all=&tag-any=&format=page', '/'],
  ['since=2016&until=2016&format=atom', '/2016/atom.xml'],
  ['within=&since=2017-01-02&until=&format=atom', '/atom.xml?since=2017-01-02'],
  ['within=P7D&since=&until=&format=atom', '/atom.xml?since=P7D'],
  ['within=this-year&format=atom', '/2017/atom.xml'],
  ['within=this-month&tag-any=water', '/?since=2017-12&tag=water&until=2017-12'],
  ['within=P30D&since=2015&until=2016-05', '/?since=2015&since=P30D&until=2016-05'],
])('/build?%s means %s', async (form, address) => {
  const answer = await ask(`/build?${form}`);
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, origin + address]);
  expect((await ask(address)).status).toBe(200);
});

test('without parameters it is the form', async () => {
  const answer = await ask('/build');
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('<form action="/build" method="get"');
});

test('asked to, it shows the address, how many articles there are, and their titles', async () => {
  const text = await (await ask('/build?tag-all=water&format=json&show=1')).text();
  expect(text).toContain(`value="${origin}/tags/water/feed.json"`);
  expect(text).toContain('2 articles');
  expect(text).toContain('>The river</a>');
  expect(text).toMatch(/<input type="text" name="tag-all" value="water"/);
});

test.each([
  ['tag-all=wate', 'There is no tag “wate”.'],
  ['since=soon', '“soon” is no point in time that “since” understands.'],
  ['format=pdf', '“pdf” is no format.'],
  ['within=often', '“often” is no point in time that “since” understands.'],
])('/build?%s is refused, the form as it was filled in', async (form, reason) => {
  const answer = await ask(`/build?${form}`);
  expect(answer.status).toBe(400);
  const text = await answer.text();
  expect(text).toContain(reason);
  expect(text).toContain('<form action="/build"');
});

test('from a selection’s page it opens filled in, and means that selection', async () => {
  const paths = ['/tags/water', '/2016', '/2016/07/30', '/?since=2015&tag=-town&tag=water', '/?q=text&tag=town,water'];
  const timed = ['/?since=P7D', '/?since=P14D&until=P1D', '/?since=2015-03-01&until=2016-02-28', '/?until=2016-05'];
  for (const path of [...paths, ...timed]) {
    const page = await (await ask(path)).text();
    const address = /<a href="(\/build\?[^"]+)">Change it/.exec(page)?.[1]?.replaceAll('&amp;', '&') as string;
    const parameters = new URLSearchParams(address.slice('/build?'.length));
    parameters.delete('show');
    const answer = await ask(`/build?${parameters}`);
    expect(answer.headers.get('Location')).toBe(origin + path);
    expect((await ask(address)).status).toBe(200);
  }
});

test('it names times as people do, and has dates to pick', async () => {
  const text = await (await ask('/build?since=P14D&until=2017-12-09&show=1')).text();
  const names = Array.from(text.matchAll(/<option value="[^"]*"(?: selected="")?>([^<]*)/g), ([, name]) => name);
  expect(names.slice(0, 7)).toEqual([
    'At any time',
    'Last 7 days',
    'Last 30 days',
    'Last 365 days',
    'This month',
    'This year',
    'Last 14 days',
  ]);
  expect(text).toContain('<option value="P14D" selected="">');
  expect(text).toContain('<input type="date" name="until" value="2017-12-09"/>');
  expect(text.replace(/<[^>]*>/g, ' ')).not.toMatch(/P\d+D/);
});

test('its answer to “this year” is not kept beyond midnight in the zone of the publication', async () => {
  const { ask: asked, clock } = siteOf([articleOf('new')]);
  clock.now = Date.UTC(2017, 11, 31, 22, 59) / 1000;
  const answer = await asked('/build?within=this-year&show=1');
  expect(answer.headers.get('Cache-Control')).toContain('max-age=60');
  clock.now += 60;
  expect(await (await asked('/build?within=this-year&show=1')).text()).toContain(`${origin}/2018/atom.xml`);
});

test('a form that cannot be understood says why, and leads to what comes near with all else kept', async () => {
  const answer = await ask('/build?tag-all=watre&tag-not=town&since=2017&format=atom&show=1');
  expect(answer.status).toBe(400);
  const text = await answer.text();
  expect(text).toContain('<h2>There is no tag “watre”.</h2>');
  expect(text).toContain('<a href="/tags">All tags</a>');
  const [, href = ''] = /<a href="(\/build\?[^"]*tag-all=water[^"]*)"/.exec(text) ?? [];
  const mended = new URLSearchParams(href.replaceAll('&amp;', '&').split('?')[1]);
  expect([...mended]).toEqual([
    ['tag-all', 'water'],
    ['tag-not', 'town'],
    ['since', '2017'],
    ['format', 'atom'],
    ['show', '1'],
  ]);
  expect((await ask(`/build?${mended}`)).status).toBe(200);
});

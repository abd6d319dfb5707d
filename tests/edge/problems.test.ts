import { expect, test } from 'vitest';
import { plainPublication } from '../publication.ts';
import { articleOf, origin, siteOf } from './site.ts';

const withdrawn = [{ id: 'tag:example.org,2017:gone', slug: 'gone', formerSlugs: [], when: 1_500_000_000 }];

// RFC 9457 §3.1.1: a type's URI should lead to documentation for people.
test.each([
  ['GET', '/feed.json?limit=none', 400],
  ['GET', '/tags/none/rss.xml', 404],
  ['GET', '/nowhere.json', 404],
  ['GET', '/articles/gone.json', 410],
  ['POST', '/feed.json', 405],
  ['GET', `/rss.xml?x=${'a'.repeat(8000)}`, 414],
])('the type of the problem with %s %.30s leads to its explanation', async (method, path, status) => {
  for (const base of ['', '/feeds']) {
    const { ask } = siteOf([articleOf('river')], {
      publication: { ...plainPublication, url: origin + base },
      withdrawn,
    });
    const answer = await ask(base + path, {}, method);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
    const { type } = (await answer.json()) as { type: string };
    expect(type).toMatch(new RegExp(`^${origin}${base}/problems/`));
    const page = await ask(type.slice(origin.length));
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await page.text()).toContain(`The status is ${status}.`);
  }
});

test('the type of a 503 for missing bytes leads to its explanation; an unknown type is 404', async () => {
  const { ask } = siteOf([articleOf('river')]);
  expect(await (await ask('/problems/unavailable')).text()).toContain('The status is 503.');
  expect((await ask('/problems/none')).status).toBe(404);
});

import { describe, expect, test } from 'vitest';
import { articleOf, noon, origin, siteOf, slugsOf, tag } from './site.ts';

const { ask } = siteOf(
  [
    articleOf('river', { tags: [tag('alpha'), tag('delta')], published: Date.UTC(2017, 10, 3, 12) / 1000 }),
    articleOf('mountain', { tags: [tag('alpha')], formerSlugs: ['hill'] }),
  ],
  {
    withdrawn: [{ id: 'tag:example.org,2017:lake', slug: 'lake', formerSlugs: ['pond'], when: noon - 3600 }],
    publishedValues: [{ facet: 'tag', value: 'forgotten', label: 'Forgotten', first: noon - 1e6 }],
    tags: new Map([['alpha', { slug: 'alpha', label: 'Alpha', aliases: [], broader: [], formerly: ['first-letter'] }]]),
  },
);

const types = {
  '/rss.xml': 'application/rss+xml; charset=utf-8',
  '/atom.xml': 'application/atom+xml; charset=utf-8',
  '/feed.json': 'application/feed+json; charset=utf-8',
};

describe('a feed address', () => {
  test.each(Object.entries(types))('%s answers with %s, whatever Accept says', async (path, type) => {
    for (const accept of ['*/*', 'text/html,application/xhtml+xml', 'image/gif']) {
      const response = await ask(path, { Accept: accept });
      expect(response.status).toBe(200);
      expect(response.headers.get('Content-Type')).toBe(type);
      expect(response.headers.get('Vary')).toBe('Accept-Encoding');
    }
  });

  test.each([
    ['/feed', '/rss.xml'],
    ['/feed?', '/rss.xml'],
    ['/rss', '/rss.xml'],
    ['/rss/', '/rss.xml'],
    ['/feed.xml', '/rss.xml'],
    ['/index.xml', '/rss.xml'],
    ['/atom', '/atom.xml'],
    ['/json', '/feed.json'],
    ['/feed/json', '/feed.json'],
    ['/tags/alpha/feed', '/tags/alpha/rss.xml'],
    ['/Tags/ALPHA/RSS.xml', '/tags/alpha/rss.xml'],
    ['/tags/alpha/', '/tags/alpha'],
    ['/2017/2/3/atom.xml', '/2017/02/03/atom.xml'],
    ['/rss.xml/', '/rss.xml'],
    ['/feed?tag=alpha&limit=2', '/rss.xml?tag=alpha&limit=2'],
    ['/tags/first-letter/atom.xml?limit=3', '/tags/alpha/atom.xml?limit=3'],
    ['/articles/hill.md', '/articles/mountain.md'],
    ['/articles/Mountain/', '/articles/mountain'],
  ])('%s: 301 to %s', async (path, target) => {
    const response = await ask(path);
    expect(response.status).toBe(301);
    expect(response.headers.get('Location')).toBe(origin + target);
  });

  test.each([
    ['/rss.xml?tag=alpha', '/tags/alpha/rss.xml'],
    ['/tags/alpha/rss.xml?tag=delta', '/rss.xml?tag=alpha&tag=delta'],
    ['/rss.xml?tag=delta,alpha', '/rss.xml?tag=alpha,delta'],
    ['/rss.xml?since=2017-11&until=2017-11', '/2017/11/rss.xml'],
    ['/2017/rss.xml?since=2017-11', '/rss.xml?since=2017-11&until=2017'],
    ['/rss.xml?until=2017-12-11T10:00:00 02:00', '/rss.xml?until=2017-12-11T08:00:00Z'],
    ['/rss.xml?until=2017-12-11T10:00', '/rss.xml?until=2017-12-11T09:00:00Z'],
    ['/rss.xml?limit=20', '/rss.xml?limit=20'],
    ['/rss.xml?utm_source=x&fbclid=y&tag=', '/rss.xml'],
    ['/rss.xml?tag=-delta&tag=-alpha', '/rss.xml?tag=-alpha,-delta'],
    ['/rss.xml?tag=-delta,alpha', '/rss.xml?tag=-alpha,-delta'],
    ['/rss.xml?q=River A -text', '/rss.xml?q=a+river+-text'],
    ['/rss.xml?tag=first-letter', '/tags/alpha/rss.xml'],
    ['/rss.xml?content=full', '/rss.xml'],
    ['/rss.xml?unique=0&order=published', '/rss.xml'],
  ])('%s answers, and calls itself %s', async (path, self) => {
    const response = await ask(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('Link')).toContain(`<${origin}${self}>; rel="self"`);
    expect(await response.text()).toContain(
      `<atom:link rel="self" type="application/rss+xml" href="${origin}${self.replaceAll('&', '&amp;')}"/>`,
    );
  });

  test('a value once published, and one of the vocabulary, give valid empty feeds', async () => {
    for (const path of ['/tags/forgotten/feed.json', '/feed.json?tag=forgotten']) {
      const response = await ask(path);
      expect(response.status).toBe(200);
      expect(await slugsOf(response)).toEqual([]);
    }
  });
});

interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly type: string;
  readonly parameter?: string;
  readonly accepted?: string;
  readonly near?: string[];
}

test.each([
  ['/feed.json?page=2', 'page', ['before']],
  ['/feed.json?offset=20', 'offset', ['before']],
  ['/rss.xml?PAGED=2', 'PAGED', ['before']],
  ['/feed.json?date=2017-12-11', 'date', ['since']],
  ['/tags/alpha/atom.xml?year=2017', 'year', ['since']],
  ['/archive/2017/12/rss.xml?page=2', 'page', ['before']],
  ['/feed.json?page_number=2', 'page_number', ['before']],
  ['/feed.json?pageNo=2', 'pageNo', ['before']],
  ['/feed.json?start-index=11', 'start-index', ['before']],
  ['/feed.json?perPage=5', 'perPage', ['limit']],
  ['/feed.json?max-results=5', 'max-results', ['limit']],
  ['/feed.json?updated_since=2020', 'updated_since', ['changed-since']],
  ['/feed.json?changed_since=2020', 'changed_since', ['changed-since']],
  ['/feed.json?start_date=2020', 'start_date', ['since']],
  ['/feed.json?endDate=2020', 'endDate', ['until']],
  ['/feed.json?tag[]=alpha', 'tag[]', ['tag']],
  ['/rss.xml?since=2021&until=2020', 'since', undefined],
  ['/rss.xml?since=2021-01-01T00:00:01Z&until=2021-01-01T00:00:00Z', 'since', undefined],
  ['/2017/rss.xml?since=2018', 'since', undefined],
  ['/2017/rss.xml?until=2016-12', 'since', undefined],
  ['/rss.xml?since=2021&since=2016&until=2020&until=P3D', 'since', undefined],
])('A5: %s is refused for %s', async (path, parameter, near) => {
  const response = await ask(path);
  expect(response.status).toBe(400);
  const problem = (await response.json()) as Problem;
  expect(problem).toMatchObject({ parameter, ...(near && { near, accepted: near[0] }) });
});

test.each([
  'since=2021&until=2021',
  'since=2020-12-31&until=2020',
  'since=2021-01-01T00:00:00Z&until=2021-01-01T00:00:00Z',
  'since=2030&until=P7D',
  'since=P7D&until=2017',
  'page=&offset=',
  'pages=2',
  'utm_source=page&utm_term=tag&fbclid=1&_ga=2&mc_cid=3&ref=date&s=20&p=12',
])('A5: %s is answered', async (search) => {
  expect((await ask(`/rss.xml?${search}`)).status).toBe(200);
});

describe('an error on a feed address', () => {
  test.each([
    ['/tags/alpa/rss.xml', 404, undefined, ['alpha']],
    ['/rss.xml?tag=alpa', 400, 'tag', ['alpha']],
    ['/rss.xml?tag=alpha,-delta', 400, 'tag', ['tag=alpha&tag=-delta']],
    ['/rss.xml?tags=alpha', 400, 'tags', ['tag']],
    ['/rss.xml?lang=en', 400, 'lang', ['language']],
    ['/rss.xml?from=2017', 400, 'from', ['since']],
    ['/rss.xml?TAG=alpha', 400, 'TAG', ['tag']],
    ['/rss.xml?limit=0', 400, 'limit', ['1']],
    ['/rss.xml?limit=101', 400, 'limit', ['100']],
    ['/rss.xml?limit=ten', 400, 'limit', undefined],
    ['/rss.xml?limit=1&limit=2', 400, 'limit', undefined],
    ['/rss.xml?since=2017-13', 400, 'since', ['2017-12']],
    ['/rss.xml?since=11.12.2017', 400, 'since', ['2017-12-11']],
    ['/rss.xml?since=2017-02-30', 400, 'since', ['2017-02-28']],
    ['/rss.xml?before=2017-12-11', 400, 'before', ['until=2017-12-11']],
    ['/rss.xml?before=nonsense', 400, 'before', undefined],
    ['/rss.xml?order=add', 400, 'order', ['added']],
    ['/rss.xml?content=ful', 400, 'content', ['full']],
    ['/rss.xml?tag=__proto__', 400, 'tag', undefined],
    ['/rss.xml?tag=constructor', 400, 'tag', undefined],
  ])('%s: %i, names %s and what comes near', async (path, status, parameter, near) => {
    const response = await ask(path);
    expect(response.status).toBe(status);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const problem = (await response.json()) as Problem;
    expect(problem.status).toBe(status);
    expect(problem.parameter).toBe(parameter);
    expect(problem.near).toEqual(near);
    expect(problem.detail).not.toBe('');
  });

  test('a parameter with a name of every object is nobody’s', async () => {
    expect((await ask('/rss.xml?constructor=1&toString=2&__proto__=3')).status).toBe(200);
  });
});

describe('methods', () => {
  test('HEAD is GET without the body', async () => {
    const [get, head] = [await ask('/atom.xml'), await ask('/atom.xml', {}, 'HEAD')];
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    expect([...head.headers]).toEqual([...get.headers]);
  });

  test('OPTIONS tells apps what they may do', async () => {
    const response = await ask(
      '/feed.json',
      { Origin: 'https://app.example', 'Access-Control-Request-Method': 'GET' },
      'OPTIONS',
    );
    expect(response.status).toBe(204);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(response.headers.get('Access-Control-Allow-Methods')).toBe('GET, HEAD, OPTIONS');
    expect(response.headers.get('Access-Control-Allow-Headers')).toContain('If-None-Match');
    expect(Number(response.headers.get('Access-Control-Max-Age'))).toBeGreaterThan(0);
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH'])('%s: 405 with Allow', async (method) => {
    const response = await ask('/feed.json', {}, method);
    expect(response.status).toBe(405);
    expect(response.headers.get('Allow')).toBe('GET, HEAD, OPTIONS');
  });

  test('an address that is longer than anybody writes is refused unread', async () => {
    const address = (length: number): string => `/feed.json?q=${'x'.repeat(length - origin.length - 13)}`;
    expect((await ask(address(8000))).status).toBe(200);
    const whole = await ask(address(7999));
    expect([...whole.headers].join('').length).toBeLessThan(16_384);
    const response = await ask(address(8001));
    expect(response.status).toBe(414);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(await response.json()).toMatchObject({ status: 414, type: `${origin}/problems/too-long` });
  });

  test('apps may read what they need', async () => {
    const response = await ask('/feed.json', { Origin: 'https://app.example' });
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(response.headers.get('Access-Control-Expose-Headers')).toBe('ETag, Link, Retry-After');
  });
});

describe('articles', () => {
  test('a withdrawn one is gone, under its former slug too', async () => {
    for (const path of ['/articles/lake', '/articles/pond', '/articles/lake.json'])
      expect((await ask(path)).status).toBe(410);
  });

  test('one that never was is not found', async () => {
    expect((await ask('/articles/sea')).status).toBe(404);
    expect((await ask('/articles/%E0%A4%A')).status).toBe(404);
  });

  test('each stands as page, as Markdown and as JSON', async () => {
    expect((await ask('/articles/river')).headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    const markdown = await ask('/articles/river.md');
    expect(markdown.headers.get('Content-Type')).toBe('text/markdown; charset=utf-8');
    expect(await markdown.text()).toContain('A text about the river.');
    const json = (await (await ask('/articles/river.json')).json()) as { id: string };
    expect(json.id).toBe('tag:example.org,2017:river');
  });
});

test('withdrawn ids come with changed-since, those since then only', async () => {
  const since = async (when: number) => {
    const response = await ask(`/feed.json?changed-since=${new Date(when * 1000).toISOString()}`);
    return ((await response.json()) as { _dateline: { withdrawn?: string[] } })._dateline.withdrawn;
  };
  expect(await since(noon - 3600)).toEqual(['tag:example.org,2017:lake']);
  expect(await since(noon - 3599)).toEqual([]);
});

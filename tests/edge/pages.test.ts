import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { contentOf } from '../laws/publication.ts';
import { plainPublication } from '../publication.ts';
import { articleOf, noon, origin, siteOf, slugsOf, tag } from './site.ts';

const day = 86_400;
const syria = { slug: 'syria', label: 'Syria & <its> neighbours' };
const site = siteOf([
  articleOf('first', {
    published: noon - 400 * day,
    tags: [tag('war')],
    authors: [{ slug: 'ann-lee', name: 'Ann Lee' }],
  }),
  articleOf('second', {
    published: noon - 40 * day,
    tags: [syria, tag('war')],
    authors: [{ slug: 'lee-the-younger', name: 'Ann Lee' }],
    source: { slug: 'post', label: 'The Post', name: 'The Post', url: 'https://post.example/' },
    url: 'https://post.example/second?a=1&b=2',
    location: 'Damascus',
    title: 'A "second" <b>title</b> & more',
    inferred: { published: { from: 'a sibling’s day', sure: 0.6 } },
    related: ['tag:example.org,2017:first'],
    body: '# Head\n\n![alt](https://pictures.example/a.png)\n\n![ours](/media/b.png)\n\n### Deep\n\n| a |\n| -: |\n| 1 |',
  }),
  articleOf('third', { language: 'ar', title: 'خبر', tags: [syria] }),
  articleOf('tomorrow', { published: noon + day, tags: [tag('war'), tag('secret')] }),
]);

const html = async (path: string) => (await site.ask(path)).text();

/** The values of an attribute on elements of a name. */
const all = (text: string, pattern: RegExp) => Array.from(text.matchAll(pattern), (match) => match[1] as string);

const chart = /<a href="([^"]+)" aria-label="([^"]+)"><title>/g;

describe('the page of a selection', () => {
  test.each(['/', '/tags/war', '/2017', '/?since=2017&tag=syria', '/?q=text'])(
    '%s lists what its feed lists',
    async (path) => {
      const feed =
        path === '/' ? '/feed.json' : path.includes('?') ? path.replace('/', '/feed.json') : `${path}/feed.json`;
      const listed = all(await html(path), /<h2[^>]*><a href="\/articles\/([^"]+)"/g);
      expect(listed).toEqual(await slugsOf(await site.ask(feed)));
    },
  );

  test.each([
    '/tags',
    '/build',
    '/build?tag=war&show=1',
    '/api',
    '/articles/second',
    '/articles/nothing',
    '/?tag=nothing',
    '/nothing',
  ])('%s points readers to the feeds of everything', async (path) => {
    const text = await html(path);
    const links = all(text, /<link rel="alternate" type="[^"]+" title="[^"]+" href="([^"]+)"/g);
    expect(links).toEqual(['rss.xml', 'atom.xml', 'feed.json'].map((name) => `${origin}/${name}`));
    expect(text).toContain('<a href="/#follow">Follow</a>');
  });

  test('points readers to the feeds of exactly that selection', async () => {
    const links = all(
      await html('/?tag=syria&q=text'),
      /<link rel="alternate" type="[^"]+" title="[^"]+" href="([^"]+)"/g,
    );
    expect(links).toEqual(['rss.xml', 'atom.xml', 'feed.json'].map((name) => `${origin}/tags/syria/${name}?q=text`));
  });

  test('is called after the selection first, then after the publication', async () => {
    const title = async (path: string) => /<title>([^<]*)<\/title>/.exec(await html(path))?.[1];
    const [front, tagged, both] = await Promise.all(['/', '/tags/war', '/2017/12?tag=-war'].map(title));
    expect(tagged).toBe(`war · ${front}`);
    expect(both).toBe(`not war, December 2017 · ${front}`);
  });

  test('counts what can be seen, and nothing else', async () => {
    const text = await html('/');
    expect(text).toContain('3 articles');
    expect(text).toMatch(/<bdi>war<\/bdi><\/a> <span class="count">2</);
    expect(text).not.toContain('secret');
    site.clock.now = noon + 2 * day;
    expect(await html('/')).toContain('secret');
    site.clock.now = noon;
  });

  test('shows a tag by its exact label', async () => {
    expect(await html('/')).toContain('Syria &amp; &lt;its&gt; neighbours');
  });

  test.each([
    ['/', ['/2016/11', '/2017/11', '/2017/12']],
    ['/2017', ['/2017/11', '/2017/12']],
    ['/2017/12', ['/2017/12/10']],
    ['/tags/war', ['/?since=2016-11&amp;tag=war&amp;until=2016-11', '/?since=2017-11&amp;tag=war&amp;until=2017-11']],
    ['/?tag=-war', ['/?since=2017-12-10&amp;tag=-war&amp;until=2017-12-10']],
    ['/2017/12/10', []],
  ])('the bars of %s lead to the periods that have articles', async (path, bars) => {
    expect(all(await html(path), chart)).toEqual(bars);
  });

  test('names authors and sources by what the vocabulary calls them, whatever their names suggest', async () => {
    const text = await html('/');
    expect(text).toContain('<a href="/authors/lee-the-younger"><bdi>Ann Lee</bdi></a>');
    expect(text).toContain('<a href="/authors/ann-lee"><bdi>Ann Lee</bdi></a>');
    expect(text).toContain('<a href="/sources/post"><bdi>The Post</bdi></a>');
  });

  test('its conditions can be dropped one by one', async () => {
    const dropped = all(await html('/?tag=syria,war&since=2017&q=text'), /<a href="([^"]+)" aria-label="Drop /g);
    expect(dropped).toEqual([
      '/?q=text&amp;since=2017',
      '/?q=text&amp;tag=syria,war',
      '/?since=2017&amp;tag=syria,war',
    ]);
  });

  test('narrows by values that leave something, with what they leave', async () => {
    expect(await html('/tags/syria')).toMatch(
      /href="\/\?tag=syria&amp;tag=war"><bdi>war<\/bdi><\/a> <span class="count">1</,
    );
  });

  test('where nothing is found, it says without which condition something would be', async () => {
    const text = await html('/?tag=war&tag=syria&q=first');
    expect(text).toContain('No article matches');
    expect(text).toContain('<a href="/tags/war?q=first">Without tag: Syria');
    expect(text).not.toContain('Without tag: war');
  });

  test('is asked for conditionally like a feed', async () => {
    const etag = (await site.ask('/')).headers.get('ETag') as string;
    expect((await site.ask('/', { 'If-None-Match': etag })).status).toBe(304);
  });
});

describe('an article’s page', () => {
  test('has its address in a field to copy: that of the original if it stands elsewhere', async () => {
    const field = (address: string) =>
      `<input type="text" readonly="" value="${address}" aria-label="Address of this article"/>`;
    expect(await html('/articles/second')).toContain(field(`${origin}/articles/second`));
    const link = 'https://blog.example/post/';
    expect(await (await siteOf([articleOf('post', { link })]).ask('/articles/post')).text()).toContain(field(link));
  });

  test('marks what was inferred, with the reason', async () => {
    const text = await html('/articles/second');
    expect(text).toContain('href="#inferred-published"');
    expect(text).toContain('60 % sure: <bdi>a sibling’s day</bdi>');
  });

  test('names the original as canonical, in head and header', async () => {
    const answer = await site.ask('/articles/second');
    expect(answer.headers.get('Link')).toContain('<https://post.example/second?a=1&b=2>; rel="canonical"');
    expect(await answer.text()).toContain('<link rel="canonical" href="https://post.example/second?a=1&amp;b=2"');
    expect(await html('/articles/first')).toContain(`<link rel="canonical" href="${origin}/articles/first"`);
  });

  test('describes itself as a NewsArticle that nothing in a title can break out of', async () => {
    const json = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(await html('/articles/second'))?.[1];
    expect(JSON.parse(json as string)).toMatchObject({
      '@type': 'NewsArticle',
      headline: 'A "second" <b>title</b> & more',
      datePublished: '2017-11-01T12:00:00Z',
      sourceOrganization: { name: 'The Post' },
      contentLocation: { name: 'Damascus' },
    });
  });

  test('leads to the articles before and after it, as far as they can be seen', async () => {
    expect(all(await html('/articles/second'), /<a href="([^"]+)" rel="(?:prev|next)"/g)).toEqual([
      '/articles/first',
      '/articles/third',
    ]);
    expect(all(await html('/articles/third'), /<a href="([^"]+)" rel="(?:prev|next)"/g)).toEqual(['/articles/second']);
  });

  test('links what tells the same story', async () => {
    expect(await html('/articles/second')).toContain('<a href="/articles/first" lang="en" dir="ltr">The first</a>');
  });

  test('reads from the right where its language does', async () => {
    expect(await html('/articles/third')).toContain('<div class="body" lang="ar" dir="rtl">');
    expect(await html('/articles/first')).toContain('<div class="body" lang="en" dir="ltr">');
  });

  test('loads nothing from elsewhere, and keeps its headings below its own', async () => {
    const text = await html('/articles/second');
    expect(text).toMatch(
      /<a href="https:\/\/pictures\.example\/a\.png" rel="noreferrer">.*alt .*Picture at pictures\.example/,
    );
    expect(all(text, /<img src="([^"]+)"/g)).toEqual(['/media/b.png']);
    expect(all(text, /<(h\d id="[a-z]+")>(?:Head|Deep)/g)).toEqual(['h2 id="head"', 'h3 id="deep"']);
    expect(text).toContain('<td class="right">1</td>');
  });
});

describe('what a body holds beside text', () => {
  const shown = async (body: string, fields: Partial<Article> = {}) => {
    const text = await (await siteOf([articleOf('x', { body, ...fields })]).ask('/articles/x')).text();
    return /<div class="body"[^>]*>([^]*?)<\/div><footer>/.exec(text)?.[1]?.trim() as string;
  };

  test('a picture from elsewhere that leads somewhere goes on leading there, and is no link in a link', async () => {
    const text = await shown('[![alt](https://pictures.example/a.png)](https://elsewhere.example/)');
    expect(all(text, /<a href="([^"]+)"/g)).toEqual(['https://elsewhere.example/']);
    expect(text).toContain('Picture at pictures.example');
  });

  test('a picture too small to be seen is a counter of visitors, and goes', async () => {
    expect(await shown('One<img src="https://count.example/?a" width="1" height="1">.')).toBe('<p>One.</p>');
  });

  test('the caption of a picture from elsewhere stays', async () => {
    const text = await shown(
      '<figure><img src="https://pictures.example/a.png" alt="A"><figcaption>Said.</figcaption></figure>',
    );
    expect(text).toMatch(/^<figure><a [^]*<\/a><figcaption>Said\.<\/figcaption><\/figure>$/);
  });

  test.each([
    ['audio', `<audio src="${origin}/media/a.mp3"></audio>`],
    ['video', `<video><source src="${origin}/media/a.mp4"></video>`],
  ])('our own %s has controls', async (name, html) => {
    expect(await shown(html)).toMatch(new RegExp(`<${name} src="/media/a\\.mp\\d" controls`));
  });

  test('of a film’s captions ours stay', async () => {
    const text = await shown(
      `<video src="/media/a.mp4"><track src="/media/a.vtt" kind="captions"><track src="https://other.example/b.vtt"></video>`,
    );
    expect(all(text, /<track src="([^"]+)"/g)).toEqual(['/media/a.vtt']);
  });

  test('what is wide scrolls by itself, and can be scrolled by keyboard', async () => {
    const text = await shown('| a | b |\n| - | - |\n| 1 | 2 |\n\n    code');
    expect(text).toMatch(/<div class="scroll" tabindex="0"><table>[^]*<\/table><\/div>/);
    expect(text).toContain('<pre tabindex="0">');
  });
});

describe('what comes with an article', () => {
  const files = siteOf([
    articleOf('x', {
      image: { url: `${origin}/media/a.png`, alt: 'A & B', caption: 'Both', width: 640, height: 480 },
      attachments: [
        { url: `${origin}/media/a.mp3`, type: 'audio/mpeg', length: 12_500_000, duration: 3665 },
        { url: 'https://files.example/the%20table.pdf', type: 'application/pdf' },
      ],
    }),
    articleOf('y', {
      image: { url: `${origin}/media/a.png` },
      body: '![shown](/media/a.png)',
    }),
    articleOf('z', { image: { url: 'https://pictures.example/a.png' } }),
  ]);
  const page = async (slug: string) => (await files.ask(`/articles/${slug}`)).text();

  test('its own picture is above the text, unless the text shows it', async () => {
    expect(await page('x')).toContain(
      '<img src="/media/a.png" alt="A &amp; B" width="640" height="480"/><figcaption>Both</figcaption>',
    );
    expect(all(await page('y'), /<img src="([^"]+)"/g)).toHaveLength(1);
    expect(await page('z')).not.toContain('<img');
  });

  test('what can be heard here is heard here; what stands elsewhere is a link', async () => {
    const text = await page('x');
    expect(text).toContain('audio/mpeg, 61:05, 12.5 MB');
    expect(all(text, /<audio src="([^"]+)" controls/g)).toEqual(['/media/a.mp3']);
    expect(text).toContain('<a href="https://files.example/the%20table.pdf" rel="noreferrer"><bdi>the table.pdf</bdi>');
  });
});

describe('a publication in another language', () => {
  const french = siteOf(
    [
      articleOf('x', {
        language: 'fr',
        title: 'Le phare',
        tags: [{ slug: 'phare', label: 'Phares' }],
        authors: [{ slug: 'a', name: 'Anne' }],
      }),
    ],
    { publication: { ...contentOf([]).publication, language: 'fr', title: 'La Gazette' } },
  );
  const page = async (path: string) => (await french.ask(path)).text();

  test.each(['/', '/tags/phare', '/articles/x', '/tags', '/build', '/nowhere'])(
    'on %s our own words are marked as English, its own as its own',
    async (path) => {
      const text = await page(path);
      expect(text).toMatch(/^<!DOCTYPE html>\n<html lang="en">/);
      for (const own of ['La Gazette', 'Le phare', 'Phares', 'Anne'])
        for (const [, tag] of text.matchAll(new RegExp(`(<[^<>]+>)${own}[^<]*</(?:h1|h2|bdi)>`, 'g')))
          expect(tag).toContain('lang="fr"');
    },
  );

  test('titles are in its language', async () => {
    for (const path of ['/', '/tags/phare', '/articles/x']) expect(await page(path)).toMatch(/<title lang="fr">/);
    expect(await page('/build')).toContain('<title>');
  });
});

describe('every page', () => {
  test.each(['/', '/articles/first', '/tags', '/build', '/api', '/nowhere', '/?lang=en', '/build?tag=nix&show=1'])(
    '%s runs nothing inline and nothing foreign',
    async (path) => {
      const answer = await site.ask(path);
      const policy = answer.headers.get('Content-Security-Policy') as string;
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(answer.headers.get('Referrer-Policy')).not.toBe(null);
      expect(answer.headers.get('Set-Cookie')).toBe(null);
      const text = await answer.text();
      expect(text).not.toMatch(/\sstyle=|\son\w+=|<style/);
      expect(all(text, /<(?:link rel="(?:stylesheet|icon)"|script|img)[^>]*?(?:href|src)="([^"]+)"/g)).toSatisfy(
        (loaded: string[]) => loaded.every((address) => address.startsWith('/') && !address.startsWith('//')),
      );
    },
  );

  test('A8: every second label below the chart gives way where large text leaves no room for all', async () => {
    const years = Array.from({ length: 24 }, (_, i) => articleOf(`y${i}`, { published: noon - i * 366 * day }));
    const text = await (await siteOf(years).ask('/')).text();
    const labels = Array.from(text.matchAll(/<span(?: class="(minor)")?>(\d{4})<\/span>/g), ([, minor]) => minor);
    expect(labels.length).toBeLessThanOrEqual(7);
    expect(labels).toEqual(labels.map((_, i) => (i % 2 === 1 ? 'minor' : undefined)));
  });

  test('A7: code is read from left to right in any article', async () => {
    const style = await (await site.ask('/style.css')).text();
    const of = (selector: string): string => style.split(`\n${selector} {`)[1]?.split('}')[0] ?? '';
    expect(of('code, pre, kbd, samp')).toContain('direction: ltr; unicode-bidi: isolate;');
    expect(of('pre')).toContain('text-align: left;');
  });

  test('has a style in which every rule has a selector', async () => {
    const style = await (await site.ask('/style.css')).text();
    const rules = style.replace(/\/\*[^]*?\*\//g, '').replace(/@media [^{]+\{((?:[^{}]*\{[^{}]*\})*)\s*\}/g, '$1');
    const found = rules.split(/(?<=\})/).filter((part) => part.trim() !== '');
    expect(found.length).toBeGreaterThan(100);
    for (const rule of found) expect(rule).toMatch(/^[^{};]+\{[^{}]*\}$/);
  });

  test('loads its style and script from addresses that may be kept for good', async () => {
    const loaded = all(await html('/'), /(?:href|src)="(\/(?:style\.css|page\.js|icon\.svg)[^"]*)"/g);
    expect(loaded).toHaveLength(3);
    for (const path of loaded) {
      const answer = await site.ask(path);
      expect(answer.headers.get('Cache-Control')).toContain('immutable');
      expect((await site.ask(path, { 'If-None-Match': answer.headers.get('ETag') as string })).status).toBe(304);
    }
    expect((await site.ask('/style.css')).headers.get('Cache-Control')).not.toContain('immutable');
    expect((await site.ask('/style.css?v=old')).headers.get('Cache-Control')).not.toContain('immutable');
  });
});

test('a page says what a feed reader is, and offers to open the feed there before its address and other formats', async () => {
  const text = await html('/tags/war');
  const parts = ['A feed reader is', 'those of <strong>war</strong>', 'Open in your feed reader', 'Readers on the web'];
  const addresses = ['atom.xml', 'rss.xml', 'feed.json'].map((name) => `value="${origin}/tags/war/${name}"`);
  const places = [...parts, addresses[0], 'Other formats', ...addresses.slice(1)].map((part) =>
    text.indexOf(part as string),
  );
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

describe('the links that subscribe', () => {
  const feed = `${origin}/atom.xml?q=a&tag=-war`;
  const path = '/?tag=-war&q=a';
  const links = async () =>
    all(await html(path), /<a (?:class="action" )?href="([^"]+)"/g).map((href) => href.replaceAll('&amp;', '&'));

  test('hand the whole address to the reader of the machine', async () => {
    expect(await links()).toContain(`feed:${feed}`);
  });

  test.each([
    ['bazqux.com', 'url'],
    ['feedbin.com', 'subscribe'],
    ['www.inoreader.com', 'add_feed'],
    ['www.newsblur.com', 'url'],
    ['theoldreader.com', 'url'],
  ])('give it to %s as one parameter', async (host, parameter) => {
    const [link] = (await links()).filter((href) => new URL(href, origin).host === host);
    expect(new URL(link as string).searchParams.get(parameter)).toBe(feed);
  });

  test('give it to Feedly within the path, as one segment', async () => {
    const link = (await links()).find((href) => href.startsWith('https://feedly.com/')) as string;
    const [, segment, ...rest] = new URL(link).pathname.split('/subscription/');
    expect(rest).toEqual([]);
    expect(decodeURIComponent(segment as string)).toBe(`feed/${feed}`);
    expect(segment).not.toContain('/');
  });
});

describe('the page of an article that was taken back', () => {
  const gone = siteOf([articleOf('here')], {
    withdrawn: [{ id: 'tag:example.org,2017:fog', slug: 'fog', formerSlugs: [], when: noon - day }],
  });

  test('says so, with 410, and leads on', async () => {
    const answer = await gone.ask('/articles/fog');
    expect(answer.status).toBe(410);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    const text = await answer.text();
    expect(text).toContain('<h1>This article was taken back</h1>');
    expect(text).toContain('<a href="/">All articles</a>');
    expect((await gone.ask('/articles/fog.json')).status).toBe(410);
  });
});

describe('an error’s page', () => {
  test.each([
    ['/tags/wat', 404, '/tags/war'],
    ['/?tag=syria,wat', 400, '/?tag=syria%2Cwar'],
    ['/?lang=en', 400, '/?language=en'],
    ['/?since=2017-13', 400, '/?since=2017-12'],
    ['/?before=2017', 400, '/?until=2017'],
    ['/?order=addd', 400, '/?order=added'],
    ['/nowhere/of-the-text.html', 404, '/?q=of+the+text'],
    ['/articles/the-first', 404, '/?q=the+first'],
  ])('%s (%i) leads to %s', async (path, status, near) => {
    const answer = await site.ask(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    const links = all(await answer.text(), /<a href="([^"]+)"/g).map((href) => href.replaceAll('&amp;', '&'));
    expect(links).toContain(near);
    expect((await site.ask(near)).status).toBe(200);
  });
});

describe('lists of values', () => {
  const many = siteOf(
    Array.from({ length: 700 }, (_, i) =>
      articleOf(`a${i}`, { tags: [tag(`${'abc'[i % 3]}-${String(i).padStart(3, '0')}`)] }),
    ),
  );
  const listed = async (path: string) => all(await (await many.ask(path)).text(), /<a href="\/tags\/([^"?]+)"><bdi>/g);

  test('hold every value, page after page', async () => {
    const met: string[] = [];
    for (let path: string | undefined = '/tags'; path !== undefined; ) {
      const text: string = await (await many.ask(path)).text();
      met.push(...all(text, /<a href="\/tags\/([^"?]+)"><bdi>/g));
      path = /<a href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(met).toHaveLength(700);
    expect(met).toEqual(met.toSorted());
  });

  test('begin at a letter, and find by a part of a label', async () => {
    expect((await listed('/tags?from=c'))[0]).toBe('c-002');
    expect(await listed('/tags?named=-069')).toEqual(['a-069']);
    expect(await listed('/tags?named=zzz')).toEqual([]);
  });

  test('the front page stays small beside thousands of them', async () => {
    const text = await (await many.ask('/')).text();
    expect(text.length).toBeLessThan(60_000);
    expect(text).toContain('<a href="/tags">All 700 tags</a>');
  });

  test('stay usable with thousands of values', async () => {
    const thousands = siteOf(
      Array.from({ length: 300 }, (_, i) =>
        articleOf(`a${i}`, {
          tags: Array.from({ length: 10 }, (_, j) => tag(`${'abcdefghij'[j]}-word-${10 * i + j}`)),
        }),
      ),
    );
    const text = await (await thousands.ask('/tags')).text();
    expect(text).toContain('3,000 in all');
    expect(text.length).toBeLessThan(60_000);
    expect(all(text, /<a href="\/tags\?from=([^"]+)"><bdi/g).length).toBeGreaterThanOrEqual(10);
    for (const path of ['/', '/build', '/build?show=1'])
      expect((await (await thousands.ask(path)).text()).length, path).toBeLessThan(60_000);
  });

  test('stand at one address', async () => {
    const answer = await site.ask('/Tags/?from=a');
    expect([answer.status, answer.headers.get('Location')]).toEqual([301, `${origin}/tags?from=a`]);
  });
});

test('A10: /favicon.ico is the icon of the pages, or that of the publication', async () => {
  const { ask } = siteOf([articleOf('river')]);
  const [favicon, icon] = [await ask('/favicon.ico'), await ask('/icon.svg')];
  expect([favicon.status, favicon.headers.get('Content-Type')]).toEqual([200, 'image/svg+xml']);
  expect(await favicon.text()).toBe(await icon.text());
  const publication = { ...plainPublication, icon: 'https://example.org/media/icon.png' };
  const answer = await siteOf([articleOf('river')], { publication }).ask('/favicon.ico');
  expect([answer.status, answer.headers.get('Location')]).toEqual([301, publication.icon]);
});

test.each([
  [undefined, /<link rel="icon" href="\/icon\.svg\?v=\w+" type="image\/svg\+xml"\/>/],
  [`${origin}/media/icon.png`, /<link rel="icon" href="\/media\/icon\.png"\/>/],
  ['https://elsewhere.example/icon.png', /<link rel="icon" href="\/icon\.svg\?v=\w+" type="image\/svg\+xml"\/>/],
])('A10: of the icon %s pages link to the one that they may load', async (icon, link) => {
  const publication = { ...plainPublication, ...(icon !== undefined && { icon }) };
  const { ask } = siteOf([articleOf('river')], { publication });
  expect(await (await ask('/')).text()).toMatch(link);
});

describe('A4: the page of a mounted post', () => {
  const permalink = 'https://blog.example/2017/a-post/';
  const mounted = articleOf('post', { link: permalink, base: 'https://blog.example/' });
  const own = articleOf('own', { url: 'https://post.example/original' });
  const { ask } = siteOf([mounted, own]);

  test('names the original as canonical, in its head and its header, and links to it', async () => {
    const answer = await ask('/articles/post');
    const html = await answer.text();
    expect(html).toContain(`<link rel="canonical" href="${permalink}"/>`);
    expect(html).toContain(`<meta property="og:url" content="${permalink}"/>`);
    expect(answer.headers.get('Link')).toContain(`<${permalink}>; rel="canonical"`);
    expect(html).toContain(`<a href="${permalink}" rel="noreferrer">The original at blog.example</a>`);
  });

  test('loads the pictures of the site where it stands, and those of hosts that feed.yaml names', async () => {
    const pictures = [
      'https://blog.example/a.png',
      'http://img.example/b.png',
      'https://blog.example.evil.example/c.png',
    ];
    const body = pictures.map((address) => `![](${address})`).join('\n\n');
    const fields = { body, image: { url: 'https://blog.example/lead.png' } };
    const content = contentOf([]);
    const { ask: asked } = siteOf([articleOf('post', { link: permalink, ...fields }), articleOf('own', fields)], {
      publication: { ...content.publication, pictures: ['img.example'] },
    });
    const loaded = async (path: string) => {
      const answer = await asked(path);
      return {
        shown: all(await answer.text(), /<img src="([^"]+)"/g),
        allowed: /img-src ([^;]*)/.exec(answer.headers.get('Content-Security-Policy') ?? '')?.[1],
      };
    };
    expect(await loaded('/articles/post')).toEqual({
      shown: ['https://blog.example/lead.png', ...pictures.slice(0, 2)],
      allowed: `'self' data: ${new URL(content.publication.url).host} img.example blog.example`,
    });
    expect(await loaded('/articles/own')).toMatchObject({ shown: [pictures[1]] });
    expect(await loaded('/')).toMatchObject({ allowed: "'self' data:" });
  });

  test('stays out of the sitemap, where articles of our own are', async () => {
    const text = await (await ask('/sitemap.xml')).text();
    expect([...text.matchAll(/<loc>([^<]*)/g)].map(([, address]) => address)).toEqual([`${origin}/articles/own`]);
  });

  test('is not changed for an article of our own', async () => {
    const html = await (await ask('/articles/own')).text();
    expect(html).toContain('<link rel="canonical" href="https://post.example/original"/>');
    expect(html).toContain(`<meta property="og:url" content="${origin}/articles/own"/>`);
  });
});

test('a browser colours its frame as the page, by day and by night', async () => {
  const { ask } = siteOf([articleOf('a')]);
  const page = await (await ask('/')).text();
  const style = await (
    await ask(/href="([^"]*style[^"]*\.css[^"]*)"/.exec(page)?.[1]?.replace(origin, '') ?? '')
  ).text();
  const papers = [...style.matchAll(/--paper: ?(#\w+)/g)].map(([, colour]) => colour);
  const themes = [...page.matchAll(/<meta name="theme-color" content="(#\w+)"/g)].map(([, colour]) => colour);
  // The third is that of print.
  expect(themes).toEqual(papers.slice(0, 2));
  expect(papers).toHaveLength(3);
});

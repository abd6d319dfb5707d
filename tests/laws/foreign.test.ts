import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sanitise } from '../../src/compile/body/sanitise.ts';
import { compile } from '../../src/compile/compile.ts';
import { load } from '../../src/content/load.ts';
import { parseLedger } from '../../src/content/ledger/lines.ts';
import { read } from '../../src/import/read.ts';
import { toMarkdown } from '../../src/import/markup.ts';
import { createApp } from '../../src/edge/app.ts';
import { article, contentFolder, feedYaml } from '../content/folder.ts';

/** What every object answers to by its prototype, and a word of the same kind that nothing answers to. */
const names = [
  ['constructor', 'zebra'],
  ['toString', 'zeBra'],
  ['hasOwnProperty', 'zebraZebra'],
  ['valueOf', 'zebRa'],
  ['__proto__', '__zebra__'],
] as const;

const place = { page: 'https://a.example/', base: 'https://a.example/' };

test.each(names)('S2: an element or an attribute `%s` goes, its text stays', (name) => {
  expect(sanitise(`<p ${name}="x">hello</p>`, place)).toBe('<p>hello</p>');
  expect(sanitise(`<a href="https://a.example/" ${name}>hello</a>`, place)).toBe(
    '<a href="https://a.example/">hello</a>',
  );
  // No element's name begins with an underscore (HTML §13.2.5.6): there it is text.
  if (!name.startsWith('_')) expect(sanitise(`<p><${name}>hello</${name}></p>`, place)).toBe('<p>hello</p>');
  expect(toMarkdown(`<p ${name}="x"><b ${name}="y">hello</b></p>`).trim()).toBe('**hello**');
});

const feed = (name: string): string => `<rss version="2.0"><channel ${name}="x"><title>T</title><item ${name}="x">
<title>${name}</title><guid ${name}="y">g</guid><${name}>z</${name}><enclosure url="https://a.example/a.${name}" ${name}="1"/>
<pubDate>1 ${name} 2024</pubDate><category ${name}="c">${name}</category><description>The ferry is back in the harbour, and this is what they said of it when it came: &amp;${name}; of [${name} ${name}="x"]y[/${name}]</description></item></channel></rss>`;

const files = (name: string): readonly (readonly [file: string, text: string])[] => [
  ['a.xml', feed(name)],
  ['b.xml', feed(name).replace('<channel', '<wp:wxr_version>1.2</wp:wxr_version><channel')],
  [
    'c.json',
    `{"version":"https://jsonfeed.org/version/1.1","title":"J","${name}":{"a":1},"items":[{"id":"c","${name}":"x","content_html":"<p ${name}='x'>x</p>","tags":["${name}"],"attachments":[{"url":"https://a.example/a.${name}","mime_type":"${name}"}]}]}`,
  ],
  [
    '2024-01-02-d.md',
    `---\ntitle: D\n${name}: x\nlayout: ${name}\nlang: ${name}\ntimezone: ${name}\nauthor: {${name}: x}\n---\n\n{{< ${name} ${name}="x" >}}y{{< /${name} >}}\n\n{% ${name} ${name}=x %}\n\n:::${name}\nz\n:::\n\n<${name} ${name}="x">t</${name}>\n\n\`\`\`${name}\nc\n\`\`\`\n\n!!! ${name}\n    u\n`,
  ],
  [
    'e.html',
    `<!doctype html><html lang="${name}"><title>E</title><meta property="${name}" content="x"><script type="application/ld+json">{"@type":"${name}","${name}":1}</script><body><article><h1>E</h1><p ${name}="x">Words of ${name}, 3 ${name} 2024, at 10:00 ${name}, &${name};, and some more of them.</p><table><tr><td align="${name}">1</td></tr></table></article></body></html>`,
  ],
  [
    'f.txt',
    `The harbour\n\nBy Ada Holm\n3 ${name} 2024, 10:00 ${name}\n\nThe ferry came in at night, and nobody saw it.\n`,
  ],
  ['g.md', `Title: G\n${name}: x\n    y\nDate: 2024-01-02\n\nText.\n`],
  ['h.md', `---\ntitle: "H\n${name}: x\n- a\ndate: 2024-01-02\n---\n\nText.\n`],
];

/** What is said of a name, with the other in its place. */
const said = (value: unknown, name: string): string =>
  JSON.stringify(value)
    .toLowerCase()
    .replaceAll(name.toLowerCase().replaceAll('_', ''), 'zebra')
    .replaceAll('zebrazebra', 'zebra');

test.each(names)('S2: `%s` in a source file is read as `%s` would be', async (name, other) => {
  const readAll = (word: string) =>
    Promise.all(files(word).map(async ([file, text]) => read(Buffer.from(text), { file })));
  const [found, expected] = [await readAll(name), await readAll(other)];
  found.forEach((reading, i) => expect(said(reading, name)).toBe(said(expected[i], other)));
  expect(found[0]?.candidates[0]?.fields.attachments?.value).toMatchObject([{ type: 'application/octet-stream' }]);
});

/** The content folder of a publication that uses a name wherever it can. */
const content = (name: string, key: string) => ({
  'content/feed.yaml': `${feedYaml}language: en\nsources: {a: {label: A}}\nmounts: [{path: blog, url: 'https://a.example'}]\nredirects: {'/${name}': /}\n`,
  'content/tags.yaml': `${key}:\n  label: ${name}\n  aliases: [${name}]\n  formerly: [${key}s]\n`,
  'content/articles/a.md': article(
    ['title: A', 'published: 2024-01-02', `tags: [${name}]`, `authors: [${name}]`, `source: {name: ${name}}`],
    `<p ${name}="x">hello</p>\n\n[${name}]: /x\n\n[${name}] and [^${name}]\n\n[^${name}]: note\n\n\`\`\`${name}\nx\n\`\`\``,
  ),
  'content/articles/b.md': article(['title: B', 'published: 2024-01-02', `${name}: x`]),
  'blog/_config.yml': `url: https://a.example\n${name}: x\ntimezone: ${name}\npermalink: ${name}\ndefaults: [{scope: {path: ''}, values: {${name}: x}}]\n`,
  'blog/_data/x.yml': `${name}: x\n`,
  'blog/_posts/2024-01-02-p.md': `---\ntitle: P\n${name}: x\n---\n\n{{ ${name} }}{{ page.${name} }}{{ site.${name} }}{{ site.data.${name} }}{{ 'x' | ${name} }}\n`,
});

async function publish(name: string) {
  const key = name.toLowerCase().replaceAll('_', '');
  const home = await contentFolder(content(name, key));
  const loaded = await load(join(home, 'content'), { now: 1_735_689_600 });
  const compiled = compile(loaded, { origin: 'https://bridges.example' });
  const app = createApp(compiled.index, compiled.newest, {
    now: () => 1_735_689_600,
    shard: async () => undefined,
    media: async () => new Response('', { status: 404 }),
  });
  const paths = [
    '/feed.json',
    `/${name}`,
    `/${name}/${name}`,
    `/tags/${key}/feed.json`,
    `/tags/${key}s/feed.json`,
    `/authors/${key}/rss.xml`,
    `/sources/${name}/atom.xml`,
    `/languages/${name}/rss.xml`,
    `/feed.json?${name}=1`,
    `/feed.json?tag=${name}`,
    `/feed.json?language=${name}&q=${name}`,
    `/feed.json?content=${name}`,
    `/feed.json?since=${name}`,
    `/articles/${name}`,
    `/articles/a.${name}`,
    `/?${name}=1&order=${name}`,
    `/build?${name}=1&format=${name}`,
  ];
  const answers = paths.map(async (path) => {
    const answer = await app.fetch(
      new Request(`https://bridges.example${path}`, { headers: { 'X-A': name, Accept: name } }),
    );
    return [path, answer.status, answer.headers.get('location')];
  });
  const problems = loaded.problems.map(({ rule, message }) => [rule, message.replace(/Did you mean.*/, '')]);
  const told = problems.filter(([rule]) => rule !== 'unknown-tag');
  return {
    answers: await Promise.all(answers),
    told,
    bodies: loaded.articles.map(({ body, slug }) => [slug, body]),
  };
}

test.each(names)('S2: a publication that says `%s` everywhere answers as one that says `%s`', async (name, other) => {
  const [found, expected] = [await publish(name), await publish(other)];
  expect(JSON.parse(said(found, name))).toEqual(JSON.parse(said(expected, other)));
  expect(found.answers[0]).toEqual(['/feed.json', 200, null]);
});

test('S2: a line of the ledger with a key of every object is no record', () => {
  for (const [name] of names)
    expect(
      parseLedger(`{"publication":"x","changed":"2024-01-02T00:00:00Z","${name}":1}\n`, 'l').problems,
    ).toMatchObject([{ rule: 'broken-ledger', line: 1 }]);
});

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Problem } from '../../src/article/problem.ts';
import { load } from '../../src/content/load.ts';
import type { CompileOrder } from '../../src/host/preview/compiler.ts';
import { createCompiler } from '../../src/host/preview/compiler.ts';
import { projectRoot } from '../../src/host/project.ts';
import { sample } from '../sample.ts';
import { dateline } from '../cli/run.ts';
import { feedYaml } from './folder.ts';
import { pick, type Row, type Tally } from './row.ts';

type Random = () => number;

const posts = [
  '---\ntitle: "Firing: a kiln"\ndate: 2024-03-10 09:05:00 +0100\ntags: [clay, "fire & log"]\nexpiryDate: 2999-01-01\nimage: ./pot.jpg\n---\n\nA {{< figure src="pot.jpg" title="The pot" >}} and {{% note %}}inner{{% /note %}}.\n\n| a | b |\n|---|---|\n| 1 | `x` |\n\n```js\nlet a = 1;\n```\n',
  '+++\ntitle = "Second"\ndate = 2024-03-11T10:00:00Z\n[params]\nauthor = "Ada Holm"\n+++\n\nText with [a link](first.md#part) and <b>raw <i>HTML</b></i>, $a*b$, a note.[^1]\n\n[^1]: The note.\n',
  '---\nlayout: post\ntitle: Jekyll\ndate: 2024-03-12\ncategories: one two\n---\n\n{% if page.title %}{{ page.title | upcase }}{% endif %}{% include figure.html %}{% highlight ruby %}puts 1{% endhighlight %}\n\n* item\n{: .class }\n',
  'import Tabs from "./tabs";\nexport const meta = { title: "MDX", date: "2024-03-13" };\n\n# Title\n\n<Tabs value={1}><YouTube id="abc" /></Tabs>\n\n:::note\nText\n:::\n\n<iframe src="https://a.example/embed"></iframe>\n',
  'Title: Pelican\nDate: 2024-03-14 10:20\nAuthor: Ben Uhr\n\nText of the post, with ![a picture]({static}/a.png).\n',
];

/** An article of ours with much markup, of which the compiler takes some. */
const marked =
  '---\ntitle: Marked\npublished: 2024-01-02\n---\n\n<p class="a" title="t" dir="ltr">Text <a href="/x" hreflang="de" rel="me">link</a> <kbd>k</kbd></p>\n\n<table><tr><td align="left" colspan="2">c</td></tr></table>\n\n<audio src="a.mp3" controls></audio><iframe src="https://a.example/" title="t"></iframe><img src="a.png" srcset="a.png 1x, b.png 2x" width="10"><font color="red">f</font>\n\n<details open><summary>s</summary>d</details><math><mi>E</mi></math><svg><text>x</text></svg>\n';

const sources: readonly (readonly [ending: string, text: string])[] = [
  [
    'html',
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The old bridge | The Harbour</title><meta property="article:published_time" content="2017-12-11T09:30:00Z"><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"The old bridge","author":[{"@type":"Person","name":"Ada Holm"}],"datePublished":"2017-12-11T09:30:00Z"}</script></head><body><nav><ul><li><a href="/">Home</a></ul></nav><article><h1>The old bridge</h1><p>On the third span the masons of Malmö set stones by hand before the frost came down the valley.</p><table><tr><th>Year<td>1900</table><figure><img src="a.jpg" alt="x"><figcaption>The bridge</figcaption></figure><pre><code class="language-c">int a;</code></pre><p>It stood for a hundred years.<sup><a href="#fn1">1</a></sup></p><ol><li id="fn1">A note <a href="#r1">↩</a></ol></article></body></html>',
  ],
  [
    'xml',
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>T</title><link>https://e.example/</link><description>d</description><item><title>Küste &amp; Meer</title><guid isPermaLink="false">a</guid><dc:creator>Ann Lee</dc:creator><pubDate>Mon, 3 Mar 2014 08:00:00 +0100</pubDate><content:encoded><![CDATA[<p>x <b>y</b></p>]]></content:encoded><enclosure url="/a.mp3" length="1" type="audio/mpeg"/></item></channel></rss>',
  ],
  [
    'xml',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://e.example/"><title type="html">T &lt;i&gt;</title><id>urn:x</id><entry><id>b</id><title>E</title><link href="x"/><author><name>Bob Ray</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>z<br/></p></div></content><updated>2014-03-03T08:00:00Z</updated></entry></feed>',
  ],
  [
    'json',
    '{"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":"c","content_html":"<p>x</p>","date_published":"2024-01-02T03:04:05Z","tags":["a"],"attachments":[{"url":"https://e.example/a","mime_type":"a/b"}]}]}',
  ],
  [
    'xml',
    '<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><wp:wxr_version>1.2</wp:wxr_version><item><title>W</title><wp:post_id>1</wp:post_id><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><wp:post_date>2011-01-18 07:40:14</wp:post_date><content:encoded><![CDATA[<!-- wp:x {"a":1} --><p>[caption id="a"]<img src="a"> c[/caption] [gallery ids="1,2"]</p><!-- /wp:x -->]]></content:encoded></item></channel></rss>',
  ],
  [
    'eml',
    'From: =?utf-8?q?Ada_H=C3=B6lm?= <ada@e.example>\nSubject: =?utf-8?B?RGllIEbDpGhyZQ==?=\nDate: Tue, 02 Jan 2024 03:04:05 +0100\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="b1"\n\n--b1\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nThe ferry =\ncame back.=20\n--b1\nContent-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: base64\n\nPHA+VGhlIGZlcnJ5IGNhbWUgYmFjay48L3A+\n--b1--\n',
  ],
];

/** Pieces that mean something to one reader or another. */
const pieces =
  '---\n|+++\n|<|>|</p>|<item>|</item>|<![CDATA[|]]>|<!--|-->|&#0;|&#x110000;|&lt;|"|\'|{|}|[|]|{{<|>}}|{%|%}|{{|}}|\\|\0|\ufeff|\ud83d|\u202e|```|~~~|$$|:::|[^1]: |![](|0000-01-01|12:34:60|9999999999999|constructor|__proto__: x\n|: |- |\t|\r|&a *a|!!js/function |<<: *a\n|=?utf-8?q?|%ff|../|\n\n\n'.split(
    '|',
  );

/** In place of a name, a key or a value: what JavaScript's objects answer to, and what is no time, number or address. */
const words =
  'constructor|toString|__proto__|hasOwnProperty|0000-01-01|2024-02-30T25:61:60Z|-1|1e999|NaN|null|true|https://[|%zz|\u0130|\ufffd|x\u0000y'.split(
    '|',
  );

/** Damages bytes, and splices them with others. */
function damage(random: Random, whole: Buffer, others: readonly Buffer[]): Buffer {
  let bytes = Buffer.from(whole);
  const at = (): number => Math.floor(random() * (bytes.length + 1));
  const replace = (from: number, length: number, by: Buffer): void => {
    bytes = Buffer.concat([bytes.subarray(0, from), by, bytes.subarray(from + length)]);
  };
  const rename = (): void => {
    const found = [...bytes.toString('latin1').matchAll(/[\w-]{2,}/g)];
    if (found.length === 0) return;
    const { 0: word, index } = pick(random, found);
    replace(index, word.length, Buffer.from(pick(random, words)));
  };
  const wounds: readonly (() => void)[] = [
    rename,
    rename,
    rename,
    () => {
      for (let i = 0; i < 4 && bytes.length > 0; i++) bytes[at() % bytes.length] = Math.floor(random() * 256);
    },
    () => replace(at(), Math.floor(random() * 60), Buffer.alloc(0)),
    () => (bytes = bytes.subarray(0, at())),
    () => replace(at(), 0, Buffer.from(pick(random, pieces))),
    () =>
      replace(at(), Math.floor(random() * 4), Buffer.from(pick(random, pieces).repeat(1 + Math.floor(random() * 200)))),
    () => {
      const other = pick(random, others);
      const from = Math.floor(random() * other.length);
      replace(at(), Math.floor(random() * 200), other.subarray(from, from + Math.floor(random() * 400)));
    },
    () => {
      const from = at();
      replace(at(), 0, bytes.subarray(from, from + Math.floor(random() * 300)));
    },
  ];
  for (let i = 1 + Math.floor(random() * 4); i > 0; i--) pick(random, wounds)();
  const encoding = random();
  if (encoding < 0.04) return Buffer.from(`\ufeff${bytes.toString()}`, 'utf16le');
  return encoding < 0.08 ? Buffer.from(bytes.toString(), 'latin1') : bytes;
}

async function readAll(folder: string): Promise<Buffer[]> {
  const names = (await readdir(folder)).sort();
  return Promise.all(names.map((name) => readFile(join(folder, name))));
}

/** A stack as Node.js prints it. */
const stack = /^\s+at .+:\d+:\d+\)?$/m;

/** That a command names what it found, and blames no part of Dateline. */
function judge(tally: Tally, said: string, what: string): void {
  tally.expect(!stack.test(said), () => `${what} printed a stack: ${said.slice(-3000)}`);
  const fault = /.*fault of Dateline.*/.exec(said)?.[0];
  tally.expect(fault === undefined, `${what}: ${fault}`);
}

/** That each file became an article or a draft, or is named by a problem. */
function account(tally: Tally, files: readonly string[], known: Iterable<string>, what: string): void {
  const all = new Set(known);
  for (const file of files) tally.expect(all.has(file), `${what}: ${file} is neither an article nor a problem`);
}

const now = Date.UTC(2025, 0, 1) / 1000;

interface Batch {
  readonly home: string;
  /** Damaged files, as problems name them. */
  readonly files: readonly string[];
}

async function lay(home: string, files: ReadonlyMap<string, Buffer>): Promise<Batch> {
  for (const [name, bytes] of files) {
    await mkdir(join(home, name, '..'), { recursive: true });
    await writeFile(join(home, name), bytes);
  }
  return { home, files: [...files.keys()] };
}

/** Reads, builds, checks and previews a content folder in which damaged files stand. */
async function publish(tally: Tally, { home, files }: Batch, what: string): Promise<void> {
  const content = join(home, 'content');
  const shown = (path: string): string => relative(process.cwd(), join(home, path));
  const loaded = await load(content, { now, drafts: true });
  const told = (problems: readonly Problem[]): string[] => problems.map(({ file }) => file);
  // An import holds an article without a day as a draft with a question, which the preview's panel lists.
  const read = [...loaded.articles, ...loaded.leftOut].map(({ file }) => file);
  account(tally, files.map(shown), [...read, ...told(loaded.problems)], what);
  const compiler = createCompiler();
  try {
    const out = join(home, 'preview');
    const order: CompileOrder = { content, out, origin: 'http://127.0.0.1:1', drafts: true, now };
    const { problems, edition } = await compiler.compile(order);
    tally.expect(edition !== undefined, `the preview of ${what} shows nothing`);
    for (const { rule, message, file } of problems)
      tally.expect(rule !== 'fault' && rule !== 'broken-source', `preview of ${file}: ${message}`);
  } finally {
    compiler.stop();
  }
  const run = async (...args: string[]) => {
    const ended = await dateline(args, home);
    judge(tally, ended.out + ended.err, `${args[0]} of ${what}`);
    return ended;
  };
  await run('check', '--notes');
  await run('build', '--out', 'out');
  // What is broken stops a build: without it all others are rendered. Who goes may have stood before another of the same id.
  let broken = loaded.problems;
  for (let time = 0; broken.length > 0 && time < 50; time++) {
    for (const { file } of broken.filter(({ severity }) => severity === 'error'))
      if (files.map(shown).includes(file)) await rm(file, { force: true });
    ({ problems: broken } = await load(content, { now, withdraw: true }));
    broken = broken.filter(({ severity }) => severity === 'error');
  }
  const { code, err } = await run('build', '--out', 'out', '--withdraw');
  const errors = err.split('\n').filter((line) => line.includes(' error: '));
  tally.expect(code === 0, () => `build of ${what} without what it named: ${errors.join('\n')}`);
}

/** Damaged files of every kind, five hundred a time. */
export const damaged: Row = {
  name: 'damage',
  failure:
    'a damaged file makes a command print a stack, is a fault of Dateline, or is neither an article nor a problem',
  async run(tally, { times, random }) {
    const golden = await readAll(join(projectRoot, 'tests/golden/content/articles'));
    const articles = [...golden, ...golden.map(() => Buffer.from(marked))];
    const feeds = (await readAll(join(projectRoot, 'tests/golden/expected'))).filter((bytes) => bytes.length < 40_000);
    const captures = await readAll(join(sample, 'captures'));
    const written = posts.map((text) => Buffer.from(text));
    const others = [...sources.map(([, text]) => Buffer.from(text)), ...captures];
    const all = [...articles, ...written, ...others, ...feeds];
    const draw = (count: number, from: readonly Buffer[], name: (i: number) => string): ReadonlyMap<string, Buffer> =>
      new Map(Array.from({ length: count }, (_, i) => [name(i), damage(random, pick(random, from), all)]));
    for (let round = 0; round < times; round++) {
      const homes: string[] = [];
      const homeOf = async (settings: Readonly<Record<string, string>>): Promise<string> => {
        const home = await mkdtemp(join(tmpdir(), 'dateline-torture-'));
        homes.push(home);
        await lay(home, new Map(Object.entries(settings).map(([name, text]) => [name, Buffer.from(text)])));
        return home;
      };
      try {
        const own = await homeOf({ 'content/feed.yaml': feedYaml });
        await publish(
          tally,
          await lay(
            own,
            draw(150, articles, (i) => `content/articles/a${i}.md`),
          ),
          'articles',
        );

        const mounts =
          'mounts: [{ path: hugo, url: "https://h.example" }, { path: jekyll, url: "https://j.example" }]\n';
        const blogs = await homeOf({
          'content/feed.yaml': feedYaml + mounts,
          'hugo/hugo.toml': "baseURL = 'https://h.example/'\n",
          'jekyll/_config.yml': 'url: https://j.example\ndefaults: [{scope: {path: ""}, values: {author: Ada Holm}}]\n',
        });
        const ends = ['md', 'mdx', 'markdown'];
        const hugo = draw(75, written, (i) => `hugo/content/posts/p${i}.md`);
        const jekyll = draw(
          75,
          written,
          (i) => `jekyll/_posts/2024-01-02-p${i}.${ends[i % 3] === 'mdx' ? 'md' : ends[i % 3]}`,
        );
        await publish(tally, await lay(blogs, new Map([...hugo, ...jekyll])), 'posts');

        const outside = await homeOf({ 'content/feed.yaml': feedYaml });
        const endings = ['html', 'xml', 'json', 'eml', 'txt', 'md', 'mdx', 'htm', 'mht'];
        const mixed = draw(
          200,
          [...others, ...others, ...feeds, ...written],
          (i) => `sources/f${i}.${endings[i % endings.length]}`,
        );
        const { files } = await lay(outside, mixed);
        const { out, err } = await dateline(['import', '--json', 'sources'], outside);
        judge(tally, out + err, 'import');
        const reports = out
          .split('\n')
          .filter((line) => line.startsWith('{'))
          .map(
            (line) => JSON.parse(line) as { source: string; entries?: unknown[]; file?: string; problems: unknown[] },
          );
        const known = reports.filter(
          ({ entries = [], file, problems }) => file !== undefined || entries.length + problems.length > 0,
        );
        account(
          tally,
          files,
          known.map(({ source }) => source),
          'import',
        );
        const imported = await readdir(join(outside, 'content/articles')).catch(() => []);
        await publish(
          tally,
          { home: outside, files: imported.map((name) => `content/articles/${name}`) },
          'imported articles',
        );
        tally.inputs += 500;
      } finally {
        for (const home of homes) await rm(home, { recursive: true, force: true });
      }
    }
  },
};

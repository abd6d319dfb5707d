import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { random, word } from '../../bench/archive.ts';
import { phrases } from '../publication.ts';

/** An article as its editor writes it, and nothing that Dateline makes of it. */
export interface Written {
  /** Below `articles/`. */
  readonly file: string;
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly summary?: string;
  /** A moment in seconds since the epoch, or a day. */
  readonly published: number | string;
  readonly tags: readonly string[];
  readonly authors: readonly string[];
  readonly source?: string;
  readonly language: string;
  readonly body: string;
  readonly draft: boolean;
}

const day = 86_400;
const years = 10 * 365.25 * day;

/** When the first edition of an archive is built; its articles go ten years back, and a month on. */
export const founded = Date.UTC(2025, 0, 1) / 1000;

/** Values that there are, the most frequent first: tags of the vocabulary with a narrower one among them, and a thousand others. */
export const tagsWritten = ['alpha', 'beta', 'gamma', 'delta'];
const prefixes = ['a', 'z', '\u{1f600}', '\uff41'];
const languages = ['en', 'en', 'en', 'de', 'zh-Hans', 'zh-Hant', 'ja'];
const scripts = [
  '渡轮从港口出发今天没有人在船上因为风太大了',
  '東京の港は静かだったカモメだけが鳴いていた',
  'เรือออกจากท่าแล้ว',
];

/** The files beside the articles. `beta` is narrower than `alpha`, `unused` is a tag that no article has. */
const settings = {
  'feed.yaml':
    'title: A large archive\ndescription: Articles that nobody wrote.\nurl: https://example.org\nlanguage: en\n' +
    'timezone: Europe/Berlin\ncontent: full\npageSize: 20\n',
  'tags.yaml': 'alpha: { label: ALPHA }\nbeta: { label: BETA, broader: [alpha] }\nunused: { label: UNUSED }\n',
};

/** Chance, and what is drawn by it. */
class Draw {
  readonly next: () => number;

  constructor(seed: number) {
    this.next = random(seed);
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** By Zipf's law. */
  zipf(values: number): number {
    return Math.floor(values ** this.next()) - 1;
  }

  one<T>(values: readonly T[]): T {
    return values[this.below(values.length)] as T;
  }

  often(part: number): boolean {
    return this.next() < part;
  }
}

function sentence(draw: Draw, topic: readonly string[]): string {
  const words = Array.from({ length: 6 + draw.below(12) }, () =>
    draw.often(0.3) ? draw.one(topic) : word(Math.floor(30_000 ** draw.next())),
  );
  if (draw.often(0.1)) words.push(draw.one(phrases));
  if (draw.often(0.1)) words.push(`*${words[0]}*`);
  return `${words.join(' ')}.`;
}

function stretch(draw: Draw): string {
  const characters = Array.from(draw.one(scripts));
  const start = draw.below(characters.length);
  return characters.slice(start, start + 2 + draw.below(8)).join('');
}

function bodyOf(draw: Draw): string {
  const topic = Array.from({ length: 20 }, () => word(30_000 + draw.below(500_000)));
  const paragraphs = Array.from({ length: 2 + draw.below(3) }, () =>
    Array.from({ length: 2 + draw.below(3) }, () => sentence(draw, topic)).join(' '),
  );
  if (draw.often(0.2)) paragraphs.push(stretch(draw));
  if (draw.often(0.2)) paragraphs.push(`> ${sentence(draw, topic)}`);
  return paragraphs.join('\n\n');
}

function articleOf(draw: Draw, n: number, published: number, body: string): Written {
  const [slug, title] = [draw.often(0.02) ? `記事-${n}` : `article-${n}`, `Article ${n} of ${word(n % 997)}`];
  const own = tagsWritten.filter((_, i) => draw.often(0.2 / (i + 1)));
  const further = Array.from({ length: draw.below(4) }, () => `tag-${draw.zipf(1000)}`);
  return {
    file: `${Math.floor(n / 1000)}/${n}.md`,
    id: `tag:example.org,2024:${draw.one(prefixes)}${n}`,
    slug,
    title,
    ...(draw.often(0.1) && { summary: `In short: ${sentence(draw, ['harbour'])}` }),
    published: draw.often(0.1) ? new Date(published * 1000).toISOString().slice(0, 10) : published,
    tags: [...new Set([...own, ...further])],
    authors: [...new Set(Array.from({ length: 1 + draw.below(2) }, () => `author-${draw.zipf(300)}`))],
    ...(draw.often(0.7) && { source: `source-${draw.zipf(20)}` }),
    language: draw.one(languages),
    body,
    draft: draw.often(0.01),
  };
}

/**
 * So many articles, the same for one seed: ten years up to `founded`, one in fifty ahead of it, many of one moment; some of a
 * day alone, drafts, scripts without spaces, verbatim copies of what stood there a few articles before.
 */
export function writtenOf(count: number, seed: number): Written[] {
  const draw = new Draw(seed);
  const bodies: string[] = [];
  return Array.from({ length: count }, (_, n) => {
    const exact = founded - years + Math.floor((n / count) * years * 1.008 + draw.next() * day);
    const published = draw.often(0.3) ? exact - (exact % (6 * 3600)) : exact;
    const body = n > 10 && draw.often(0.02) ? (bodies[n - 1 - draw.below(8)] as string) : bodyOf(draw);
    bodies.push(body);
    return articleOf(draw, n, published, body);
  });
}

/** What an editor changes from one edition to the next: one article in fifty, in every way there is. */
export function edited(articles: readonly Written[], seed: number, now: number): Written[] {
  const draw = new Draw(seed);
  const changes: readonly ((article: Written) => Written | undefined)[] = [
    (article) => ({ ...article, body: `${article.body}\n\n${sentence(draw, ['mended'])}` }),
    (article) => ({ ...article, title: `${article.title}, mended` }),
    (article) => ({ ...article, tags: [draw.one(tagsWritten)] }),
    (article) => ({ ...article, published: now - draw.below(years) }),
    (article) => ({ ...article, slug: `${article.slug}-${seed}` }),
    (article) => ({ ...article, draft: false }),
    () => undefined,
  ];
  const kept = articles.flatMap((article) => {
    if (!draw.often(0.02)) return article;
    return draw.one(changes)(article) ?? [];
  });
  const added = Array.from({ length: Math.ceil(articles.length / 200) }, (_, i) =>
    articleOf(
      draw,
      articles.length + 1000 * seed + i,
      now - (draw.often(0.5) ? draw.below(years) : draw.below(day)),
      bodyOf(draw),
    ),
  );
  return [...kept, ...added];
}

function textOf({ published, tags, authors, source, body, file: _, ...rest }: Written): string {
  const moment =
    typeof published === 'number' ? `${new Date(published * 1000).toISOString().slice(0, 19)}Z` : published;
  const frontMatter = {
    ...rest,
    published: moment,
    tags,
    authors,
    ...(source !== undefined && { source }),
  };
  const lines = Object.entries(frontMatter).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  return `---\n${lines.join('')}---\n\n${body}\n`;
}

/** Writes a content folder of articles over one of others: what is the same stays untouched. */
export async function writeContent(
  folder: string,
  articles: readonly Written[],
  before: readonly Written[] = [],
): Promise<void> {
  const [known, files] = [new Set(before), new Set(articles.map(({ file }) => file))];
  const pathOf = (file: string) => join(folder, 'articles', file);
  for (const { file } of before) if (!files.has(file)) await rm(pathOf(file));
  for (const article of articles) {
    if (known.has(article)) continue;
    await mkdir(dirname(pathOf(article.file)), { recursive: true });
    await writeFile(pathOf(article.file), textOf(article));
  }
  for (const [name, text] of Object.entries(settings)) await writeFile(join(folder, name), text);
}

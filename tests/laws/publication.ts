import fc from 'fast-check';
import type { Article } from '../../src/article/article.ts';
import { compile } from '../../src/compile/compile.ts';
import type { Content } from '../../src/content/content.ts';
import type { Term } from '../../src/content/publication/vocabulary.ts';
import { LruCache } from '../../src/edge/cache.ts';
import { ShardSource } from '../../src/edge/shards.ts';
import { type Edition, openIndex } from '../../src/edition/edition.ts';
import { named, plainContent, plainPublication } from '../publication.ts';

const tags = ['alpha', 'beta', 'gamma', 'delta'];
const authors = ['ann', 'bob'];
const sources = ['north', 'south'];
const languages = ['en', 'de', 'zh-Hans', 'zh-Hant'];

/** Moments close enough that articles often share one, around the turn of a month and a clock change in Berlin. */
export const epoch = Date.UTC(2024, 2, 30) / 1000;
const moments = fc.integer({ min: 0, max: 40 }).map((n) => epoch + n * 6 * 3600);

/** What texts are made of: case and accents, a hyphen, scripts without spaces. */
export const phrases = ['Kölner Dom', 'KOLNER Wasser', 're-translated', 'translated again', '北京大学', '大学', '京'];

/** `beta` is narrower than `alpha`. */
const term = (slug: string, broader: string[] = []): Term => ({
  slug,
  label: slug.toUpperCase(),
  aliases: [],
  broader,
  formerly: [],
});
export const vocabulary = new Map([term('alpha'), term('beta', ['alpha']), term('unused')].map((t) => [t.slug, t]));

function article(i: number, drawn: Drawn): Article {
  const added = Math.max(drawn.first, drawn.published);
  const changed = Math.max(added, drawn.changed);
  return named({
    id: `tag:example.org,2024:${drawn.name}${i}`,
    slug: `article-${i}`,
    formerSlugs: [],
    title: `Article ${i}`,
    published: drawn.published,
    updated: drawn.published,
    added,
    changed,
    authors: drawn.authors.map((slug) => ({ slug, name: slug })),
    tags: drawn.tags.map((slug) => ({ slug, label: slug })),
    language: drawn.language,
    ...(drawn.source !== undefined && {
      source: { slug: drawn.source, label: drawn.source, name: drawn.source },
    }),
    attachments: [],
    inferred: {},
    related: [],
    retelling: drawn.retelling,
    draft: false,
    content: 'full',
    body: drawn.text.join(' '),
    file: `content/articles/${i}.md`,
  });
}

interface Drawn {
  readonly name: string;
  readonly published: number;
  readonly first: number;
  readonly changed: number;
  readonly authors: string[];
  readonly tags: string[];
  readonly source: string | undefined;
  readonly language: string;
  readonly retelling: boolean;
  readonly text: string[];
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  // Ids whose order by code point differs from that by UTF-16 unit.
  name: fc.constantFrom('a', 'z', '\u{1f600}', '\uff41'),
  published: moments,
  first: moments,
  changed: moments,
  authors: fc.subarray(authors),
  tags: fc.subarray(tags),
  source: fc.option(fc.constantFrom(...sources), { nil: undefined }),
  language: fc.constantFrom(...languages),
  retelling: fc.boolean(),
  text: fc.subarray(phrases),
});

export const articles = (maxLength: number, minLength = 0): fc.Arbitrary<Article[]> =>
  fc.array(drawn, { minLength, maxLength }).map((all) => all.map((each, i) => article(i, each)));

/** A publication of some articles, in Berlin. */
export function contentOf(all: readonly Article[], extra: Partial<Content> = {}): Content {
  return plainContent(all, {
    publication: { ...plainPublication, timezone: 'Europe/Berlin' },
    tags: vocabulary,
    founded: epoch,
    lastChanged: epoch,
    ...extra,
  });
}

/** Articles compiled and opened, all shards bundled unless a budget says otherwise. */
export function openOf(all: readonly Article[], bundled?: number): { edition: Edition; store: ShardSource } {
  const options = { origin: 'https://example.org', ...(bundled !== undefined && { bundled }) };
  const compiled = compile(contentOf(all), options);
  const shard = async (digest: string) => compiled.assets.get(`shards/${digest}.bin`)?.bytes();
  return {
    edition: openIndex(compiled.index),
    store: new ShardSource(compiled.newest, shard, new LruCache(1 << 24).namespace('shard')),
  };
}

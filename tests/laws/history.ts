import fc from 'fast-check';
import { dayOf } from '../../src/article/zone.ts';
import type { Completed } from '../../src/content/complete.ts';
import { settle, sight } from '../../src/content/complete.ts';
import { carried } from '../../src/content/carried.ts';
import type { Content, Vocabulary } from '../../src/content/content.ts';
import { digestOf } from '../../src/content/digest.ts';
import { textOf } from '../../src/content/gathered.ts';
import { advance, emptyLedger, lastChanged, type Ledger, wasOut } from '../../src/content/ledger.ts';
import { compile, type Compiled } from '../../src/compile/compile.ts';
import { createApp } from '../../src/edge/app.ts';
import { contentOf, epoch } from './publication.ts';

export const origin = 'https://example.org';
const zone = 'Europe/Berlin';
const hour = 3600;
const alone = { related: [], retelling: false };

/** An article as its editor leaves it. */
export interface Draft {
  readonly published: number;
  readonly tags: readonly string[];
  readonly text: string;
}

/** A content folder as its editor leaves it: articles by slug, and what `feed.yaml` and `tags.yaml` say. */
export interface Folder {
  readonly articles: Readonly<Record<string, Draft>>;
  readonly title: string;
  readonly pageSize: number;
  readonly content: 'full' | 'summary';
  readonly label: string;
  /** Whether the tag beta is narrower than alpha. */
  readonly narrower: boolean;
}

export const emptyFolder: Folder = {
  articles: {},
  title: 'Laws',
  pageSize: 3,
  content: 'full',
  label: 'Alpha',
  narrower: false,
};

/** What an editor does to a folder: write or change an article, take one away, change what the files say. */
export type Act =
  | { readonly put: string; readonly change: Partial<Draft> }
  | { readonly remove: string }
  | { readonly set: Partial<Omit<Folder, 'articles'>> };

export const put = (name: string, change: Partial<Draft>): Act => ({ put: name, change });

export function perform(folder: Folder, act: Act): Folder {
  if ('set' in act) return { ...folder, ...act.set };
  if ('remove' in act) {
    const { [act.remove]: _, ...articles } = folder.articles;
    return { ...folder, articles };
  }
  const draft = { published: epoch, tags: [], text: 'rain', ...folder.articles[act.put], ...act.change };
  return { ...folder, articles: { ...folder.articles, [act.put]: draft } };
}

export const slugs = ['a', 'b', 'c', 'd', 'e', 'f'];
export const slug = fc.constantFrom(...slugs);
const text = fc.constantFrom('river', 'mountain', 'river and mountain', 'rain');
export const tags = fc.subarray(['alpha', 'beta', 'gamma']);
/** When histories begin. */
export const start = epoch + 40 * hour;
/** Most past, some to come, some very soon. */
const published = fc
  .oneof(
    fc.integer({ min: -40, max: 20 }).map((n) => n * hour),
    fc.constantFrom(1, 30, 61, 90, 120),
  )
  .map((after) => start + after);

const change = fc.oneof(
  { weight: 4, arbitrary: fc.record({ published, tags, text }) },
  { weight: 2, arbitrary: fc.record({ published }) },
  { weight: 2, arbitrary: fc.record({ tags }) },
  { weight: 1, arbitrary: fc.record({ text }) },
);
const setting = fc.oneof(
  fc.record({ title: fc.constantFrom('Laws', 'Rules') }),
  fc.record({ pageSize: fc.constantFrom(2, 3) }),
  fc.record({ content: fc.constantFrom('full' as const, 'summary' as const) }),
  fc.record({ label: fc.constantFrom('Alpha', 'First') }),
  fc.record({ narrower: fc.boolean() }),
);

export const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ put: slug, change }) },
  { weight: 2, arbitrary: fc.record({ remove: slug }) },
  { weight: 2, arbitrary: fc.record({ set: setting }) },
);
export const acts = fc.array(act, { minLength: 1, maxLength: 4 });
export const waits = fc.constantFrom(0, 1, 60, hour, 5 * hour, 24 * hour);

/** What happens to a publication: time goes by, an edition is built, the edition built last is put in place. */
export type Event = { readonly wait: number } | { readonly build: readonly Act[] } | { readonly live: true };

/** Editions are in place as soon as they are built. */
export const promptEvents: fc.Arbitrary<Event[]> = fc.oneof(
  waits.map((wait) => [{ wait }]),
  acts.map((build) => [{ build }, { live: true as const }]),
);

/** Time may go by between a build and its deployment. */
export const events: fc.Arbitrary<Event[]> = fc.oneof(
  { weight: 2, arbitrary: promptEvents },
  { weight: 1, arbitrary: acts.map((build) => [{ build }]) },
  { weight: 1, arbitrary: fc.constant<Event[]>([{ live: true }]) },
);

function completed(
  name: string,
  { published: moment, tags: own, text: body }: Draft,
  folder: Folder,
): Completed {
  const file = `content/articles/${name}.md`;
  const [id, title] = [`tag:example.org,2024:${name}`, `Article ${name}`];
  return {
    identified: {
      file,
      frontMatter: {},
      text: textOf({ title }, body),
      lines: new Map(),
      published: { moment },
      day: dayOf(moment, 'UTC'),
      id,
      slug: name,
    },
    timeless: {
      id,
      slug: name,
      title,
      authors: [],
      tags: own.map((tag) => ({ slug: tag, label: tag === 'alpha' ? folder.label : tag })),
      language: 'en',
      attachments: [],
      inferred: {},
      draft: false,
      content: folder.content,
      file,
    },
  };
}

function vocabularyOf({ label, narrower }: Folder): Vocabulary {
  const term = (name: string, shown: string, broader: string[] = []) =>
    [name, { slug: name, label: shown, aliases: [], broader, formerly: [] }] as const;
  return new Map([
    term('alpha', label),
    term('beta', 'beta', narrower ? ['alpha'] : []),
    term('gamma', 'gamma'),
  ]);
}

/** A folder as `load` resolves it against the ledger, and the ledger after it. */
export function resolve(folder: Folder, known: Ledger, now: number): { content: Content; ledger: Ledger } {
  const vocabulary = vocabularyOf(folder);
  const all = Object.entries(folder.articles).map(([name, draft]) => completed(name, draft, folder));
  const { title, pageSize, content: extent, label, narrower } = folder;
  const state = {
    articles: Object.values(folder.articles).map((draft, i) =>
      sight(all[i] as Completed, alone, vocabulary, draft.published),
    ),
    values: [],
    publication: digestOf([title, pageSize, extent, label, String(narrower)]),
    withdraw: true,
  };
  const seen = advance(known, state, now);
  const articles = all.flatMap((of) => {
    const entry = seen.articles.get(of.timeless.id);
    return entry ? [settle(of, alone, entry, zone)] : [];
  });
  const ledger = advance(known, { ...state, values: carried(articles, vocabulary) }, now);
  const entries = [...ledger.articles.values()];
  const plain = contentOf(articles);
  const content = contentOf(articles, {
    publication: { ...plain.publication, title, pageSize, content: extent },
    tags: vocabulary,
    withdrawn: entries.flatMap((entry) =>
      entry.withdrawn === undefined || !wasOut(entry, now)
        ? []
        : [{ id: entry.id, slug: entry.slug, formerSlugs: [], when: entry.withdrawn }],
    ),
    publishedValues: [...ledger.values.values()].map(({ value, ...rest }) => ({ slug: value, ...rest })),
    founded: entries.reduce((least, { first }) => Math.min(least, first), ledger.publication?.changed ?? now),
    lastChanged: lastChanged(ledger),
  });
  return { content, ledger };
}

/** Seconds that a deployment takes at most. */
const longest = 3000;

export type App = ReturnType<typeof createApp>;

/** The app over an edition. Shards come from wherever the edition put them, unless a test brings its own. */
export function appOf(compiled: Compiled, now: () => number): App {
  return createApp(compiled.index, compiled.newest, {
    now,
    shard: async (digest) => compiled.assets.get(`shards/${digest}.bin`)?.bytes(),
    media: async () => new Response(null, { status: 404 }),
  });
}

/** A publication through time. */
export class World {
  now = start;
  folder = emptyFolder;
  #ledger = emptyLedger;
  #built: App | undefined;
  #builtAt = 0;
  #live: App;

  constructor() {
    this.apply({ build: [] });
    this.#live = this.#built as unknown as App;
  }

  apply(event: Event): void {
    if ('wait' in event) {
      if (this.now + event.wait > this.#builtAt + longest) this.apply({ live: true });
      this.now += event.wait;
    }
    if ('live' in event && this.#built) this.#live = this.#built;
    if ('build' in event) {
      this.folder = event.build.reduce(perform, this.folder);
      const { content, ledger } = resolve(this.folder, this.#ledger, this.now);
      this.#ledger = ledger;
      this.#builtAt = this.now;
      this.#built = appOf(compile(content, { origin }), () => this.now);
    }
  }

  /** Asks what is in place now; `address` may be absolute. */
  async ask(address: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.#live.fetch(new Request(new URL(address, origin), { headers }));
  }
}

import fc from 'fast-check';
import { dayInZone } from '../../src/article/zone.ts';
import { type CompletedArticle, withLedgerDates, snapshotOf } from '../../src/content/articles/complete.ts';
import { valuesOfArticles } from '../../src/content/ledger/record.ts';
import type { Content } from '../../src/content/content.ts';
import type { Vocabulary } from '../../src/content/publication/vocabulary.ts';
import { digestOfValue } from '../../src/content/digest.ts';
import { articleTextOf } from '../../src/content/articles/source-article.ts';
import { updateLedger, lastChanged, type Ledger, nextMoment, wasPublished } from '../../src/content/ledger/ledger.ts';
import { formatLedger, parseLedger } from '../../src/content/ledger/lines.ts';
import { compile, type Compiled } from '../../src/compile/compile.ts';
import { createApp } from '../../src/edge/app.ts';
import { contentOf, epoch } from './publication.ts';

/** How many histories a law over them is asked of. */
export const histories = Number(process.env.HISTORIES ?? 100);

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

/**
 * What happens to a publication: time goes by, an edition is built, the edition built last is put in place; its editors go on with another
 * branch, or merge one into theirs and build. `near` says whether its lines in the ledger stand so near to theirs that Git keeps both.
 */
export type Event =
  | { readonly wait: number }
  | { readonly build: readonly Act[] }
  | { readonly live: true }
  | { readonly on: string }
  | { readonly merge: string; readonly near: boolean };

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

const branch = fc.constantFrom('main', 'side', 'other');

/** Those events, and between them branches that part, are put in place or not, and are merged. */
export const branching = (of: typeof events): fc.Arbitrary<Event[]> =>
  fc.oneof(
    { weight: 3, arbitrary: of },
    {
      weight: 3,
      arbitrary: fc
        .tuple(branch, acts, fc.constantFrom<Event[]>([], [{ live: true }]))
        .map(([on, build, live]): Event[] => [{ on }, { build }, ...live]),
    },
    {
      weight: 2,
      arbitrary: fc.record({ merge: branch, near: fc.boolean() }).map((merge): Event[] => [merge, { live: true }]),
    },
  );

/** All branches merged into the main one, which is put in place. */
export const mergeAll: readonly Event[] = [
  { on: 'main' },
  { merge: 'side', near: false },
  { merge: 'other', near: false },
  { live: true },
];

function completed(
  name: string,
  { published: moment, tags: own, text: body }: Draft,
  folder: Folder,
): CompletedArticle {
  const file = `content/articles/${name}.md`;
  const [id, title] = [`tag:example.org,2024:${name}`, `Article ${name}`];
  return {
    identified: {
      file,
      frontMatter: {},
      text: articleTextOf({ title }, body),
      lines: new Map(),
      published: { moment },
      day: dayInZone(moment, 'UTC'),
      id,
      slug: name,
    },
    fields: {
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
  return new Map([term('alpha', label), term('beta', 'beta', narrower ? ['alpha'] : []), term('gamma', 'gamma')]);
}

/** A folder as `load` resolves it against the ledger, and the ledger after it. */
export function resolve(folder: Folder, known: Ledger, now: number): { content: Content; ledger: Ledger } {
  const vocabulary = vocabularyOf(folder);
  const all = Object.entries(folder.articles).map(([name, draft]) => completed(name, draft, folder));
  const { title, pageSize, content: extent, label, narrower } = folder;
  const state = {
    articles: Object.values(folder.articles).map((draft, i) =>
      snapshotOf(all[i] as CompletedArticle, alone, vocabulary, draft.published),
    ),
    values: [],
    publication: digestOfValue([title, pageSize, extent, label, String(narrower)]),
    withdraw: true,
  };
  const seen = updateLedger(known, state, now);
  const articles = all.flatMap((of) => {
    const entry = seen.articles.get(of.fields.id);
    return entry ? [withLedgerDates(of, alone, entry, zone)] : [];
  });
  const ledger = updateLedger(known, { ...state, values: valuesOfArticles(articles, vocabulary) }, now);
  const entries = [...ledger.articles.values()];
  const plain = contentOf(articles);
  const content = contentOf(articles, {
    publication: { ...plain.publication, title, pageSize, content: extent },
    tags: vocabulary,
    withdrawn: entries.flatMap((entry) =>
      entry.withdrawn === undefined || !wasPublished(entry, now)
        ? []
        : [{ id: entry.id, slug: entry.slug, formerSlugs: [], when: entry.withdrawn }],
    ),
    publishedValues: [...ledger.values.values()],
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

/** A branch of the repository: what it holds, and the edition that was built of it last. */
interface Branch {
  readonly folder: Folder;
  /** `ledger.jsonl`. */
  readonly ledger: string;
  readonly built: Built;
  /** Builds that it comes from, by number. */
  readonly builds: ReadonlySet<number>;
  /** Those of them that were not in place yet, nor merged with others: when they were built. */
  readonly pending: ReadonlyMap<number, number>;
}

interface Built {
  readonly app: App;
  /** The last build that it comes from, and all. */
  readonly build: number;
  readonly builds: ReadonlySet<number>;
}

/** What one side made of a thing; where both changed it, the other's. */
const choose = <T>(ours: T, base: T, theirs: T): T => (JSON.stringify(ours) === JSON.stringify(base) ? theirs : ours);

function mergeFolders(ours: Folder, base: Folder, theirs: Folder): Folder {
  const names = Object.keys({ ...ours.articles, ...theirs.articles });
  const articles = names.flatMap((name) => {
    const draft = choose(ours.articles[name], base.articles[name], theirs.articles[name]);
    return draft ? [[name, draft] as const] : [];
  });
  const keys = (Object.keys(base) as (keyof Folder)[]).filter((key) => key !== 'articles');
  const settings = Object.fromEntries(keys.map((key) => [key, choose(ours[key], base[key], theirs[key])]));
  return { ...(settings as unknown as Folder), articles: Object.fromEntries(articles) };
}

/** What `merge=union` of Git makes of sorted lines: those of both sides, without what one of them took out, if it stands alone. */
export function mergeLines(ours: string, base: string, theirs: string, near: boolean): string {
  if (ours === base) return theirs;
  if (theirs === base) return ours;
  const [mine, common, other] = [ours, base, theirs].map((text) => new Set(text.split('\n').slice(0, -1))) as [
    Set<string>,
    Set<string>,
    Set<string>,
  ];
  const lines = [...new Set([...mine, ...other])].filter(
    (line) => near || !common.has(line) || (mine.has(line) && other.has(line)),
  );
  return lines.map((line) => `${line}\n`).join('');
}

/** A publication through time. */
export class World {
  now = start;
  readonly #branches = new Map<string, Branch>();
  /** Of two branches, as they were when they parted or were merged last. */
  readonly #bases = new Map<string, Pick<Branch, 'folder' | 'ledger'>>();
  /** Moments that builds and times of articles bear, and the branch that had them first. */
  readonly #stamped = new Map<number, string>();
  readonly #due = new Map<number, string>();
  readonly #rollbacks: boolean;
  #on = 'main';
  #builds = 0;
  #live: Built;
  readonly #deployed = new Set<Built>();
  /** How often branches were merged that had both been built since they parted. */
  merges = 0;

  /** `rollbacks` says whether an edition may be put in place again when others came after it. */
  constructor(rollbacks = false) {
    this.#rollbacks = rollbacks;
    const { built } = this.#build({ folder: emptyFolder, ledger: '', builds: new Set() });
    this.#live = built;
    this.#branches.set('main', { ...this.#branch, pending: new Map() });
  }

  get folder(): Folder {
    return this.#branch.folder;
  }

  /** The builds that the edition in place comes from, and the last of them. */
  get live(): Omit<Built, 'app'> {
    return this.#live;
  }

  get #branch(): Branch {
    return this.#branches.get(this.#on) as Branch;
  }

  apply(event: Event): void {
    if ('wait' in event) {
      const main = this.#branches.get('main') as Branch;
      if (this.now + event.wait > Math.min(...main.pending.values()) + longest) this.#deploy('main');
      this.now += event.wait;
    }
    if ('live' in event) this.#deploy(this.#on);
    if ('build' in event) {
      const branch = this.#branch;
      this.#build({ ...branch, folder: event.build.reduce(perform, branch.folder) });
    }
    if ('on' in event) this.#switch(event.on);
    if ('merge' in event) this.#merge(event.merge, event.near);
  }

  #switch(name: string): void {
    if (!this.#branches.has(name)) {
      for (const other of this.#branches.keys())
        this.#bases.set(
          pair(name, other),
          other === this.#on ? this.#branch : (this.#bases.get(pair(this.#on, other)) as Branch),
        );
      this.#branches.set(name, this.#branch);
    }
    this.#on = name;
  }

  #merge(name: string, near: boolean): void {
    const [ours, theirs] = [this.#branch, this.#branches.get(name)];
    if (!theirs || theirs === ours) return;
    const base = this.#bases.get(pair(this.#on, name)) as Branch;
    this.#bases.set(pair(this.#on, name), theirs);
    const builds = new Set([...ours.builds, ...theirs.builds]);
    const parted = builds.size > Math.max(ours.builds.size, theirs.builds.size);
    if (parted) this.merges++;
    const common = [...ours.pending].filter(([build]) => theirs.pending.has(build));
    this.#build({
      folder: mergeFolders(ours.folder, base.folder, theirs.folder),
      ledger: mergeLines(ours.ledger, base.ledger, theirs.ledger, near),
      builds,
      pending: parted ? new Map(common) : (builds.size === ours.builds.size ? ours : theirs).pending,
    });
  }

  #build({
    folder,
    ledger,
    builds,
    pending = new Map(),
  }: Pick<Branch, 'folder' | 'ledger' | 'builds'> & Partial<Branch>): Branch {
    const known = parseLedger(ledger, 'ledger.jsonl').ledger;
    // HTTP dates have seconds: no two branches are built in one, nor when an article of another comes out.
    const other = (moments: ReadonlyMap<number, string>, moment: number): boolean =>
      (moments.get(moment) ?? this.#on) !== this.#on;
    for (const [name, draft] of Object.entries(folder.articles)) {
      let { published } = draft;
      while (other(this.#stamped, published)) published++;
      folder = perform(folder, put(name, { published }));
      this.#due.set(published, this.#due.get(published) ?? this.#on);
    }
    // One machine's clock is behind.
    const now = (): number => (this.#on === 'other' ? this.now - 300 : this.now);
    const taken = (at: number): boolean => other(this.#stamped, at) || other(this.#due, at);
    while (taken(nextMoment(known, now()))) this.now++;
    const { content, ledger: after } = resolve(folder, known, now());
    const build = this.#builds++;
    const all = new Set([...builds, build]);
    for (const { at } of after.editions.values()) this.#stamped.set(at, this.#stamped.get(at) ?? this.#on);
    const branch: Branch = {
      folder,
      ledger: formatLedger(after),
      built: { app: appOf(compile(content, { origin }), () => this.now), build, builds: all },
      builds: all,
      pending: new Map([...pending, [build, this.now]]),
    };
    this.#branches.set(this.#on, branch);
    return branch;
  }

  /** Puts a branch's edition in place, unless it waited for too long, or one that came after it was in place. */
  #deploy(name: string): void {
    const { built, pending } = this.#branches.get(name) as Branch;
    const late = [...pending.values()].some((when) => this.now > when + longest);
    const back = [...this.#deployed].some((other) => other !== built && other.builds.has(built.build));
    if (!this.#rollbacks && (late || back)) return;
    this.#live = built;
    this.#deployed.add(built);
    for (const [other, branch] of this.#branches)
      this.#branches.set(other, {
        ...branch,
        pending: new Map([...branch.pending].filter(([build]) => !built.builds.has(build))),
      });
  }

  /** Asks what is in place now; `address` may be absolute. */
  async ask(address: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.#live.app.fetch(new Request(new URL(address, origin), { headers }));
  }
}

const pair = (one: string, other: string): string => [one, other].sort().join(' ');

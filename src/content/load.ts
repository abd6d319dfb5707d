import type { Article } from '../article/article.ts';
import { faultOf } from '../article/fault.ts';
import { opening } from '../text/opening.ts';
import { carried } from './carried.ts';
import {
  assignFacets,
  complete,
  type Completed,
  hasMedia,
  type Relation,
  settle,
  sight,
} from './complete.ts';
import type { Content, Publication, Vocabulary } from './content.ts';
import { digest, digestOf as digestOfData } from './digest.ts';
import { gatherArticles, gatherMount } from './gather.ts';
import { type Gathered, joinGatherings, type Text } from './gathered.ts';
import { type Identified, identify } from './identity.ts';
import { advance, carry, lastChanged, type Ledger, stamp, wasOut } from './ledger.ts';
import { expiredOn, hasExpired, nextExpiry } from './held.ts';
import { Kept } from './kept.ts';
import { joinLedgers } from './ledger/join.ts';
import { Media } from './media.ts';
import { Memory } from './memory.ts';
import { resolveStated } from './moment.ts';
import { mergeMounts } from './merge.ts';
import { movedIn } from './moved.ts';
import { relate } from './related.ts';
import type { Relatable } from './related/links.ts';
import { readSettings } from './settings.ts';
import { backAgain, sift } from './sift.ts';
import type { Follow } from './stage.ts';
import { shown } from './tree.ts';
import { vanished } from './vanished.ts';

export interface LoadOptions {
  /** Seconds since the epoch: what the ledger notes for whatever it sees first. */
  readonly now: number;
  /** Whether drafts are shown. */
  readonly drafts?: boolean;
  /** Whether a whole mount, or more than a tenth of the articles, may be withdrawn. */
  readonly withdraw?: boolean;
  /** Whether an article that expired is shown as long as the ledger has it as published: as before the moment of its expiry. */
  readonly keepExpired?: boolean;
  /** What a preview remembers beyond `ledger.jsonl`, which it does not write. */
  readonly ledger?: Ledger;
  /** What reading the content came to before, to be used and brought up to date. */
  readonly memory?: Memory;
  /** The only files, by absolute path, that may stand otherwise than the memory last saw; where absent, any may. */
  readonly touched?: ReadonlySet<string>;
  /** Whether a large archive may be shown with its articles related as they were when they were last read. */
  readonly hasty?: boolean;
  readonly follow?: Follow;
}

/** From so many articles on, relating them anew takes longer than somebody who writes likes to wait. */
const many = 500;

/** An article that lacks an id or a slug of its own in its file. */
export interface Unsigned {
  readonly file: string;
  readonly id: string;
  readonly slug: string;
}

/** The content, and what is to be written once it is published. */
export interface Loaded extends Content {
  /** The ledger after this content; `save` writes it. */
  readonly ledger: Ledger;
  readonly unsigned: readonly Unsigned[];
  /** Whether the articles are related as they were before the last change. */
  readonly provisional: boolean;
  /** The next moment at which the same files would be read otherwise; seconds since the epoch. */
  readonly until?: number;
  /** Whether an article that the ledger has as published is held back because it expired. */
  readonly expired: boolean;
  /** Drafts, where they are not shown. */
  readonly leftOut: readonly Gathered[];
}

function say(publication: Publication, tags: Vocabulary, authors: Vocabulary): string {
  const { mounts: _, sources, ...says } = publication;
  return digestOfData([says, [...sources.values()], [...tags.values()], [...authors.values()]]);
}

/** What is known of an article to relate it; its body is read where it is asked for. */
class Told implements Relatable {
  readonly id: string;
  readonly #title: string;
  readonly digest: string;
  readonly published: number;
  readonly added: number;
  readonly #text: Text;

  constructor(id: string, title: string, text: Text, published: number, added: number) {
    this.id = id;
    this.#title = title;
    this.digest = text.digest;
    this.published = published;
    this.added = added;
    this.#text = text;
  }

  get text(): string {
    return this.#text.body;
  }

  /** The numbers in it tell parts of a series: without a title, those that the text begins with. */
  get title(): string {
    return this.#title || opening(this.text.slice(0, 200).replace(/\s+/g, ' '));
  }
}

const unrelated: Relation = { related: [], retelling: false };

/** What feeds show of how articles stand to each other, where there is anything. */
function shownOf(relations: ReturnType<typeof relate>): ReadonlyMap<string, Relation> {
  return new Map(
    [...relations].flatMap(([id, { related, retelling }]) =>
      related.length > 0 || retelling ? [[id, { related, retelling }] as const] : [],
    ),
  );
}

/** How each article stands to the others, by the days and first sightings that the ledger will have. */
function relationsOf(
  completed: readonly Completed[],
  known: Ledger,
  now: number,
  timeZone: string,
  memory: Memory,
  hasty: boolean,
  follow: Follow | undefined,
): { readonly relation: (of: Completed) => Relation; readonly provisional: boolean } {
  const at = stamp(known, now);
  const relatable = completed.map(({ identified, timeless: { id, title } }) => {
    const { text } = identified;
    const first = known.articles.get(id)?.first ?? at;
    const published = resolveStated(identified.published, first, timeZone);
    return new Told(id, title, text, published, Math.max(first, published));
  });
  const key = digest(
    relatable
      .map((one) => [one.id, one.published, one.added, one.digest].join('\n'))
      .sort()
      .join('\n'),
  );
  const before = hasty && relatable.length >= many ? [...memory.relations.last.keys()][0] : undefined;
  const relations =
    memory.relations.get(before ?? key) ??
    memory.relations.set(key, shownOf(relate(relatable, memory.linked, follow)));
  return {
    relation: ({ timeless }) => relations.get(timeless.id) ?? unrelated,
    provisional: before !== undefined && before !== key,
  };
}

/**
 * Reads a content folder and resolves it to all that compile needs. An article at fault is left out and told among the
 * problems; an `error` among them is to stop a build. Throws `ContentError` where nothing can be made of the folder.
 */
export async function load(folder: string, options: LoadOptions): Promise<Loaded> {
  const { memory = new Memory(''), follow } = options;
  const { kept } = memory;
  memory.marks.forget(options.touched);
  const settings = await readSettings(folder, memory);
  const { publication, tags, authors } = settings;
  const now = Math.floor(options.now);
  const zone = publication.timezone;
  const known = options.ledger ? joinLedgers(settings.ledger, options.ledger) : settings.ledger;

  const mounts = await Promise.all(
    publication.mounts.map((mount) => gatherMount(mount, folder, memory, follow)),
  );
  const gathering = joinGatherings([await gatherArticles(folder, memory, follow), ...mounts]);
  const isDraft = ({ frontMatter }: Gathered): boolean => !options.drafts && frontMatter.draft === true;
  const isOut = (article: Gathered): boolean => !isDraft(article) && !hasExpired(article, now);
  const held = gathering.gathered.filter((article) => !isOut(article));
  const heldBack = identify(
    sift(held, now, zone, kept.dated).dated,
    publication,
    known,
    new Kept(),
  ).identified;
  const expired = heldBack.filter((article) => {
    const entry = known.articles.get(article.id);
    return !isDraft(article) && entry !== undefined && entry.withdrawn === undefined;
  });
  const { gathered: wanted, problems: merged } = mergeMounts([
    ...gathering.gathered.filter(isOut),
    ...(options.keepExpired ? expired : []),
  ]);
  const { dated, problems: undated } = sift(wanted, now, zone, kept.dated);
  const { identified, problems: clashes } = identify(dated, publication, known, kept.identified);
  const final = ({ id }: Identified): boolean => known.articles.get(id)?.final === true;
  const lasting = identified.filter((article) => !final(article));

  const facets = memory.steady(assignFacets(lasting, settings, shown(folder)));
  const moved = movedIn(publication, mounts, lasting, facets.tags.values);
  const media = new Media(folder);
  const completions = await Promise.all(
    lasting.map((article) =>
      kept.completed.of(article, [publication, facets, hasMedia(article) && media], () =>
        complete(article, publication, facets, media).catch((error: unknown) => ({
          problems: [faultOf(error, article.file)],
        })),
      ),
    ),
  );
  const completed = completions.flatMap(({ completed = [] }) => completed);
  const { relation, provisional } = relationsOf(
    completed,
    known,
    now,
    zone,
    memory,
    options.hasty === true,
    follow,
  );
  const at = stamp(known, now);

  const faults = [
    ...gathering.problems,
    ...merged,
    ...undated,
    ...clashes,
    ...[facets.tags, facets.authors, facets.sources].flatMap(({ problems }) => problems),
    ...completions.flatMap(({ problems }) => problems),
    ...identified.filter(final).map(backAgain),
    ...moved.problems,
    ...held.filter((article) => hasExpired(article, now)).map(expiredOn),
  ];
  const broken = faults.some(({ severity }) => severity === 'error');
  const gone = vanished(
    known,
    gathering.gathered,
    [...completed.map(({ timeless }) => timeless.id), ...heldBack.map(({ id }) => id)],
    shown(folder),
  );
  const state = {
    articles: completed.map((of) => {
      const { identified, timeless } = of;
      const seen = known.articles.get(timeless.id)?.first ?? at;
      const published = resolveStated(identified.published, seen, zone);
      const stands = relation(of);
      return kept.sighted.of(of, [stands, tags, published], () => sight(of, stands, tags, published));
    }),
    values: [],
    publication: say(publication, tags, authors),
    withdraw: !broken && (gone.length === 0 || options.withdraw === true),
  };
  const seen = advance(known, state, now);
  const articles = completed.flatMap((of): Article[] => {
    const entry = seen.articles.get(of.timeless.id);
    if (!entry) return [];
    const stands = relation(of);
    return [kept.settled.of(of, [stands, entry, zone], () => settle(of, stands, entry, zone))];
  });
  const ledger = carry(seen, carried(articles, tags), at);

  memory.turn();

  const until = nextExpiry(gathering.gathered, now);
  const entries = [...ledger.articles.values()];
  return {
    publication: { ...publication, redirects: moved.redirects },
    tags,
    authors,
    articles,
    withdrawn: entries.flatMap((entry) => {
      const { id, slug, formerly = [], withdrawn } = entry;
      // What was never out is not told of.
      if (withdrawn === undefined || !wasOut(entry, now)) return [];
      return [{ id, slug, formerSlugs: formerly, when: withdrawn }];
    }),
    publishedValues: [...ledger.values.values()].map(({ facet, value, label, first }) => ({
      facet,
      slug: value,
      label,
      first,
    })),
    founded: entries.reduce((least, { first }) => Math.min(least, first), ledger.publication?.changed ?? now),
    lastChanged: lastChanged(ledger),
    // A file that can't be read has not vanished, and can't say which article it was.
    problems: [...faults, ...(options.withdraw || broken ? [] : gone)],
    ledger,
    provisional,
    ...(until !== undefined && { until }),
    expired: expired.length > 0,
    leftOut: held.filter(isDraft),
    unsigned: lasting
      .filter(({ mount, frontMatter }) => !mount && (frontMatter.id ?? frontMatter.slug) === undefined)
      .map(({ file, id, slug }) => ({ file, id, slug })),
  };
}

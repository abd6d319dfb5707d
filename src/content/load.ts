import type { Article } from '../article/article.ts';
import { faultOf } from '../article/fault.ts';
import { opening } from '../text/opening.ts';
import { carried } from './carried.ts';
import { assignFacets, complete, type Completed, type Completion, settle, sight } from './complete.ts';
import type { Content, Publication, Vocabulary } from './content.ts';
import { digestOf } from './digest.ts';
import { relateArticles, type Relation } from './duplicates/relate-articles.ts';
import { gatherArticles, gatherMount } from './gather.ts';
import { type Gathered, joinGatherings } from './gathered.ts';
import { type Identified, identify } from './identity.ts';
import { advance, carry, lastChanged, type Ledger, stamp, wasOut } from './ledger.ts';
import { expiredOn, hasExpired } from './held.ts';
import { isMerged } from './ledger/editions.ts';
import { joinLedgers } from './ledger/join.ts';
import { Media } from './media.ts';
import { resolveStated } from './moment.ts';
import { mergeMounts } from './merge.ts';
import { movedIn } from './moved.ts';
import { readSettings } from './settings.ts';
import { backAgain, sift } from './sift.ts';
import type { Follow } from './stage.ts';
import { memoryStore, type Store } from './store.ts';
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
  /** Results of earlier builds. */
  readonly store?: Store;
  readonly follow?: Follow;
}

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
  /** Whether an article that the ledger has as published is held back because it expired. */
  readonly expired: boolean;
  /** Whether branches that had both been built were merged since the last build. */
  readonly merged: boolean;
  /** Drafts, where they are not shown. */
  readonly leftOut: readonly Gathered[];
}

function say(publication: Publication, tags: Vocabulary, authors: Vocabulary): string {
  const { mounts: _, sources, ...says } = publication;
  return digestOf([says, [...sources.values()], [...tags.values()], [...authors.values()]]);
}

const unrelated: Relation = { related: [], retelling: false };

/** How each article relates to the others, by the days and first sightings that the ledger will have. */
function relationsOf(
  completed: readonly Completed[],
  known: Ledger,
  now: number,
  timeZone: string,
  follow: Follow | undefined,
): (of: Completed) => Relation {
  const at = stamp(known, now);
  const relatable = completed.map(({ identified, timeless: { id, title } }) => {
    const text = identified.text.body;
    const first = known.articles.get(id)?.first ?? at;
    const published = resolveStated(identified.published, first, timeZone);
    // Without a title, the numbers that the text begins with tell the parts of a series apart.
    const named = title || opening(text.slice(0, 200).replace(/\s+/g, ' '));
    return { id, title: named, text, published, added: Math.max(first, published) };
  });
  const relations = relateArticles(relatable, follow);
  return ({ timeless }) => relations.get(timeless.id) ?? unrelated;
}

/**
 * Reads a content folder and resolves it to all that compile needs. An article at fault is left out and told among the
 * problems; an `error` among them is to stop a build. Throws `ContentError` where nothing can be made of the folder.
 */
export async function load(folder: string, options: LoadOptions): Promise<Loaded> {
  const { store = memoryStore(), follow } = options;
  const settings = await readSettings(folder);
  const { publication, tags, authors } = settings;
  const now = Math.floor(options.now);
  const zone = publication.timezone;
  const known = options.ledger ? joinLedgers(settings.ledger, options.ledger) : settings.ledger;

  const mounts = await Promise.all(
    publication.mounts.map((mount) => gatherMount(mount, folder, store, follow)),
  );
  const gathering = joinGatherings([await gatherArticles(folder, store, follow), ...mounts]);
  const isDraft = ({ frontMatter }: Gathered): boolean => !options.drafts && frontMatter.draft === true;
  const isOut = (article: Gathered): boolean => !isDraft(article) && !hasExpired(article, now);
  const held = gathering.gathered.filter((article) => !isOut(article));
  const heldBack = identify(sift(held, now, zone).dated, publication, known).identified;
  const expired = heldBack.filter((article) => {
    const entry = known.articles.get(article.id);
    return !isDraft(article) && entry !== undefined && entry.withdrawn === undefined;
  });
  const { gathered: wanted, problems: joined } = mergeMounts([
    ...gathering.gathered.filter(isOut),
    ...(options.keepExpired ? expired : []),
  ]);
  const { dated, problems: undated } = sift(wanted, now, zone);
  const { identified, problems: clashes } = identify(dated, publication, known);
  const final = ({ id }: Identified): boolean => known.articles.get(id)?.final === true;
  const lasting = identified.filter((article) => !final(article));

  const facets = assignFacets(lasting, settings, shown(folder));
  const moved = movedIn(publication, mounts, lasting, facets.tags.values);
  const media = new Media(folder);
  const completions = await Promise.all(
    lasting.map((article) =>
      complete(article, publication, facets, media).catch(
        (error: unknown): Completion => ({ problems: [faultOf(error, article.file)] }),
      ),
    ),
  );
  const completed = completions.flatMap(({ completed = [] }) => completed);
  const relation = relationsOf(completed, known, now, zone, follow);
  const at = stamp(known, now);

  const faults = [
    ...gathering.problems,
    ...joined,
    ...undated,
    ...clashes,
    ...[facets.tags, facets.authors, facets.sources].flatMap(({ problems }) => problems),
    ...completions.flatMap(({ problems }) => problems),
    ...(await media.problems()),
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
      return sight(of, stands, tags, published);
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
    return [settle(of, stands, entry, zone)];
  });
  const ledger = carry(seen, carried(articles, tags), at);

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
    expired: expired.length > 0,
    merged: isMerged(settings.ledger.editions),
    leftOut: held.filter(isDraft),
    unsigned: lasting
      .filter(({ mount, frontMatter }) => !mount && (frontMatter.id ?? frontMatter.slug) === undefined)
      .map(({ file, id, slug }) => ({ file, id, slug })),
  };
}

import type { Content } from './content.ts';
import { MediaFolder } from './articles/media.ts';
import type { SourceArticle } from './articles/source-article.ts';
import { lastChanged, type Ledger, nextMoment, wasPublished } from './ledger/ledger.ts';
import { isMerged } from './ledger/editions.ts';
import { joinLedgers } from './ledger/join.ts';
import { readSources } from './articles/read-sources.ts';
import { keptFeedId, recordInLedger, relateByLedger, vanishedProblems } from './ledger/record.ts';
import { resolveArticles, type NewIdentity } from './articles/resolve-articles.ts';
import { readContentSettings } from './publication/settings.ts';
import { type ProgressListener, memoryStore, type ResultStore } from './store.ts';
import { shownPath } from './files.ts';

export interface LoadOptions {
  /** Seconds since the epoch. The ledger records it for everything that is new. */
  readonly now: number;
  /** Whether drafts are shown. */
  readonly drafts?: boolean;
  /** Whether a whole mount, or more than a tenth of the articles, may be withdrawn at once. */
  readonly withdraw?: boolean;
  /** Whether the build may not change the content folder: expired articles then get the moment of their expiry. */
  readonly frozen?: boolean;
  /** Whether an expired article is shown while the ledger has it as published, as before its expiry. */
  readonly keepExpired?: boolean;
  /** The ledger of a preview, which does not write `ledger.jsonl`. */
  readonly ledger?: Ledger;
  /** The files of `media/`; by default those of the folder. */
  readonly media?: MediaFolder;
  /** Results of earlier builds. */
  readonly store?: ResultStore;
  readonly onProgress?: ProgressListener;
}

/** The content, and the changes to write when it is published. */
export interface Loaded extends Content {
  /** The ledger after this content; `save` writes it. */
  readonly ledger: Ledger;
  readonly newIdentities: readonly NewIdentity[];
  /** When the last article expired that the ledger has as published; seconds since the epoch. */
  readonly lastExpiry?: number;
  /** When the next article expires; seconds since the epoch. */
  readonly nextExpiry?: number;
  /** Whether branches with builds of their own were merged since the last build. */
  readonly merged: boolean;
  /** Drafts that are not shown. */
  readonly leftOut: readonly SourceArticle[];
}

/**
 * Reads a content folder and resolves it to the input of compile: settings → sources → articles → relations → ledger.
 * An article with an error is left out and reported as a problem; an `error` stops a build. Throws `ContentError` if
 * `feed.yaml`, a vocabulary or the ledger has errors.
 */
export async function load(folder: string, options: LoadOptions): Promise<Loaded> {
  const {
    drafts = false,
    withdraw = false,
    frozen = false,
    keepExpired = false,
    media = new MediaFolder(folder),
    store = memoryStore(),
    onProgress,
  } = options;
  const now = Math.floor(options.now);
  const settings = await readContentSettings(folder);
  const { publication, tags, authors } = settings;
  const known = options.ledger ? joinLedgers(settings.ledger, options.ledger) : settings.ledger;

  const sources = await readSources(folder, publication, store, onProgress);
  const resolved = await resolveArticles(sources, { folder, media, settings, known, now, drafts, keepExpired });
  const { lastExpiry, nextExpiry } = resolved;
  const relationOf = relateByLedger(resolved.articles, known, now, publication.timezone, onProgress);

  const faults = [...sources.problems, ...resolved.problems];
  const broken = faults.some(({ severity }) => severity === 'error');
  const present = [...resolved.articles.map(({ fields }) => fields.id), ...resolved.heldBack];
  const gone = vanishedProblems(known, sources.articles, present, shownPath(folder));
  const { articles, ledger } = recordInLedger(resolved.articles, relationOf, settings, {
    known,
    now,
    at: nextMoment(known, now, frozen ? lastExpiry : now),
    withdraw: !broken && (gone.length === 0 || withdraw),
  });

  const entries = [...ledger.articles.values()];
  const { id: _, ...rest } = publication;
  const id = keptFeedId(publication, ledger);
  return {
    publication: { ...rest, ...(id !== undefined && { id }), redirects: resolved.redirects },
    tags,
    authors,
    articles,
    withdrawn: entries.flatMap((entry) => {
      const { id, slug, formerly = [], withdrawn } = entry;
      // An article that nobody has seen is not listed as withdrawn.
      if (withdrawn === undefined || !wasPublished(entry, now)) return [];
      return [{ id, slug, formerSlugs: formerly, when: withdrawn }];
    }),
    publishedValues: [...ledger.values.values()],
    founded: entries.reduce((least, { first }) => Math.min(least, first), ledger.publication?.changed ?? now),
    lastChanged: lastChanged(ledger),
    // A file that cannot be read has not vanished, but the id of its article is not known.
    problems: [...faults, ...(withdraw || broken ? [] : gone)],
    ledger,
    newIdentities: resolved.newIdentities,
    ...(lastExpiry !== undefined && { lastExpiry }),
    ...(nextExpiry !== undefined && { nextExpiry }),
    merged: isMerged(settings.ledger.editions),
    leftOut: resolved.leftOut,
  };
}

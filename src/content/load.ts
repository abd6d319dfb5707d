import type { Content } from './content.ts';
import type { Gathered } from './gathered.ts';
import { lastChanged, type Ledger, wasOut } from './ledger.ts';
import { isMerged } from './ledger/editions.ts';
import { joinLedgers } from './ledger/join.ts';
import { readSources } from './read-sources.ts';
import { record, relate } from './record.ts';
import { resolveArticles, type Unsigned } from './resolve-articles.ts';
import { readSettings } from './settings.ts';
import type { Follow } from './stage.ts';
import { memoryStore, type Store } from './store.ts';
import { shown } from './tree.ts';
import { vanished } from './vanished.ts';

export interface LoadOptions {
  /** Seconds since the epoch. The ledger notes this moment for everything that it sees first. */
  readonly now: number;
  /** Whether drafts are shown. */
  readonly drafts?: boolean;
  /** Whether a whole mount, or more than a tenth of the articles, may be withdrawn. */
  readonly withdraw?: boolean;
  /** Whether an article that expired is shown as long as the ledger has it as published: as before the moment of its expiry. */
  readonly keepExpired?: boolean;
  /** What a preview knows beyond `ledger.jsonl`, which it does not write. */
  readonly ledger?: Ledger;
  /** Results of earlier builds. */
  readonly store?: Store;
  readonly follow?: Follow;
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
  /** Drafts, if they are not shown. */
  readonly leftOut: readonly Gathered[];
}

/**
 * Reads a content folder and resolves it to all that compile needs: settings → sources → articles → relations → ledger. An article at
 * fault is left out and told among the problems; an `error` among them stops a build. Throws `ContentError` if `feed.yaml`, a
 * vocabulary or the ledger is at fault.
 */
export async function load(folder: string, options: LoadOptions): Promise<Loaded> {
  const { drafts = false, withdraw = false, keepExpired = false, store = memoryStore(), follow } = options;
  const now = Math.floor(options.now);
  const settings = await readSettings(folder);
  const { publication, tags, authors } = settings;
  const known = options.ledger ? joinLedgers(settings.ledger, options.ledger) : settings.ledger;

  const sources = await readSources(folder, publication, store, follow);
  const resolved = await resolveArticles(sources, { folder, settings, known, now, drafts, keepExpired });
  const relationOf = relate(resolved.articles, known, now, publication.timezone, follow);

  const faults = [...sources.problems, ...resolved.problems];
  const broken = faults.some(({ severity }) => severity === 'error');
  const present = [...resolved.articles.map(({ timeless }) => timeless.id), ...resolved.heldBack];
  const gone = vanished(known, sources.gathered, present, shown(folder));
  const { articles, ledger } = record(resolved.articles, relationOf, settings, {
    known,
    now,
    withdraw: !broken && (gone.length === 0 || withdraw),
  });

  const entries = [...ledger.articles.values()];
  return {
    publication: { ...publication, redirects: resolved.redirects },
    tags,
    authors,
    articles,
    withdrawn: entries.flatMap((entry) => {
      const { id, slug, formerly = [], withdrawn } = entry;
      // An article that was never out is not told of.
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
    // A file that cannot be read has not vanished, and cannot say which article it was.
    problems: [...faults, ...(withdraw || broken ? [] : gone)],
    ledger,
    unsigned: resolved.unsigned,
    expired: resolved.expired,
    merged: isMerged(settings.ledger.editions),
    leftOut: resolved.leftOut,
  };
}

import { faultOf } from '../article/fault.ts';
import type { Problem } from '../article/problem.ts';
import { assignFacets, complete, type Completed, type Completion } from './complete.ts';
import type { Publication } from './content.ts';
import type { Gathered } from './gathered.ts';
import { expiredOn, hasExpired } from './held.ts';
import { type Identified, identify } from './identity.ts';
import type { Ledger } from './ledger.ts';
import { Media } from './media.ts';
import { mergeMounts } from './merge.ts';
import { movedIn } from './moved.ts';
import type { Sources } from './read-sources.ts';
import type { Settings } from './settings.ts';
import { backAgain, sift } from './sift.ts';
import { shown } from './tree.ts';

/** An article that lacks an id or a slug of its own in its file. */
export interface Unsigned {
  readonly file: string;
  readonly id: string;
  readonly slug: string;
}

/** The articles that go out, with ids, slugs, names and files resolved; nothing of it depends on what was published before but slugs. */
export interface Resolved {
  readonly articles: readonly Completed[];
  readonly unsigned: readonly Unsigned[];
  /** Ids of drafts and of expired articles. */
  readonly heldBack: readonly string[];
  /** Whether an article that the ledger has as published is held back because it expired. */
  readonly expired: boolean;
  /** Drafts, if they are not shown. */
  readonly leftOut: readonly Gathered[];
  readonly redirects: Publication['redirects'];
  readonly problems: readonly Problem[];
}

/** What a resolution depends on beside the sources. */
export interface ResolveOptions {
  /** The content folder. */
  readonly folder: string;
  readonly settings: Settings;
  /** The ledger before this build. */
  readonly known: Ledger;
  /** Seconds since the epoch. */
  readonly now: number;
  readonly drafts: boolean;
  /** Whether an expired article is shown as long as the ledger has it as published. */
  readonly keepExpired: boolean;
}

/** Decides which articles go out, gives each its id, slug, facet values and files, and tells what is at fault. */
export async function resolveArticles(
  { gathered, mounts }: Sources,
  { folder, settings, known, now, drafts, keepExpired }: ResolveOptions,
): Promise<Resolved> {
  const { publication } = settings;
  const zone = publication.timezone;
  const isDraft = ({ frontMatter }: Gathered): boolean => !drafts && frontMatter.draft === true;
  const isOut = (article: Gathered): boolean => !isDraft(article) && !hasExpired(article, now);
  const held = gathered.filter((article) => !isOut(article));
  const heldBack = identify(sift(held, now, zone).dated, publication, known).identified;
  const expired = heldBack.filter((article) => {
    const entry = known.articles.get(article.id);
    return !isDraft(article) && entry !== undefined && entry.withdrawn === undefined;
  });

  const merged = mergeMounts([...gathered.filter(isOut), ...(keepExpired ? expired : [])]);
  const sifted = sift(merged.gathered, now, zone);
  const { identified, problems: clashes } = identify(sifted.dated, publication, known);
  const isFinal = ({ id }: Identified): boolean => known.articles.get(id)?.final === true;
  const lasting = identified.filter((article) => !isFinal(article));

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
  return {
    articles: completions.flatMap(({ completed = [] }) => completed),
    unsigned: lasting
      .filter(({ mount, frontMatter }) => !mount && (frontMatter.id ?? frontMatter.slug) === undefined)
      .map(({ file, id, slug }) => ({ file, id, slug })),
    heldBack: heldBack.map(({ id }) => id),
    expired: expired.length > 0,
    leftOut: held.filter(isDraft),
    redirects: moved.redirects,
    problems: [
      ...merged.problems,
      ...sifted.problems,
      ...clashes,
      ...[facets.tags, facets.authors, facets.sources].flatMap(({ problems }) => problems),
      ...completions.flatMap(({ problems }) => problems),
      ...(await media.problems()),
      ...identified.filter(isFinal).map(backAgain),
      ...moved.problems,
      ...held.filter((article) => hasExpired(article, now)).map(expiredOn),
    ],
  };
}

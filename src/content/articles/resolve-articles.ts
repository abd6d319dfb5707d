import { join } from 'node:path';
import { problemFromError, type Problem, problemOf } from '../../article/problem.ts';
import { formatMoment } from '../../text/date.ts';
import { assignFacets, completeArticle, type CompletedArticle, type Completion } from './complete.ts';
import type { Publication } from '../publication/publication.ts';
import type { SourceArticle } from './source-article.ts';
import { type IdentifiedArticle, identify } from './identity.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { iconProblems, type MediaFolder } from './media.ts';
import { mergeMounts } from '../mounts/merge-mounts.ts';
import { resolveRedirects } from './redirects.ts';
import type { Sources } from './read-sources.ts';
import type { ContentSettings } from '../publication/settings.ts';
import { selectDated } from './stated-time.ts';
import { shownPath } from '../files.ts';

/** The id and slug of an article whose file has neither. */
export interface NewIdentity {
  readonly file: string;
  readonly id: string;
  readonly slug: string;
}

/** The articles to publish, with ids, slugs, names and files. Of the ledger only slugs and withdrawals matter here. */
interface ResolvedArticles {
  readonly articles: readonly CompletedArticle[];
  readonly newIdentities: readonly NewIdentity[];
  /** Ids of drafts and of expired articles. */
  readonly heldBack: readonly string[];
  /** When the last article expired that the ledger has as published; undefined if none did. Seconds since the epoch. */
  readonly lastExpiry: number | undefined;
  /** When the next article expires; undefined if none does. */
  readonly nextExpiry: number | undefined;
  /** Drafts, if they are not shown. */
  readonly leftOut: readonly SourceArticle[];
  readonly redirects: Publication['redirects'];
  readonly problems: readonly Problem[];
}

/** The other inputs of a resolution. */
interface ResolveOptions {
  /** The content folder. */
  readonly folder: string;
  readonly media: MediaFolder;
  readonly settings: ContentSettings;
  /** The ledger before this build. */
  readonly known: Ledger;
  /** Seconds since the epoch. */
  readonly now: number;
  readonly drafts: boolean;
  /** Whether an expired article is shown while the ledger has it as published. */
  readonly keepExpired: boolean;
}

/**
 * Decides which articles are published, and gives each its id, slug, facet values and files. Articles with errors are
 * left out and reported as problems.
 */
export async function resolveArticles(
  { articles, mounts }: Sources,
  { folder, media, settings, known, now, drafts, keepExpired }: ResolveOptions,
): Promise<ResolvedArticles> {
  const { publication } = settings;
  const zone = publication.timezone;
  // A held article lacks values without which it cannot be shown, not even as a draft.
  const isDraft = ({ frontMatter }: SourceArticle): boolean =>
    frontMatter.draft === true && (!drafts || frontMatter.held !== undefined);
  const isOut = (article: SourceArticle): boolean => !isDraft(article) && !hasExpired(article, now);
  const held = articles.filter((article) => !isOut(article));
  const heldBack = identify(selectDated(held, now, zone).dated, publication, known).identified;
  const expired = heldBack.filter((article) => {
    const entry = known.articles.get(article.id);
    return !isDraft(article) && entry !== undefined && entry.withdrawn === undefined;
  });

  const merged = mergeMounts([...articles.filter(isOut), ...(keepExpired ? expired : [])]);
  const sifted = selectDated(merged.articles, now, zone);
  const { identified, problems: clashes } = identify(sifted.dated, publication, known);
  const isFinal = ({ id }: IdentifiedArticle): boolean => known.articles.get(id)?.final === true;
  const lasting = identified.filter((article) => !isFinal(article));

  for (const { pictures = [] } of lasting) media.addPictures(pictures);
  const facets = assignFacets(lasting, settings, shownPath(folder));
  const moved = resolveRedirects(publication, mounts, lasting, facets.tags.values);
  const completions = await Promise.all(
    lasting.map((article) =>
      completeArticle(article, publication, facets, media).catch(
        (error: unknown): Completion => ({ problems: [problemFromError(error, article.file)] }),
      ),
    ),
  );
  return {
    articles: completions.flatMap(({ completed = [] }) => completed),
    newIdentities: lasting
      .filter(({ mount, frontMatter }) => !mount && (frontMatter.id ?? frontMatter.slug) === undefined)
      .map(({ file, id, slug }) => ({ file, id, slug })),
    heldBack: heldBack.map(({ id }) => id),
    lastExpiry: extreme(Math.max, expired),
    nextExpiry: extreme(Math.min, articles.filter(isOut)),
    leftOut: held.filter(isDraft),
    redirects: moved.redirects,
    problems: [
      ...merged.problems,
      ...sifted.problems,
      ...clashes,
      ...[facets.tags, facets.authors, facets.sources].flatMap(({ problems }) => problems),
      ...completions.flatMap(({ problems }) => problems),
      ...(await media.problems()),
      ...(await iconProblems(publication.icon, media, shownPath(join(folder, 'feed.yaml')))),
      ...identified.filter(isFinal).map(withdrawnProblem),
      ...moved.problems,
      ...held.filter((article) => hasExpired(article, now)).map(expiredProblem),
    ],
  };
}

/** Whether an article has expired at a moment (seconds since the epoch). */
function hasExpired({ expires = Number.POSITIVE_INFINITY }: SourceArticle, now: number): boolean {
  return expires <= now;
}

/** The least or the greatest moment at which one of these articles expires. */
function extreme(choose: (...moments: number[]) => number, articles: readonly SourceArticle[]): number | undefined {
  const moments = articles.flatMap(({ expires = [] }) => expires);
  return moments.length === 0 ? undefined : moments.reduce((a, b) => choose(a, b));
}

/** The note for an article that has expired. */
function expiredProblem({ file, expires = 0 }: SourceArticle): Problem {
  return problemOf('expired', 'note', file, `It expired at ${formatMoment(expires)} and is left out.`);
}

/** The problem of an article that was withdrawn for good and is in the folder again. */
function withdrawnProblem({ file, id }: IdentifiedArticle): Problem {
  const message = `The article was withdrawn for good and stays out: ${id}.`;
  const remedy = 'Delete the file, or remove "final" and "withdrawn" from its line in ledger.jsonl.';
  return problemOf('withdrawn', 'warning', file, message, remedy);
}

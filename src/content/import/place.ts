import { join } from 'node:path';
import type { Candidate } from '../../article/candidate.ts';
import { slug } from '../../text/slug.ts';
import type { Publication } from '../content.ts';
import { digest } from '../digest.ts';
import { Slugs, slugOfPath, tagUri } from '../identity.ts';
import type { Ledger } from '../ledger.ts';
import { dayOfStated, parseStated } from '../moment.ts';
import { type Existing, type Shelf, sourceKey } from './existing.ts';

/** Where a candidate goes. */
export interface Place {
  readonly slug: string;
  /** Absent where there is no day yet: an id holds the day. */
  readonly id?: string;
  readonly path: string;
  readonly existing?: Existing;
  /** Whether it was withdrawn for good. */
  readonly final: boolean;
}

/** Bytes that a file's name may have, on the file systems that people use, less room for the ending. */
const longestName = 240;

/** The file of an article: named by its slug, which may be longer in bytes than a name can be. */
function pathOf(folder: string, slug: string): string {
  let name = slug;
  if (Buffer.byteLength(slug) > longestName) {
    while (Buffer.byteLength(name) > longestName - 9) name = name.slice(0, -1);
    name = `${name.replace(/[\ud800-\udbff]$/, '')}-${digest(slug).slice(0, 8)}`;
  }
  return join(folder, 'articles', `${name}.md`);
}

/**
 * Gives candidates their ids, slugs and files, in the order of the candidates. What was imported before keeps all three;
 * what was withdrawn and comes back gets its own again; a slug that is taken or was ever another article's is numbered.
 */
export function placesOf(
  candidates: readonly Candidate[],
  shelf: Shelf,
  ledger: Ledger,
  publication: Publication,
  folder: string,
): readonly Place[] {
  const remembered = [...ledger.articles.values()].flatMap(({ slug, formerly = [] }) => [slug, ...formerly]);
  const slugs = new Slugs([...shelf.articles.map((article) => article.slug), ...remembered]);
  const claimed = new Set<Existing>();
  return candidates.map((candidate): Place => {
    const found =
      shelf.bySource.get(sourceKey(candidate.file, candidate.entry)) ??
      (candidate.id === undefined ? undefined : shelf.byId.get(candidate.id));
    const stated = parseStated(candidate.fields.published?.value ?? '');
    const day = stated && dayOfStated(stated, publication.timezone);
    const idFor = (slug: string): string | undefined =>
      candidate.id ?? (day === undefined ? undefined : tagUri(publication.url, day, slug));
    if (found && !claimed.has(found)) {
      claimed.add(found);
      const id = found.frontMatter?.id ?? idFor(found.slug);
      return {
        slug: found.slug,
        ...(id !== undefined && { id }),
        path: found.path,
        existing: found,
        final: false,
      };
    }
    const wished =
      slug(candidate.slug ?? '') || slug(candidate.fields.title?.value ?? '') || slugOfPath(candidate.file);
    const past = ledger.articles.get(idFor(wished) ?? '');
    if (past?.withdrawn !== undefined)
      return { slug: past.slug, id: past.id, path: pathOf(folder, past.slug), final: past.final === true };
    const own = slugs.take(wished);
    const id = idFor(own);
    return { slug: own, ...(id !== undefined && { id }), path: pathOf(folder, own), final: false };
  });
}

import { join, relative } from 'node:path';
import { type Candidate, frontMatterOf } from '../../article/candidate.ts';
import { slug } from '../../text/slug.ts';
import type { Publication } from '../content.ts';
import { digest } from '../digest.ts';
import { Slugs, slugOfPath, tagUri } from '../identity.ts';
import type { Ledger } from '../ledger.ts';
import { dayOfStated, parseStated } from '../moment.ts';
import { compareVersions, isOneArticle } from '../version.ts';
import { type Existing, type Shelf, sourceKey } from './existing.ts';

/** Where a candidate goes. */
export interface Place {
  readonly slug: string;
  /** Absent where there is no day yet: an id holds the day. */
  readonly id?: string;
  readonly path: string;
  readonly existing?: Existing;
  /** Whether `existing`, which is another file's version of the article, is the better one and stays. */
  readonly outranked: boolean;
  /** Whether another article has the id that the candidate states. */
  readonly shared: boolean;
  /** Whether it was withdrawn for good. */
  readonly final: boolean;
}

/** Bytes that a file's name may have, on the file systems that people use, less room for a number and the ending. */
const longestName = 240;

/** The name of an article's file: its slug, which may be longer in bytes than a name can be. */
function nameOf(slug: string): string {
  if (Buffer.byteLength(slug) <= longestName) return slug;
  let name = slug;
  while (Buffer.byteLength(name) > longestName - 9) name = name.slice(0, -1);
  return `${name.replace(/[\ud800-\udbff]$/, '')}-${digest(slug).slice(0, 8)}`;
}

/**
 * Gives candidates their ids, slugs and files, one after another. What was imported before keeps all three; another file's version
 * of it goes where it stands, if it is the better one; what was withdrawn and comes back gets its own again; a slug that is taken or was ever another article's is numbered, and so is
 * the name of a file that is there.
 */
export class Placer {
  readonly #shelf: Shelf;
  readonly #ledger: Ledger;
  readonly #publication: Publication;
  readonly #folder: string;
  readonly #slugs: Slugs;
  readonly #files: Slugs;

  constructor(shelf: Shelf, ledger: Ledger, publication: Publication, folder: string) {
    this.#shelf = shelf;
    this.#ledger = ledger;
    this.#publication = publication;
    this.#folder = join(folder, 'articles');
    const remembered = [...ledger.articles.values()].flatMap(({ slug, formerly = [] }) => [
      slug,
      ...formerly,
    ]);
    this.#slugs = new Slugs([...shelf.articles.map((article) => article.slug), ...remembered]);
    // Many file systems take names for one that differ by case or by how an accent is encoded.
    this.#files = new Slugs(
      shelf.articles.map(({ path }) =>
        relative(this.#folder, path).replace(/\.md$/, '').normalize('NFC').toLowerCase(),
      ),
    );
  }

  place(candidate: Candidate): Place {
    const publication = this.#publication;
    const stated = parseStated(candidate.fields.published?.value ?? '');
    const day = stated && dayOfStated(stated, publication.timezone);
    const before = this.#shelf.from(candidate.file, candidate.entry);
    const other = before ? undefined : this.#shelf.withId(candidate.id);
    const stands = frontMatterOf(candidate);
    const shared = other !== undefined && !isOneArticle(candidate.id ?? '', stands, other.frontMatter ?? {});
    const idFor = (slug: string): string | undefined =>
      (shared ? undefined : candidate.id) ??
      (day === undefined ? undefined : tagUri(publication.url, day, slug));
    const existing = before ?? (shared ? undefined : other);
    if (existing) {
      const { slug, path, frontMatter = {}, body } = existing;
      const id = frontMatter.id ?? idFor(slug);
      const imported = frontMatter.imported;
      const outranked =
        existing !== before &&
        compareVersions(
          { frontMatter, body, source: imported ? sourceKey(imported.file, imported.entry) : existing.file },
          {
            frontMatter: stands,
            body: candidate.body,
            source: sourceKey(candidate.file, candidate.entry),
          },
        ) < 0;
      return { slug, ...(id !== undefined && { id }), path, existing, outranked, shared, final: false };
    }
    const anew = { outranked: false, shared };
    const wished =
      slug(candidate.slug ?? '') || slug(candidate.fields.title?.value ?? '') || slugOfPath(candidate.file);
    const past = this.#ledger.articles.get(idFor(wished) ?? '');
    if (past?.withdrawn !== undefined)
      return {
        ...anew,
        slug: past.slug,
        id: past.id,
        path: this.#path(past.slug),
        final: past.final === true,
      };
    const own = this.#slugs.take(wished);
    const id = idFor(own);
    return { ...anew, slug: own, ...(id !== undefined && { id }), path: this.#path(own), final: false };
  }

  #path(slug: string): string {
    return join(this.#folder, `${this.#files.take(nameOf(slug))}.md`);
  }
}

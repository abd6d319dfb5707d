import { join, relative } from 'node:path';
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
 * Gives candidates their ids, slugs and files, one after another. What was imported before keeps all three; what was
 * withdrawn and comes back gets its own again; a slug that is taken or was ever another article's is numbered, and so is
 * the name of a file that is there.
 */
export class Placer {
  readonly #shelf: Shelf;
  readonly #ledger: Ledger;
  readonly #publication: Publication;
  readonly #folder: string;
  readonly #slugs: Slugs;
  readonly #files: Slugs;
  readonly #claimed = new Set<Existing>();

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
    const idFor = (slug: string): string | undefined =>
      candidate.id ?? (day === undefined ? undefined : tagUri(publication.url, day, slug));
    const existing = this.#existing(candidate);
    if (existing) {
      const { slug, path, frontMatter } = existing;
      const id = frontMatter?.id ?? idFor(slug);
      return { slug, ...(id !== undefined && { id }), path, existing, final: false };
    }
    const wished =
      slug(candidate.slug ?? '') || slug(candidate.fields.title?.value ?? '') || slugOfPath(candidate.file);
    const past = this.#ledger.articles.get(idFor(wished) ?? '');
    if (past?.withdrawn !== undefined)
      return { slug: past.slug, id: past.id, path: this.#path(past.slug), final: past.final === true };
    const own = this.#slugs.take(wished);
    const id = idFor(own);
    return { slug: own, ...(id !== undefined && { id }), path: this.#path(own), final: false };
  }

  /** The article that was made of the candidate before; each is claimed once. */
  #existing({ file, entry, id }: Candidate): Existing | undefined {
    const { bySource, byId } = this.#shelf;
    const found = bySource.get(sourceKey(file, entry)) ?? (id === undefined ? undefined : byId.get(id));
    if (!found || this.#claimed.has(found)) return undefined;
    this.#claimed.add(found);
    return found;
  }

  #path(slug: string): string {
    return join(this.#folder, `${this.#files.take(nameOf(slug))}.md`);
  }
}

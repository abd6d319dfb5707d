import { join, relative } from 'node:path';
import { type Candidate, frontMatterOf } from '../../article/candidate.ts';
import { slug } from '../../text/slug.ts';
import type { Publication } from '../publication/publication.ts';
import { digest } from '../digest.ts';
import { SlugAllocator, slugOfPath, tagUri } from '../articles/identity.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { dayOfStatedTime, parseStatedTime } from '../articles/stated-time.ts';
import { compareVersions, isOneArticle } from '../articles/version.ts';
import { type ExistingArticle, type ExistingArticles, sourceKey } from './existing-articles.ts';

/** The id, slug and file for a candidate. */
export interface Destination {
  readonly slug: string;
  /** Absent without a day: a generated id contains the day. */
  readonly id?: string;
  readonly path: string;
  readonly existing?: ExistingArticle;
  /** Whether `existing` is a better version of the article from another file, and stays. */
  readonly outranked: boolean;
  /** Whether another article already has the candidate's id. */
  readonly shared: boolean;
  /** Whether it was withdrawn for good. */
  readonly final: boolean;
}

/** Longest name of a file in bytes on common file systems, without space for a number and the extension. */
const longestName = 240;

/** The name of an article's file: its slug, shortened and with a digest if it is too long for a file system. */
function nameOf(slug: string): string {
  if (Buffer.byteLength(slug) <= longestName) return slug;
  let name = slug;
  while (Buffer.byteLength(name) > longestName - 9) name = name.slice(0, -1);
  return `${name.replace(/[\ud800-\udbff]$/, '')}-${digest(slug).slice(0, 8)}`;
}

/**
 * Assigns ids, slugs and files to candidates, one after another. A candidate that was imported before keeps all three.
 * A better version from another file replaces the existing article. A withdrawn article that comes back gets its
 * former id and slug. A slug that another article has or had is numbered, and so is the name of an existing file.
 */
export class Destinations {
  readonly #existing: ExistingArticles;
  readonly #ledger: Ledger;
  readonly #publication: Publication;
  readonly #folder: string;
  readonly #slugs: SlugAllocator;
  readonly #files: SlugAllocator;

  constructor(existing: ExistingArticles, ledger: Ledger, publication: Publication, folder: string) {
    this.#existing = existing;
    this.#ledger = ledger;
    this.#publication = publication;
    this.#folder = join(folder, 'articles');
    const remembered = [...ledger.articles.values()].flatMap(({ slug, formerly = [] }) => [slug, ...formerly]);
    this.#slugs = new SlugAllocator([...existing.articles.map((article) => article.slug), ...remembered]);
    // Many file systems do not distinguish case or the encoding of accents.
    this.#files = new SlugAllocator(
      existing.articles.map(({ path }) =>
        relative(this.#folder, path).replace(/\.md$/, '').normalize('NFC').toLowerCase(),
      ),
    );
  }

  assign(candidate: Candidate): Destination {
    const publication = this.#publication;
    const stated = parseStatedTime(candidate.fields.published?.value ?? '');
    const day = stated && dayOfStatedTime(stated, publication.timezone);
    const before = this.#existing.from(candidate.file, candidate.entry);
    const other = before ? undefined : this.#existing.withId(candidate.id);
    const statedFields = frontMatterOf(candidate);
    const shared = other !== undefined && !isOneArticle(candidate.id ?? '', statedFields, other.frontMatter ?? {});
    const idFor = (slug: string): string | undefined =>
      (shared ? undefined : candidate.id) ?? (day === undefined ? undefined : tagUri(publication.url, day, slug));
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
            frontMatter: statedFields,
            body: candidate.body,
            source: sourceKey(candidate.file, candidate.entry),
          },
        ) < 0;
      return { slug, ...(id !== undefined && { id }), path, existing, outranked, shared, final: false };
    }
    const added = { outranked: false, shared };
    const wanted =
      slug(candidate.slug ?? '') || slug(candidate.fields.title?.value ?? '') || slugOfPath(candidate.file);
    const withdrawn = this.#ledger.articles.get(idFor(wanted) ?? '');
    if (withdrawn?.withdrawn !== undefined)
      return {
        ...added,
        slug: withdrawn.slug,
        id: withdrawn.id,
        path: this.#path(withdrawn.slug),
        final: withdrawn.final === true,
      };
    const own = this.#slugs.take(wanted);
    const id = idFor(own);
    return { ...added, slug: own, ...(id !== undefined && { id }), path: this.#path(own), final: false };
  }

  #path(slug: string): string {
    return join(this.#folder, `${this.#files.take(nameOf(slug))}.md`);
  }
}

import { isWaiting, type Manuscript } from './manuscripts.ts';
import type { Linked } from './state.ts';

/** What the preview knows of the articles beyond what the Worker is told. */
export interface Desk {
  readonly waiting: readonly Linked<Manuscript>[];
  /** The articles of these slugs, as far as there are any. */
  readonly find: (slugs: readonly string[]) => Readonly<Record<string, Linked<Manuscript>>>;
  /** Whether an article is not out yet at a moment (seconds since the epoch). */
  readonly isAhead: (slug: string, now: number) => boolean;
  /** When the last of those not out yet appears, where there is one. */
  readonly end: number | undefined;
}

/** Lays out manuscripts by slug; `link` makes the address that opens a file. */
export function layOut(
  manuscripts: readonly Manuscript[],
  now: number,
  link: (file: string) => string,
): Desk {
  const linked = <T extends Manuscript>(manuscript: T) => ({ ...manuscript, link: link(manuscript.file) });
  const bySlug = new Map(manuscripts.map((manuscript) => [manuscript.slug, manuscript]));
  const waiting = manuscripts.filter((manuscript) => isWaiting(manuscript, now));
  const due = waiting.flatMap((manuscript) => manuscript.due ?? []);
  return {
    waiting: waiting.map(linked),
    find: (slugs) =>
      Object.fromEntries(
        slugs.flatMap((slug) => {
          const found = bySlug.get(slug);
          return found ? [[slug, linked(found)]] : [];
        }),
      ),
    isAhead: (slug, at) => (bySlug.get(slug)?.due ?? 0) > at,
    end: due.length === 0 ? undefined : Math.max(...due),
  };
}

import type { Loaded } from '../../content/load.ts';

/** An article as its editor knows it: what is never published. */
export interface Manuscript {
  /** Absent where it is not in the edition. */
  readonly slug?: string;
  readonly title: string;
  /** Relative to the working folder. */
  readonly file: string;
  readonly draft: boolean;
  /** When it appears by itself, where that is ahead; seconds since the epoch. */
  readonly due?: number;
}

/** The articles of loaded content, and the drafts that were left out of it. */
export function manuscriptsOf({ articles, leftOut }: Loaded, now: number): Manuscript[] {
  return [
    ...articles.map(({ slug, title, file, draft, published }) => ({
      slug,
      title: title || file,
      file,
      draft,
      ...(published > now && { due: published }),
    })),
    ...leftOut.map(({ file, frontMatter }) => ({ title: frontMatter.title ?? file, file, draft: true })),
  ];
}

/** Whether readers don't see it yet. */
export function isWaiting({ draft, due = 0 }: Manuscript, now: number): boolean {
  return draft || due > now;
}

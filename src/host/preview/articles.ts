import type { HeldField } from '../../article/frontmatter.ts';
import type { Loaded } from '../../content/load.ts';

/** The data about an article that a preview shows to an editor. It is not published. */
export interface PreviewArticle {
  /** Absent if the article is not in the edition. */
  readonly slug?: string;
  readonly title: string;
  /** Relative to the working folder. */
  readonly file: string;
  readonly draft: boolean;
  /** The questions for which it is held. */
  readonly held?: readonly HeldField[];
  /** When the article will be published, if that is in the future; seconds since the epoch. */
  readonly due?: number;
}

/** The articles of loaded content, and the drafts that the edition leaves out. */
export function previewArticles({ articles, leftOut }: Loaded, now: number): PreviewArticle[] {
  return [
    ...articles.map(({ slug, title, file, draft, published }) => ({
      slug,
      title: title || file,
      file,
      draft,
      ...(published > now && { due: published }),
    })),
    ...leftOut.map(({ file, frontMatter: { title, held } }) => ({
      title: title ?? file,
      file,
      draft: true,
      ...(held && { held }),
    })),
  ];
}

/** Whether readers do not see the article at a moment (seconds since the epoch). */
export function isWaiting({ draft, due = 0 }: PreviewArticle, now: number): boolean {
  return draft || due > now;
}

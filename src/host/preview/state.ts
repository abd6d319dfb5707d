import type { ServerResponse } from 'node:http';
import type { Problem } from '../../article/problem.ts';
import type { HeldField } from '../../article/frontmatter.ts';
import type { Loaded } from '../../content/load.ts';

/** A value about a file, with the address that opens the file in the editor. */
export type WithLink<T> = T & { readonly link: string };

/** The state that the preview sends to open pages. */
export interface PreviewState {
  /** Name of the edition that is served, with its media and the Worker's code; '' if there is none. */
  readonly edition: string;
  /** The publication's address in the preview; '' if there is no edition. */
  readonly url: string;
  /** Whether an error prevents a newer edition from being served. */
  readonly stale: boolean;
  readonly problems: readonly WithLink<Problem>[];
  /** Articles that readers do not see yet: drafts, and articles with a future date. */
  readonly waiting: readonly WithLink<PreviewArticle>[];
  /** IANA name. */
  readonly timezone: string;
}

/** Milliseconds between two comments that keep an open stream alive. */
const heartbeat = 15_000;

/**
 * Sends the state to open pages, as server-sent events
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html).
 */
export interface Broadcast {
  readonly current: () => PreviewState;
  readonly set: (state: PreviewState) => void;
  readonly subscribe: (response: ServerResponse) => void;
  readonly close: () => void;
}

export function createBroadcast(): Broadcast {
  let state: PreviewState = {
    edition: '',
    url: '',
    stale: false,
    problems: [],
    waiting: [],
    timezone: 'UTC',
  };
  const listeners = new Set<ServerResponse>();
  const message = (): string => `data: ${JSON.stringify(state)}\n\n`;
  const beat = setInterval(() => {
    for (const listener of listeners) listener.write(':\n\n');
  }, heartbeat);
  beat.unref();
  return {
    current: () => state,
    set: (next) => {
      state = next;
      for (const listener of listeners) listener.write(message());
    },
    subscribe: (response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.write(message());
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
    },
    close: () => {
      clearInterval(beat);
      for (const listener of listeners) listener.end();
    },
  };
}

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

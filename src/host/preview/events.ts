import type { ServerResponse } from 'node:http';
import type { Problem } from '../../article/problem.ts';
import type { PreviewArticle } from './articles.ts';

/** Something in a file, with the address that opens the file in the editor. */
export type Linked<T> = T & { readonly link: string };

/** What the preview tells open pages. */
export interface State {
  /** Names the edition that is served, its media and the Worker's code; '' while there is none. */
  readonly edition: string;
  /** Whether an error keeps a newer edition from being served. */
  readonly stale: boolean;
  readonly problems: readonly Linked<Problem>[];
  /** Articles that readers do not see yet: drafts, shown or not, and articles dated in the future. */
  readonly waiting: readonly Linked<PreviewArticle>[];
  /** IANA name. */
  readonly timezone: string;
}

/** Milliseconds between two signs of life on an open stream. */
const heartbeat = 15_000;

/** Sends the state to open pages, as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
export interface Broadcast {
  readonly current: () => State;
  readonly set: (state: State) => void;
  readonly subscribe: (response: ServerResponse) => void;
  readonly close: () => void;
}

export function createBroadcast(): Broadcast {
  let state: State = { edition: '', stale: false, problems: [], waiting: [], timezone: 'UTC' };
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

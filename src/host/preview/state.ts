import type { ServerResponse } from 'node:http';
import type { Problem } from '../../article/problem.ts';
import type { Manuscript } from './manuscripts.ts';

/** Something in a file, with the address that opens it in the editor. */
export type Linked<T> = T & { readonly link: string };

/** What open pages are told. */
export interface State {
  /** The digest of the edition that is served, or '' while there is none. */
  readonly edition: string;
  /** Whether the content holds errors that keep a newer edition from being served. */
  readonly stale: boolean;
  readonly problems: readonly Linked<Problem>[];
  /** What readers don't see yet: drafts, shown or not, and articles dated ahead. */
  readonly waiting: readonly Linked<Manuscript>[];
  /** IANA name. */
  readonly timezone: string;
}

const heartbeat = 15_000;

/** The state as a stream of server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
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

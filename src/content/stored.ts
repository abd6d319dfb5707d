import { deserialize } from 'node:v8';

/** What a run of the same code left for the next. */
export interface Stored {
  /** Names the code. */
  readonly revision: string;
}

/** What was stored by `serialize`, where it is whole and of this revision. */
export function readStored<T extends Stored>(revision: string, bytes: Uint8Array | undefined): T | undefined {
  try {
    const found = bytes && (deserialize(bytes) as T);
    return found?.revision === revision ? found : undefined;
  } catch {
    return undefined;
  }
}

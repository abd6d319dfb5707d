/**
 * Results of earlier builds, each under the digest of all inputs of its step. An entry is right or absent, so the
 * contents of the store never change an edition.
 */
export interface ResultStore {
  /** The stored result of a step for these inputs; undefined if there is none. */
  readonly get: (step: Step, inputs: string) => unknown;
  /** Stores the result of a step, which is plain data, for this build and the next one. */
  readonly set: (step: Step, inputs: string, result: unknown) => void;
}

/**
 * The steps of a build whose results are stored: reading a source file, rendering a run of articles, composing a shard,
 * the bytes of a shard.
 */
export type Step = 'read' | 'render' | 'shard' | 'bytes';

/** The stored result of a step for some inputs; otherwise the result of `make`, which is then stored. */
export function resultOf<T>(store: ResultStore, step: Step, inputs: string, make: () => T): T {
  const known = store.get(step, inputs) as T | undefined;
  if (known !== undefined) return known;
  const made = make();
  store.set(step, inputs, made);
  return made;
}

/** A store that holds its results in memory. */
export function memoryStore(): ResultStore {
  const results = new Map<string, unknown>();
  return {
    get: (step, inputs) => results.get(`${step} ${inputs}`),
    set: (step, inputs, result) => results.set(`${step} ${inputs}`, result),
  };
}

/** Called repeatedly during a long stage of a build with the number of items that are done, and of all items. */
export type ProgressListener = (stage: 'reading' | 'relating' | 'rendering', done: number, of: number) => void;

/**
 * Results of earlier builds, each under the digest of everything that its step was given. An entry is right or absent, so a build gives
 * the same edition whatever the store holds.
 */
export interface Store {
  /** The result that a step stored for these inputs; undefined if there is none. */
  readonly get: (step: Step, inputs: string) => unknown;
  /** Stores a step's result, which is plain data, for this build and the next one. */
  readonly set: (step: Step, inputs: string, result: unknown) => void;
}

/** The steps of a build whose results are stored: a source file that was read, an article rendered, a shard cut, a shard's bytes. */
export type Step = 'read' | 'render' | 'shard' | 'bytes';

/** The stored result of a step for some inputs, or else what `make` returns, which is then stored. */
export function resultOf<T>(store: Store, step: Step, inputs: string, make: () => T): T {
  const known = store.get(step, inputs) as T | undefined;
  if (known !== undefined) return known;
  const made = make();
  store.set(step, inputs, made);
  return made;
}

/** A store that holds its results in memory. */
export function memoryStore(): Store {
  const results = new Map<string, unknown>();
  return {
    get: (step, inputs) => results.get(`${step} ${inputs}`),
    set: (step, inputs, result) => results.set(`${step} ${inputs}`, result),
  };
}

/**
 * Where a build puts static assets as it makes them, so that memory does not grow with the archive. An asset's name
 * stands for its bytes.
 */
export interface Assets {
  /** Whether there is an asset of this length (bytes). Another length is a write that a crash cut short. */
  readonly has: (name: string, length: number) => boolean;
  readonly get: (name: string) => Uint8Array | undefined;
  readonly put: (name: string, bytes: Uint8Array) => void;
}

/** Assets that are kept in memory. */
export function memoryAssets(): Assets {
  const assets = new Map<string, Uint8Array>();
  return {
    has: (name) => assets.has(name),
    get: (name) => assets.get(name),
    put: (name, bytes) => assets.set(name, bytes),
  };
}

const name = 'DATELINE_EDITION';

/**
 * For the environment of a wrangler that is to take the edition as it lies: the `[build]` command of `wrangler.toml` then does
 * nothing. Bundling depends on the Worker's code alone, so it must not fail over content, nor wait for it.
 */
export const keepEdition: Readonly<Record<string, string>> = { [name]: 'keep' };

/** Whether `dateline build` was started by such a wrangler. */
export function editionIsKept(): boolean {
  return process.env[name] === 'keep';
}

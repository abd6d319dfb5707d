import { build, type BuildOptions, type BuildResult } from './build.ts';
import { keepEdition } from './keep.ts';
import { generated } from './project.ts';
import { runWrangler } from './wrangler.ts';

export interface DeployOptions extends Omit<BuildOptions, 'out'> {
  /** Does all but send it. */
  readonly dryRun?: boolean;
  /** Told of the build before wrangler starts. */
  readonly built?: (result: BuildResult) => void;
}

/** Builds, and sends the Worker and its assets to Cloudflare. Tells whether both went well; wrangler speaks for itself. */
export async function deploy({ dryRun, built, ...options }: DeployOptions): Promise<boolean> {
  const result = await build({ ...options, out: generated });
  built?.(result);
  if (!result.edition) return false;
  // The edition may be of another folder than the one that wrangler's own build command would compile.
  const run = await runWrangler(['deploy', ...(dryRun ? ['--dry-run'] : [])], {
    show: true,
    env: keepEdition,
  });
  return run.code === 0;
}

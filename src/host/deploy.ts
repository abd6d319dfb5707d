import { readSettings } from '../content/settings.ts';
import { type Announced, announce } from './announce.ts';
import { build, type BuildOptions, type BuildResult } from './build.ts';
import { keepEdition } from './keep.ts';
import { generated } from './project.ts';
import { readTopics } from './websub.ts';
import { runWrangler } from './wrangler.ts';

export interface DeployOptions extends Omit<BuildOptions, 'out'> {
  /** Does all but send it. */
  readonly dryRun?: boolean;
  /** Told of the build before wrangler starts. */
  readonly built?: (result: BuildResult) => void;
  /** Told what the hubs were told afterwards. */
  readonly announced?: (announced: Announced) => void;
}

/**
 * Builds, sends the Worker and its assets to Cloudflare, waits until the new edition answers and tells the hubs which
 * feeds changed by it. Tells whether building and sending went well; wrangler speaks for itself.
 */
export async function deploy({ dryRun, built, announced, ...options }: DeployOptions): Promise<boolean> {
  const result = await build({ ...options, out: generated });
  built?.(result);
  if (!result.edition) return false;
  const { digest: edition, origin } = result.edition;
  const { hubs } = (await readSettings(options.content)).publication;
  // Before the first deployment nothing answers there: then every feed is new.
  const before = dryRun ? new Map() : await readTopics(origin).catch(() => new Map());
  // The edition may be of another folder than the one that wrangler's own build command would compile.
  const run = await runWrangler(['deploy', ...(dryRun ? ['--dry-run'] : [])], {
    show: true,
    env: keepEdition,
  });
  if (run.code === 0 && !dryRun)
    announced?.(await announce({ origin, hubs, out: generated, before, edition }));
  return run.code === 0;
}

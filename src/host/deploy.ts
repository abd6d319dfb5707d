import { type Announcement, announceChanges } from './announce-changes.ts';
import { build, type BuildOptions, type BuildResult } from './build.ts';
import { generated } from './project.ts';
import { uploadMedia } from './upload-media.ts';
import { readTopics } from './websub.ts';
import { readMediaBucket } from './worker-settings.ts';
import { keepEdition, runWrangler } from './wrangler.ts';

interface DeployOptions extends Omit<BuildOptions, 'out'> {
  /** Does everything except sending it. */
  readonly dryRun?: boolean;
  /** Called with the result of the build before wrangler starts. */
  readonly built?: (result: BuildResult) => void;
  /** Called for each file that is uploaded into the bucket, or would be without `dryRun`. */
  readonly uploading?: (key: string, bucket: string) => void;
  /** Called with the announcement to the hubs. */
  readonly announced?: (announced: Announcement) => void;
}

/**
 * Builds, uploads large files into the bucket, sends the Worker and its assets to Cloudflare, waits until the new edition
 * answers, and notifies the hubs of changed feeds. Returns whether building and sending succeeded. Wrangler writes to
 * the terminal itself. Throws `OperationError` if a file cannot be uploaded.
 */
export async function deploy({
  dryRun = false,
  built,
  uploading,
  announced,
  ...options
}: DeployOptions): Promise<boolean> {
  const result = await build({ ...options, out: generated });
  built?.(result);
  if (!result.edition || !result.loaded) return false;
  const { digest: edition, url } = result.edition;
  const { hubs } = result.loaded.publication;
  const bucket = await readMediaBucket();
  if (bucket !== undefined)
    await uploadMedia({
      bucket,
      keys: result.uploads ?? [],
      out: generated,
      url,
      dryRun,
      ...(uploading && { uploading: (key) => uploading(key, bucket) }),
    });
  // Before the first deployment nothing answers, and every feed is new.
  const before = dryRun ? new Map() : await readTopics(url).catch(() => new Map());
  // Wrangler's own build command might compile another content folder.
  const run = await runWrangler(['deploy', ...(dryRun ? ['--dry-run'] : [])], {
    show: true,
    env: keepEdition,
  });
  if (run.code === 0 && !dryRun) announced?.(await announceChanges({ url, hubs, out: generated, before, edition }));
  return run.code === 0;
}

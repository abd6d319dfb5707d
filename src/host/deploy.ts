import { type Announcement, announceChanges, readTopics } from './websub.ts';
import { build, type BuildOptions, type BuildResult } from './build.ts';
import { generated, OperationError } from './project.ts';
import { readMediaBucket } from './worker-settings.ts';
import { keepEdition, runWrangler } from './wrangler.ts';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { mediaType } from '../article/media-type.ts';
import { encodePath } from '../text/path.ts';
import { bucketFolder } from './write.ts';

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

interface UploadOptions {
  /** The name of the R2 bucket. */
  readonly bucket: string;
  /** Keys of the files, such as `media/a.mp4`: their paths in the bucket's folder beside the edition. */
  readonly keys: readonly string[];
  /** The folder of the edition. */
  readonly out: string;
  /** The publication's address, without a slash at the end. */
  readonly url: string;
  /** Uploads nothing. */
  readonly dryRun: boolean;
  /** Called for each file before it is uploaded. */
  readonly uploading?: (key: string) => void;
}

/**
 * Uploads the files that the deployment does not answer with their entity tag, by `wrangler r2 object put`. Throws
 * `OperationError` with wrangler's output if it fails.
 */
export async function uploadMedia(options: UploadOptions): Promise<void> {
  const { bucket, keys, out, url, dryRun, uploading } = options;
  for (const key of keys) {
    const file = join(bucketFolder(out), key);
    if ((await deployedTag(`${url}/${encodePath(key)}`)) === (await tagOf(file))) continue;
    uploading?.(key);
    if (dryRun) continue;
    const type = ['--content-type', mediaType(key) ?? 'application/octet-stream'];
    const put = ['r2', 'object', 'put', `${bucket}/${key}`, '--file', file, ...type, '--remote'];
    const { code, output } = await runWrangler(put);
    if (code !== 0)
      throw new OperationError(
        `${key} could not be uploaded into the R2 bucket ${bucket}:\n${output.trim()}\n` +
          `Without that bucket, make it by: npx wrangler r2 bucket create ${bucket}`,
      );
  }
}

/** The entity tag that R2 gives to a file that is uploaded at once: its MD5. */
async function tagOf(file: string): Promise<string> {
  const hasher = createHash('md5');
  await pipeline(createReadStream(file), hasher);
  return hasher.digest('hex');
}

/** The entity tag of a file at an address, without quotation marks; undefined if there is no answer with one. */
async function deployedTag(address: string): Promise<string | undefined> {
  const answer = await fetch(address, { method: 'HEAD' }).catch(() => undefined);
  const tag = answer?.ok ? answer.headers.get('ETag') : undefined;
  return tag?.match(/"(.*)"/)?.[1];
}

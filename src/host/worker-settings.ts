import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import * as v from 'valibot';
import { problemFromError } from '../article/problem-from-error.ts';
import { ignoreMissing, shownPath } from '../content/files.ts';
import { ContentError } from '../content/publication/settings.ts';
import { publicationRoot } from './project.ts';

const schema = v.object({
  name: v.string(),
  compatibility_date: v.string(),
  compatibility_flags: v.optional(v.array(v.string()), []),
  assets: v.object({
    binding: v.string(),
    run_worker_first: v.boolean(),
    html_handling: v.picklist(['none', 'auto-trailing-slash', 'force-trailing-slash', 'drop-trailing-slash']),
    not_found_handling: v.picklist(['none', '404-page', 'single-page-application']),
  }),
  r2_buckets: v.optional(v.array(v.object({ binding: v.string(), bucket_name: v.optional(v.string()) })), []),
});

/** The settings of `wrangler.toml` for running the Worker, which Miniflare gets too. */
type WorkerSettings = v.InferOutput<typeof schema>;

/** Reads `wrangler.toml`. Throws if a key that a running Worker needs is missing or wrong. */
export async function readWorkerSettings(): Promise<WorkerSettings> {
  return v.parse(schema, parse(await readFile(join(publicationRoot, 'wrangler.toml'), 'utf8')));
}

/** The binding of the bucket that holds the files of `content/media/` that are too large for static assets. */
export const mediaBinding = 'MEDIA';

/**
 * The name of the R2 bucket that `wrangler.toml` binds to `MEDIA`; undefined if it binds none. Throws `ContentError` if
 * the file cannot be read.
 */
export async function readMediaBucket(): Promise<string | undefined> {
  const path = join(publicationRoot, 'wrangler.toml');
  try {
    const settings = parse((await readFile(path, 'utf8').catch(ignoreMissing)) ?? '');
    return bucketOf(v.parse(v.pick(schema, ['r2_buckets']), settings));
  } catch (error) {
    throw new ContentError([problemFromError(error, shownPath(path))]);
  }
}

/** The name of the bucket that the settings bind to `MEDIA`. */
export function bucketOf({ r2_buckets: buckets }: Pick<WorkerSettings, 'r2_buckets'>): string | undefined {
  return buckets.find(({ binding }) => binding === mediaBinding)?.bucket_name;
}

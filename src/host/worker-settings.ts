import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import * as v from 'valibot';
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
});

/** The settings of `wrangler.toml` for running the Worker, which Miniflare gets too. */
type WorkerSettings = v.InferOutput<typeof schema>;

/** Reads `wrangler.toml`. Throws if a key that a running Worker needs is missing or wrong. */
export async function readWorkerSettings(): Promise<WorkerSettings> {
  return v.parse(schema, parse(await readFile(join(publicationRoot, 'wrangler.toml'), 'utf8')));
}

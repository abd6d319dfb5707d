import { Hono } from 'hono';
import { createApp } from './app.ts';
import type { MediaBucket } from './media-bucket.ts';
import type { Platform } from './service.ts';

/** The bindings of the Worker (`wrangler.toml`). */
export interface WorkerBindings {
  /** Static Assets: the files that a build writes into `assets/`. */
  readonly ASSETS: { readonly fetch: (request: Request | string) => Promise<Response> };
  /** An R2 bucket with the files of `content/media/` that are too large for Static Assets. */
  readonly MEDIA?: MediaBucket;
}

/** The two files of an edition that a Worker imports as Data modules. */
interface BundledEdition {
  readonly index: ArrayBuffer;
  readonly newest: ArrayBuffer;
}

/**
 * An edition as a Worker (`fetch`) and as a Hono app. Throws at the first request if the edition is not whole or
 * the Worker has no binding `ASSETS`.
 *
 *     export default dateline({ index, newest });
 *     app.route('/feeds', dateline({ index, newest })); // with `url: https://example.org/feeds` in feed.yaml
 */
export function dateline({ index, newest }: BundledEdition): Hono<{ Bindings: WorkerBindings }> {
  let app: ReturnType<typeof createApp> | undefined;
  const answer = (request: Request, bindings?: Partial<WorkerBindings>) => {
    app ??= createApp(new Uint8Array(index), new Uint8Array(newest), platformOf(bindings));
    return app.fetch(request);
  };
  const hono = new Hono<{ Bindings: WorkerBindings }>().all('*', (c) => answer(c.req.raw, c.env));
  // A Worker of its own needs no routing by Hono.
  return Object.assign(hono, { fetch: answer });
}

function platformOf({ ASSETS, MEDIA }: Partial<WorkerBindings> = {}): Platform {
  if (!ASSETS)
    throw new Error('The Worker has no binding ASSETS: wrangler.toml lacks [assets] with binding = "ASSETS".');
  return {
    now: () => Math.floor(Date.now() / 1000),
    async shard(digest) {
      const response = await ASSETS.fetch(`https://assets.invalid/shards/${digest}.bin`);
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
    },
    media: (asked) => ASSETS.fetch(asked),
    ...(MEDIA && { bucket: MEDIA }),
  };
}

import { createApp } from './app.ts';

/** The modules of an edition, as a Worker imports `.dateline/index.bin` and `.dateline/newest.bin`. */
interface EditionModules {
  readonly index: ArrayBuffer;
  readonly newest: ArrayBuffer;
}

/**
 * A Worker that serves an edition. Its static assets have the binding `ASSETS`.
 *
 *     export default dateline({ index, newest });
 */
export function dateline({ index, newest }: EditionModules) {
  let app: ReturnType<typeof createApp> | undefined;
  return {
    fetch(request: Request, { ASSETS }: { readonly ASSETS: Fetcher }): Response | Promise<Response> {
      app ??= createApp(new Uint8Array(index), new Uint8Array(newest), {
        now: () => Math.floor(Date.now() / 1000),
        async shard(digest) {
          const response = await ASSETS.fetch(`https://assets.invalid/shards/${digest}.bin`);
          return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
        },
        media: (asked) => ASSETS.fetch(asked),
      });
      return app.fetch(request);
    },
  };
}

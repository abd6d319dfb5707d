import index from '../../.dateline/index.bin';
import newest from '../../.dateline/newest.bin';
import { createApp } from './app.ts';

let app: ReturnType<typeof createApp> | undefined;

/** The Worker. An edition is two modules of the bundle, and static assets. */
export default {
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

import { DurableObject, WorkerEntrypoint } from 'cloudflare:workers';

/** Names the scene that a request is for, and says what is to be done with it. The proxy lets no client send it. */
const header = 'Dateline-Scene';

/**
 * Stands in front of the Workers that the preview shows, in one process with them. A scene is such a Worker, with its edition: a folder of
 * its modules, in which `scene.json` says how it is to be run.
 */
export default {
  fetch(request, { SCENES }) {
    const [name, order] = (request.headers.get(header) ?? '').split(' ');
    if (!name) return new Response(null, { status: 404 });
    const scene = SCENES.getByName(name);
    if (order === 'open')
      return scene.open().then(
        () => new Response(),
        ({ message }) => new Response(message, { status: 500 }),
      );
    // What has ended cannot say so.
    if (order === 'end') return scene.end().catch(() => new Response());
    const asked = new Request(request);
    asked.headers.delete(header);
    return scene.fetch(asked);
  },
};

/** One scene: its Worker is loaded when it is first asked, and its memory is free when it ends. */
export class Scene extends DurableObject {
  #worker;

  fetch(request) {
    return this.#load().fetch(request);
  }

  /** Rejects where the Worker does not start or cannot read its edition. */
  async open() {
    const answer = await this.#load().fetch('http://localhost/', { method: 'OPTIONS' });
    await answer.arrayBuffer();
  }

  end() {
    this.ctx.abort();
  }

  #load() {
    this.#worker ??= this.env.LOADER.get(null, () => this.#read()).getEntrypoint();
    return this.#worker;
  }

  async #read() {
    const { FOLDER, STOCK } = this.env;
    const read = (file) => FOLDER.fetch(`http://localhost/${this.ctx.id.name}/${file}`);
    const { modules, assets, ...run } = await (await read('scene.json')).json();
    const contents = await Promise.all(
      Object.entries(modules).map(async ([name, type]) => {
        const file = await read(name);
        return [name, type === 'Data' ? { data: await file.arrayBuffer() } : { js: await file.text() }];
      }),
    );
    return { ...run, modules: Object.fromEntries(contents), env: { [assets]: STOCK } };
  }
}

/** What such a Worker has as its static assets: shards, which come and go with editions, and what Miniflare serves as Cloudflare does. */
export class Stock extends WorkerEntrypoint {
  fetch(request) {
    const { FOLDER, ASSETS } = this.env;
    const { pathname } = new URL(request.url);
    return pathname.startsWith('/shards/')
      ? FOLDER.fetch(`http://localhost/assets${pathname}`)
      : ASSETS.fetch(request);
  }
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a subscriber was sent: the topic, its new content, and the `Link` header that came along. */
export interface Delivery {
  readonly topic: string;
  readonly text: string;
  readonly link: string;
}

/** A hub (https://www.w3.org/TR/websub/) for one test. */
export interface Hub {
  readonly url: string;
  /** The topics that a publisher told of, in order. */
  readonly published: string[];
  readonly stop: () => void;
}

/** A server on a free port that hands every request to `handle`. */
export async function listen(handle: (request: Request) => Promise<Response>) {
  const server = createServer((asked, answer) => {
    const chunks: Buffer[] = [];
    asked.on('data', (chunk: Buffer) => chunks.push(chunk));
    asked.on('end', () => {
      const { method = 'GET', headers } = asked;
      const body = method === 'GET' || method === 'HEAD' ? undefined : Buffer.concat(chunks);
      const request = new Request(`http://${headers.host}${asked.url}`, {
        method,
        headers: headers as Record<string, string>,
        ...(body && { body }),
      });
      handle(request).then(
        async (response) => {
          answer.writeHead(response.status, Object.fromEntries(response.headers));
          answer.end(Buffer.from(await response.arrayBuffer()));
        },
        (error: unknown) => answer.writeHead(500).end(String(error)),
      );
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, stop: () => server.close().closeAllConnections() };
}

/** Starts a hub: it verifies intent (§5.3), fetches what was published and sends it on as it came (§7). */
export async function startHub(): Promise<Hub> {
  const callbacks = new Map<string, string[]>();
  const published: string[] = [];

  async function subscribe(form: URLSearchParams): Promise<Response> {
    const [topic, callback] = [form.get('hub.topic') ?? '', form.get('hub.callback') ?? ''];
    const challenge = `challenge-${Math.random()}`;
    const verify = new URL(callback);
    verify.search = String(
      new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.topic': topic, 'hub.challenge': challenge }),
    );
    const echoed = await (await fetch(verify)).text();
    if (echoed !== challenge) return new Response('not verified', { status: 400 });
    callbacks.set(topic, [...(callbacks.get(topic) ?? []), callback]);
    return new Response(null, { status: 202 });
  }

  async function publish(form: URLSearchParams): Promise<Response> {
    for (const topic of form.getAll('hub.url')) {
      published.push(topic);
      const content = await fetch(topic);
      const text = await content.text();
      const headers = {
        'Content-Type': content.headers.get('Content-Type') ?? '',
        Link: `<${url}>; rel="hub", <${topic}>; rel="self"`,
      };
      for (const callback of callbacks.get(topic) ?? []) await fetch(callback, { method: 'POST', headers, body: text });
    }
    return new Response(null, { status: 204 });
  }

  const { origin, stop } = await listen(async (request) => {
    const form = new URLSearchParams(await request.text());
    if (form.get('hub.mode') === 'subscribe') return subscribe(form);
    return form.get('hub.mode') === 'publish' ? publish(form) : new Response(null, { status: 400 });
  });
  const url = `${origin}/`;
  return { url, published, stop };
}

/** Follows feeds by push. */
export interface Subscriber {
  /** Subscribes to a feed as §4 says: at the hub, and to the topic, that its `Link` header names; false where it names no hub. */
  readonly follow: (address: string) => Promise<boolean>;
  readonly deliveries: Delivery[];
  readonly stop: () => void;
}

export async function startSubscriber(): Promise<Subscriber> {
  const deliveries: Delivery[] = [];
  const { origin, stop } = await listen(async (request) => {
    const { searchParams } = new URL(request.url);
    if (request.method === 'GET') return new Response(searchParams.get('hub.challenge'));
    const link = request.headers.get('Link') ?? '';
    deliveries.push({ topic: linkOf(link, 'self') ?? '', text: await request.text(), link });
    return new Response();
  });
  return {
    deliveries,
    stop,
    follow: async (address) => {
      const link = (await fetch(address)).headers.get('Link') ?? '';
      const [hub, topic] = [linkOf(link, 'hub'), linkOf(link, 'self')];
      if (hub === undefined || topic === undefined) return false;
      const body = new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.topic': topic,
        'hub.callback': `${origin}/`,
      });
      const answer = await fetch(hub, { method: 'POST', body });
      if (answer.status !== 202) throw new Error(`The hub answers with ${answer.status}.`);
      return true;
    },
  };
}

function linkOf(header: string, rel: string): string | undefined {
  return new RegExp(`<([^>]*)>; rel="${rel}"`).exec(header)?.[1];
}

import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DeploymentError, readTopics, notifyHub } from '../../src/host/websub.ts';
import type { Row, Tally } from './row.ts';

/** Milliseconds that a server has for an answer here: little for one that never gives it, and for the others what no busy machine needs. */
const patienceWith = (kind: string): number => (/hangs|dribbles|without end/.test(kind) ? 300 : 60_000);

/** Milliseconds after which a server counts as waited for, however busy the machine is. */
const guard = 60_000;

/** Hubs as they should not be, and whether the news must be taken for told. */
const hubKinds: readonly (readonly [kind: string, told: boolean, answer: RequestListener])[] = [
  ['that accepts', true, (_, response) => response.writeHead(204).end()],
  ['that hangs', false, () => {}],
  ['that hangs in the middle of its headers', false, (request) => request.socket.write('HTTP/1.1 204 No')],
  ['that never ends its answer', true, (_, response) => void response.writeHead(202).write('x')],
  [
    'that redirects in a circle',
    false,
    (request, response) => response.writeHead(302, { Location: request.url }).end(),
  ],
  [
    'that redirects elsewhere',
    false,
    (_, response) => response.writeHead(301, { Location: 'http://127.0.0.1:1/' }).end(),
  ],
  ['that breaks off', false, (request) => request.socket.destroy()],
  ['that speaks no HTTP', false, (request) => request.socket.end('SSH-2.0-x\r\n')],
  ['that fails', false, (_, response) => response.writeHead(500).end()],
  ['that has enough', false, (_, response) => response.writeHead(429).end()],
  ['that refuses', false, (_, response) => response.writeHead(410).end()],
];

const facetsOf = (all: unknown): string =>
  JSON.stringify({ all, tags: [], authors: [], sources: [], languages: [], months: [] });

/** Deployments whose `/facets.json` is not to be believed. */
const liars: readonly (readonly [kind: string, answer: RequestListener])[] = [
  ['that hangs', () => {}],
  ['that dribbles', (_, response) => void setInterval(() => response.write(' '), 20).unref()],
  [
    'that sends without end',
    (_, response) => {
      const block = Buffer.alloc(1 << 20, ' ');
      const send = (): void => void (response.destroyed || response.write(block, send));
      send();
    },
  ],
  [
    'that lists a million feeds of others',
    (_, response) =>
      response.end(
        facetsOf(foreign).replace('"tags":[]', `"tags":[${Array(50_000).fill(JSON.stringify(foreign)).join()}]`),
      ),
  ],
  ['that says null', (_, response) => response.end('null')],
  ['that lists numbers', (_, response) => response.end(facetsOf(7))],
  ['that nests deeply', (_, response) => response.end('['.repeat(1_000_000))],
  ['that lists scripts', (_, response) => response.end(facetsOf({ ...foreign, rss: 'javascript:alert(1)' }))],
  ['that fails', (_, response) => response.writeHead(503).end()],
  ['that redirects in a circle', (request, response) => response.writeHead(302, { Location: request.url }).end()],
];

const foreign = {
  digest: '1',
  rss: 'https://other.example/rss.xml',
  atom: 'https://other.example/atom.xml',
  json: 'https://other.example/feed.json',
};

/** Reads the topics of deployments that lie: each is refused, in words and in time. */
async function lied(tally: Tally): Promise<void> {
  for (const [kind, answer] of liars) {
    const server = createServer(answer);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    tally.faults++;
    tally.requests++;
    const begun = performance.now();
    const error = await readTopics(`http://127.0.0.1:${port}`, patienceWith(kind)).catch((thrown: unknown) => thrown);
    const took = performance.now() - begun;
    tally.expect(
      error instanceof DeploymentError,
      () => `a deployment ${kind} is believed, or ends in ${String(error)}`,
    );
    tally.expect(took < guard, `a deployment ${kind} took ${took.toFixed(0)} ms`);
    server.closeAllConnections();
    server.close();
  }
}

/** Hubs that hang, lie, break off or lead in a circle, and deployments that do. */
export const hubs: Row = {
  name: 'hubs',
  failure:
    'telling a hub takes longer than its attempts may, throws, or takes for told what was not, or the other way round; or a deployment that lies is believed, or waited for',
  async run(tally) {
    for (const [kind, told, answer] of hubKinds) {
      const server = createServer(answer);
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      const { port } = server.address() as AddressInfo;
      tally.faults++;
      const begun = performance.now();
      const { fault, attempts } = await notifyHub(`http://127.0.0.1:${port}/`, ['https://feeds.example/rss.xml'], {
        wait: 1,
        timeout: patienceWith(kind),
      });
      tally.requests += attempts;
      const took = performance.now() - begun;
      tally.expect(
        (fault === undefined) === told,
        `a hub ${kind} counts as ${fault === undefined ? 'told' : `not told: ${fault}`}`,
      );
      tally.expect(took < guard, `a hub ${kind} took ${took.toFixed(0)} ms`);
      server.closeAllConnections();
      server.close();
    }
    const { fault } = await notifyHub('http://hub.invalid/', ['https://feeds.example/rss.xml'], {
      wait: 1,
    });
    await lied(tally);
    tally.faults++;
    tally.expect(fault !== undefined, 'a hub that does not exist counts as told');
  },
};

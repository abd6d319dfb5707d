import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tell } from '../../src/host/websub.ts';
import type { Row } from './row.ts';

/** Milliseconds that a hub has for an answer here. */
const patience = 300;

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

/** Hubs that hang, lie, break off or lead in a circle. */
export const hubs: Row = {
  name: 'hubs',
  failure:
    'telling a hub takes longer than its attempts may, throws, or takes for told what was not, or the other way round',
  async run(tally) {
    for (const [kind, told, answer] of hubKinds) {
      const server = createServer(answer);
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      const { port } = server.address() as AddressInfo;
      tally.faults++;
      const begun = performance.now();
      const { fault, attempts } = await tell(`http://127.0.0.1:${port}/`, ['https://feeds.example/rss.xml'], {
        wait: 1,
        patience,
      });
      tally.requests += attempts;
      const took = performance.now() - begun;
      tally.expect(
        (fault === undefined) === told,
        `a hub ${kind} counts as ${fault === undefined ? 'told' : `not told: ${fault}`}`,
      );
      tally.expect(took < 4 * patience + 3000, `a hub ${kind} took ${took.toFixed(0)} ms`);
      server.closeAllConnections();
      server.close();
    }
    const { fault } = await tell('http://hub.invalid/', ['https://feeds.example/rss.xml'], {
      wait: 1,
      patience,
    });
    tally.faults++;
    tally.expect(fault !== undefined, 'a hub that does not exist counts as told');
  },
};

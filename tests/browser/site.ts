import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type Files, startWorker } from '../worker/start.ts';
import { publication } from './publication.ts';

/** The day after the publication's last article. */
const now = Date.UTC(2024, 10, 21) / 1000;

/** A port that nobody listens to at the moment: addresses in the edition have to name it before it is served. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Serves a publication by the Worker that would be deployed; in all addresses stands its own origin, or the one given. */
export async function openSite(origin?: string, files: Files = publication) {
  const port = await freePort();
  return startWorker(files, { port, origin: origin ?? `http://127.0.0.1:${port}`, now });
}

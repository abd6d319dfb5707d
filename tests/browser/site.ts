import { freePort } from '../freePort.ts';
import { type Files, startWorker } from '../worker/start.ts';
import { publication } from './publication.ts';

/** The day after the publication's last article. */
const now = Date.UTC(2024, 10, 21) / 1000;

/** Serves a publication by the Worker that would be deployed; in all addresses stands its own origin, or the one given. */
export async function openSite(origin?: string, files: Files = publication) {
  const port = await freePort();
  return startWorker(files, { port, origin: origin ?? `http://127.0.0.1:${port}`, now });
}

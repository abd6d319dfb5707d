import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that a reader made, and how it was answered. */
export interface Exchange {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly status: number;
}

/** A proxy that notes what goes through it. */
export interface Recorder {
  readonly origin: string;
  /** What went through since the last call. */
  readonly take: () => readonly Exchange[];
  /** Leads from now on to another origin. */
  readonly aim: (origin: string) => void;
  readonly stop: () => Promise<void>;
}

/** Starts a recorder in front of `origin`, on a free port of the loopback interface. Nothing is changed on the way. */
export async function startRecorder(origin: string): Promise<Recorder> {
  let { hostname, port } = new URL(origin);
  let exchanges: Exchange[] = [];
  const server = createServer((asked, answer) => {
    const forwarded = request(
      { hostname, port, method: asked.method, path: asked.url, headers: asked.rawHeaders, setHost: false },
      (got) => {
        exchanges.push({ path: asked.url ?? '', headers: asked.headers, status: got.statusCode ?? 0 });
        answer.sendDate = false;
        answer.writeHead(got.statusCode ?? 502, got.rawHeaders);
        got.pipe(answer);
      },
    );
    forwarded.on('error', () => answer.destroy());
    asked.pipe(forwarded);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take: () => {
      const taken = exchanges;
      exchanges = [];
      return taken;
    },
    aim: (other) => ({ hostname, port } = new URL(other)),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

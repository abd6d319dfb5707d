import { readdir, readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';

/** The processes that a process started. */
export async function childrenOf(pid: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = await Promise.all(pids.map(async (child) => [child, Number((await stat(child))?.[1])] as const));
  return parents.filter(([, parent]) => parent === pid).map(([child]) => child);
}

/** The fields of /proc/PID/stat after the name, from the state on (proc(5)). */
async function stat(pid: number): Promise<string[] | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  return text?.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** CPU time that the threads of a process took so far, milliseconds: by the scheduler's own count, to the nanosecond. */
export async function cpuOf(pid: number): Promise<number> {
  const threads = await readdir(`/proc/${pid}/task`);
  const times = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').catch(() => '0')),
  );
  return times.reduce((sum, time) => sum + Number(time.split(' ')[0]), 0) / 1e6;
}

/** Resident memory of a process, MiB. */
export async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s*(\d+)/.exec(status)?.[1]) / 1024;
}

/** What is asked, and of whom. */
export interface Load {
  readonly origin: string;
  readonly pid: number;
  /** Asked in turn. */
  readonly paths: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A connection that is kept alive; its client does no more than count bytes, so that it takes little from who is measured. */
class Connection {
  readonly #socket: Socket;
  #settle: { readonly resolve: (status: number) => void; readonly reject: (error: Error) => void } | undefined;
  #head = '';
  #status = 0;
  #left = 0;

  constructor(origin: string) {
    const { hostname, port } = new URL(origin);
    this.#socket = connect({ host: hostname, port: Number(port), noDelay: true });
    this.#socket.on('data', (chunk) => this.#read(chunk));
    for (const event of ['error', 'close'])
      this.#socket.on(event, () => this.#settle?.reject(new Error(`${origin} closed the connection.`)));
  }

  /** Asks, and reads the answer to its end; its status. */
  ask(request: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#settle = undefined;
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    if (this.#left > 0) this.#left -= chunk.length;
    else {
      this.#head += chunk.toString('latin1');
      const end = this.#head.indexOf('\r\n\r\n');
      if (end < 0) return;
      const head = this.#head.slice(0, end);
      this.#status = Number(head.slice(9, 12));
      const length = /^content-length: *(\d+)/im.exec(head)?.[1];
      if (length === undefined && this.#status !== 304) throw new Error(`An answer without its length:\n${head}`);
      this.#left = Number(length ?? 0) - (this.#head.length - end - 4);
      this.#head = '';
    }
    if (this.#left <= 0) this.#settle?.resolve(this.#status);
  }
}

/** Requests between two looks at the clock. */
const batch = 10;

/**
 * Asks for the paths one after another, beginning with a number of them, until the process took so many milliseconds of
 * CPU; CPU milliseconds a request.
 */
export async function cpuPerRequest(load: Load, milliseconds: number, first = 0): Promise<number> {
  const { origin, pid, paths, headers = {} } = load;
  const further = Object.entries({ Host: new URL(origin).host, ...headers });
  const lines = further.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const connection = new Connection(origin);
  const before = await cpuOf(pid);
  let asked = 0;
  for (;;) {
    for (let i = 0; i < batch; i++) {
      const path = paths[(first + asked++) % paths.length] as string;
      const status = await connection.ask(`GET ${path} HTTP/1.1\r\n${lines}\r\n`);
      if (status >= 400) throw new Error(`${origin}${path} answers with ${status}.`);
    }
    const taken = (await cpuOf(pid)) - before;
    if (taken < milliseconds) continue;
    connection.close();
    return taken / asked;
  }
}

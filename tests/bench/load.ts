import { readdir, readFile } from 'node:fs/promises';
import { Agent, get } from 'node:http';

/** The processes that a process started. */
export async function childrenOf(pid: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = await Promise.all(
    pids.map(async (child) => [child, Number((await stat(child))?.[1])] as const),
  );
  return parents.filter(([, parent]) => parent === pid).map(([child]) => child);
}

/** The fields of /proc/PID/stat after the name, from the state on (proc(5)). */
async function stat(pid: number): Promise<string[] | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  return text?.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** CPU time that a process took so far, user and system, in milliseconds. */
async function cpuOf(pid: number): Promise<number> {
  const fields = (await stat(pid)) ?? [];
  const ticksPerSecond = 100;
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
}

/** Resident memory of a process, MiB. */
export async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s*(\d+)/.exec(status)?.[1]) / 1024;
}

/** What is asked, and for how often. */
export interface Load {
  readonly origin: string;
  readonly pid: number;
  readonly paths: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

const agent = new Agent({ keepAlive: true, maxSockets: 2 });

function ask(url: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () =>
        response.statusCode && response.statusCode < 400
          ? resolve(bytes)
          : reject(new Error(`${url} answers with ${response.statusCode}`)),
      );
    });
    request.on('error', reject);
  });
}

/** A connection that is kept alive may be closed just when it is used again. */
function askTwice(url: string, headers?: Readonly<Record<string, string>>): Promise<number> {
  return ask(url, headers).catch(() => ask(url, headers));
}

/** Asks for the paths in turn, two at a time, until the process took so many milliseconds of CPU; CPU milliseconds a request. */
export async function cpuPerRequest(
  { origin, pid, paths, headers }: Load,
  milliseconds: number,
): Promise<number> {
  const before = await cpuOf(pid);
  let asked = 0;
  for (;;) {
    const batch = Math.max(2, Math.min(100, paths.length));
    const one = async (): Promise<void> => {
      for (let i = 0; i < batch; i++)
        await askTwice(origin + (paths[asked++ % paths.length] as string), headers);
    };
    await Promise.all([one(), one()]);
    const taken = (await cpuOf(pid)) - before;
    if (taken >= milliseconds) return taken / asked;
  }
}

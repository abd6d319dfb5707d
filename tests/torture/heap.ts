/** What a Worker holds after a collection of garbage, in bytes. */
export interface Heap {
  /** Objects and strings. */
  readonly objects: number;
  /** The contents of array buffers. */
  readonly buffers: number;
}

/** The inspector of a Worker (https://chromedevtools.github.io/devtools-protocol/v8/). */
export class Inspector {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (result: unknown) => void>();
  #sent = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const { id, result } = JSON.parse(String(data)) as { id?: number; result?: unknown };
      if (id !== undefined) this.#waiting.get(id)?.(result);
    });
  }

  static async connect(address: string): Promise<Inspector> {
    const socket = new WebSocket(address);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve);
      socket.addEventListener('error', reject);
    });
    return new Inspector(socket);
  }

  /**
   * Collects garbage and says what is left. V8 collects between two tasks of the Worker, so `wake` gives it some: it makes a request of
   * no consequence.
   */
  async live(wake: () => Promise<unknown>): Promise<Heap> {
    // What finalizers let go is collected by the second.
    for (let i = 0; i < 2; i++) {
      const done = this.#call('HeapProfiler.collectGarbage').then(() => true);
      for (let collected = false; !collected; ) collected = await Promise.race([done, wake().then(() => false)]);
    }
    const usage = (await this.#call('Runtime.getHeapUsage')) as Record<string, number>;
    const { usedSize = 0, embedderHeapUsedSize = 0, backingStorageSize = 0 } = usage;
    return { objects: usedSize + embedderHeapUsedSize, buffers: backingStorageSize };
  }

  close(): void {
    this.#socket.close();
  }

  #call(method: string): Promise<unknown> {
    const id = ++this.#sent;
    this.#socket.send(JSON.stringify({ id, method }));
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }
}

/** Shows a progress bar on a terminal; writes nothing to other outputs. */
export class Progress {
  readonly #label: string;
  readonly #stream: NodeJS.WriteStream;
  #shown = 0;

  constructor(label: string, stream: NodeJS.WriteStream = process.stderr) {
    this.#label = label;
    this.#stream = stream;
  }

  /** Updates the bar, at most twenty times a second. */
  show(done: number, of: number): void {
    const now = performance.now();
    if (!this.#stream.isTTY || (now - this.#shown < 50 && done < of)) return;
    this.#shown = now;
    const width = Math.max(10, Math.min(40, (this.#stream.columns ?? 80) - this.#label.length - 24));
    const filled = of === 0 ? width : Math.round((done / of) * width);
    const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
    this.#stream.write(`\r${this.#label} ${bar} ${done} of ${of}\x1b[K`);
  }

  /** Removes the bar. */
  clear(): void {
    if (this.#stream.isTTY && this.#shown > 0) this.#stream.write('\r\x1b[K');
  }
}

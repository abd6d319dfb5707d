import { statSync } from 'node:fs';

/** How a file stands, as `make` would look at it: its length and when it was last changed; '' where there is none. */
function markOf(path: string): string {
  try {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false });
    return found ? `${found.size} ${found.mtimeNs}` : '';
  } catch (error) {
    // Links in a circle end nowhere.
    if ((error as NodeJS.ErrnoException).code === 'ELOOP') return '';
    throw error;
  }
}

/** How files stand, by absolute path: each is looked at once, until it is to be looked at again. */
export class Marks {
  readonly #known = new Map<string, string>();

  of(path: string): string {
    const mark = this.#known.get(path) ?? markOf(path);
    this.#known.set(path, mark);
    return mark;
  }

  /** Has some files looked at again, or all. */
  forget(paths: Iterable<string> = [...this.#known.keys()]): void {
    for (const path of paths) this.#known.delete(path);
  }
}

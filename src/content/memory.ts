import { statSync } from 'node:fs';
import { serialize } from 'node:v8';
import type { Candidate } from '../article/candidate.ts';
import type { Gathering } from './gather.ts';
import { Generations } from './generations.ts';
import type { Relation } from './related.ts';
import { Linked } from './related/linked.ts';
import { readStored, type Stored } from './stored.ts';

/** A post of a mounted folder, and why it is none where it is none. */
export interface ReadPost {
  readonly candidate: Candidate;
  readonly reason?: string;
}

interface Known extends Stored {
  readonly files: ReadonlyMap<string, Gathering>;
  readonly posts: ReadonlyMap<string, ReadPost>;
  readonly relations: ReadonlyMap<string, ReadonlyMap<string, Relation>>;
  readonly linked: ReturnType<Linked['stored']>;
}

/**
 * What reading the content came to before, so that only files that changed are read again. Keys say all that a value was made
 * from, so that an entry is true or absent.
 */
export class Memory {
  readonly #revision: string;
  /** Articles of the content folder, by file and mark. */
  readonly files: Generations<Gathering>;
  /** Posts of mounts that depend on no other post, by file, mark and site. */
  readonly posts: Generations<ReadPost>;
  /** How all articles stand to each other, by what they say and when. */
  readonly relations: Generations<ReadonlyMap<string, Relation>>;
  /** What each article was linked by. */
  readonly linked: Linked;

  /** `revision` names the code that reads; what another code left is forgotten. */
  constructor(revision: string, stored?: Uint8Array) {
    this.#revision = revision;
    const { files, posts, relations, linked } = readStored<Known>(revision, stored) ?? {};
    this.files = new Generations(files);
    this.posts = new Generations(posts);
    this.relations = new Generations(relations);
    this.linked = new Linked(linked);
  }

  /** Ends a reading: what it did not ask for is forgotten. */
  turn(): void {
    for (const generations of [this.files, this.posts, this.relations]) generations.turn();
  }

  bytes(): Uint8Array {
    const stored: Known = {
      revision: this.#revision,
      files: this.files.last,
      posts: this.posts.last,
      relations: this.relations.last,
      linked: this.linked.stored(),
    };
    return serialize(stored);
  }
}

/** How a file stands, as `make` would look at it: its length and when it was last changed; '' where there is none. */
export function markOf(path: string): string {
  try {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false });
    return found ? `${found.size} ${found.mtimeNs}` : '';
  } catch (error) {
    // Links in a circle end nowhere.
    if ((error as NodeJS.ErrnoException).code === 'ELOOP') return '';
    throw error;
  }
}

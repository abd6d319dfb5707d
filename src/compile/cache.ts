import { serialize } from 'node:v8';
import { Generations } from '../content/generations.ts';
import type { Hash } from '../edition/hash.ts';
import { readStored, type Stored } from '../content/stored.ts';
import { recallRenderings, type StoredRenderings, storeRenderings } from './columns.ts';
import { Lexicon } from './lexicon.ts';

/** What an article comes to once it is rendered: all that an index and a table of shards need of it. */
export interface Rendering {
  readonly version: Hash;
  /** Where each of its parts ends (shard.ts). */
  readonly ends: Uint32Array;
  /** The numbers of its words in the lexicon. */
  readonly words: Uint32Array;
}

/** A shard by what it is made of. */
export interface KeptShard {
  /** Of its bytes; its name. */
  readonly digest: string;
  /** Bytes. */
  readonly length: number;
}

interface Known extends Stored {
  readonly words: readonly string[];
  readonly renderings: StoredRenderings;
  readonly shards: ReadonlyMap<string, KeptShard>;
}

/**
 * What compiling came to before, by digests of what it was made from, so that only what changed is done again. It knows
 * results and no bytes: those lie in the edition. An entry is true or absent, so that with a cache and without one the same content
 * gives the same bytes.
 */
export class Cache {
  readonly lexicon: Lexicon;
  readonly #revision: string;
  readonly #renderings: Generations<Rendering>;
  readonly #shards: Generations<KeptShard>;

  /** `revision` names the code that compiles; what another code left is forgotten. */
  constructor(revision: string, stored?: Uint8Array) {
    this.#revision = revision;
    const { words = [], renderings, shards } = readStored<Known>(revision, stored) ?? {};
    this.lexicon = new Lexicon(words);
    this.#renderings = new Generations(renderings && recallRenderings(renderings));
    this.#shards = new Generations(shards);
  }

  rendering(digest: string, make: () => Rendering): Rendering {
    return this.#renderings.get(digest) ?? this.#renderings.set(digest, make());
  }

  shard(composition: string, make: () => KeptShard): KeptShard {
    return this.#shards.get(composition) ?? this.#shards.set(composition, make());
  }

  /** Ends a compilation: what it did not ask for is forgotten. */
  turn(): void {
    this.#renderings.turn();
    this.#shards.turn();
  }

  /** What the last compilation asked for, to be stored. */
  bytes(): Uint8Array {
    const stored: Known = {
      revision: this.#revision,
      words: this.lexicon.words,
      renderings: storeRenderings(this.#renderings.last),
      shards: this.#shards.last,
    };
    return serialize(stored);
  }
}

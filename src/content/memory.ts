import { isDeepStrictEqual } from 'node:util';
import { serialize } from 'node:v8';
import type { Article } from '../article/article.ts';
import type { Completed, Completion, Facets, Relation } from './complete.ts';
import type { Gathered, Text } from './gathered.ts';
import { Generations } from './generations.ts';
import type { Dated, Identified } from './identity.ts';
import { Kept } from './kept.ts';
import type { Sighting } from './ledger.ts';
import { Marks } from './marks.ts';
import type { Reading } from './posts.ts';
import { Linked } from './related/linked.ts';
import type { KnownSettings } from './settings.ts';
import { readStored, type Stored } from './stored.ts';
import { type Bodies, isStorable, recallTexts, type StoredTexts, storeTexts, weighLaid } from './texts.ts';

/** A reading whose texts are stored beside it, in their order. */
interface StoredReading extends Omit<Reading, 'gathered'> {
  readonly gathered: readonly Omit<Gathered, 'text'>[];
}

interface Known extends Stored {
  readonly readings: ReadonlyMap<string, StoredReading>;
  readonly texts: StoredTexts;
  readonly relations: ReadonlyMap<string, ReadonlyMap<string, Relation>>;
  readonly linked: ReturnType<Linked['stored']>;
}

/** What a memory begins with. */
export interface Recalled {
  /** What another one gave as its bytes. */
  readonly stored?: Uint8Array | undefined;
  readonly marks?: Marks;
  /** The bodies of that name, where they are there and have at least so many bytes. */
  readonly open?: (name: string, length: number) => Bodies | undefined;
}

/**
 * What reading the content came to before, so that only files that changed are read again. Keys say all that a value was made
 * from, so that an entry is true or absent.
 */
export class Memory {
  readonly #revision: string;
  /** Where the bodies lie of what was recalled. */
  readonly bodies: Bodies | undefined;
  /** How the files stand that are read. */
  readonly marks: Marks;
  /** Articles of the content folder, by file and mark; posts of mounts that depend on no other post, by file, mark and site. */
  readonly readings: Generations<Reading>;
  /** How all articles stand to each other, by what they say and when. */
  readonly relations: Generations<ReadonlyMap<string, Relation>>;
  /** What each article was linked by. */
  readonly linked: Linked;
  /** What was made of what was read, as long as this memory lives. */
  readonly kept = {
    mounted: new Kept<Gathered, Gathered>(),
    dated: new Kept<Gathered, Dated | undefined>(),
    identified: new Kept<Dated, Identified>(),
    completed: new Kept<Identified, Promise<Completion>>(),
    sighted: new Kept<Completed, Sighting>(),
    settled: new Kept<Completed, Article>(),
  };
  settings?: KnownSettings;
  #facets: Facets | undefined;

  /**
   * `revision` names the code that reads; what another code left is forgotten, and so are readings whose bodies `open` does not
   * find.
   */
  constructor(revision: string, { stored, marks = new Marks(), open }: Recalled = {}) {
    this.#revision = revision;
    this.marks = marks;
    const known = readStored<Known>(revision, stored);
    this.bodies = known && open?.(known.texts.bodies.name, known.texts.bodies.length);
    this.readings = new Generations(known && this.bodies && recallReadings(known, this.bodies));
    this.relations = new Generations(known?.relations);
    this.linked = new Linked(known?.linked);
  }

  /** The facets as they were, where these are the same. */
  steady(facets: Facets): Facets {
    if (!this.#facets || !isDeepStrictEqual(this.#facets, facets)) this.#facets = facets;
    return this.#facets;
  }

  /** Ends a reading: what it did not ask for is forgotten. */
  turn(): void {
    for (const known of [this.readings, this.relations, ...Object.values(this.kept)]) known.turn();
  }

  /** How many bytes the bodies take that are still wanted where they lie. */
  get laid(): number {
    const texts = [...this.readings.last.values()].flatMap(({ gathered }) =>
      gathered.map(({ text }) => text),
    );
    return this.bodies ? weighLaid(texts, this.bodies) : 0;
  }

  /** All that it knows, to be stored; bodies that don't lie in that place yet are laid there. */
  bytes(bodies: Bodies): Uint8Array {
    const stored: Known = {
      revision: this.#revision,
      ...storeReadings(this.readings.last, bodies),
      relations: this.relations.last,
      linked: this.linked.stored(),
    };
    return serialize(stored);
  }
}

function storeReadings(
  readings: ReadonlyMap<string, Reading>,
  bodies: Bodies,
): Pick<Known, 'readings' | 'texts'> {
  const storable = [...readings].filter(([, { gathered }]) => gathered.every(({ text }) => isStorable(text)));
  const bare = storable.map(([key, reading]): [string, StoredReading] => {
    const gathered = reading.gathered.map(({ text: _, ...rest }) => rest);
    return [key, { ...reading, gathered }];
  });
  const texts = storable.flatMap(([, { gathered }]) => gathered.map(({ text }) => text));
  return { readings: new Map(bare), texts: storeTexts(texts, bodies) };
}

function recallReadings({ readings, texts }: Known, bodies: Bodies): Map<string, Reading> {
  const all = recallTexts(texts, bodies);
  let next = 0;
  return new Map(
    [...readings].map(([key, reading]) => {
      const gathered = reading.gathered.map((bare) => ({ ...bare, text: all[next++] as Text }));
      return [key, { ...reading, gathered }];
    }),
  );
}

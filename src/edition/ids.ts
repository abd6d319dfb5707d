import { formatDay } from '../text/date.ts';
import { Dictionary, writeDictionary } from './dictionary.ts';
import { dayAt, type Zone } from './zone.ts';

/** What an article's id is made from where the publication made it (RFC 4151): its host, the day, the slug. */
export interface IdSource {
  readonly host: string;
  readonly zone: Zone;
  readonly published: Float64Array;
}

function made({ host, zone, published }: IdSource, ordinal: number, slug: string): string {
  return `tag:${host},${formatDay(dayAt(zone, published[ordinal] as number))}:${slug}`;
}

/** A dictionary of ids; '' for one that host, day and slug give. */
export function writeIds(ids: readonly string[], slugs: readonly string[], source: IdSource): Uint8Array {
  return writeDictionary(
    ids.map((id, ordinal) => (id === made(source, ordinal, slugs[ordinal] as string) ? '' : id)),
  );
}

/** The ids of articles by ordinal, read in place. */
export class Ids {
  readonly #written: Dictionary;
  readonly #slugs: Dictionary;
  readonly #source: IdSource;

  constructor(written: Dictionary, slugs: Dictionary, source: IdSource) {
    this.#written = written;
    this.#slugs = slugs;
    this.#source = source;
  }

  at(ordinal: number): string {
    return this.#written.at(ordinal) || made(this.#source, ordinal, this.#slugs.at(ordinal));
  }
}

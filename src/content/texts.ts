import type { Text } from './gathered.ts';

/** A text whose body lies stored, and is decoded whenever it is asked for. */
class StoredText implements Text {
  readonly digest: string;
  /** UTF-8. */
  readonly bytes: Buffer;

  constructor(digest: string, bytes: Buffer) {
    this.digest = digest;
    this.bytes = bytes;
  }

  get body(): string {
    return this.bytes.toString('utf8');
  }
}

/** Texts to be stored: their digests, and their bodies end to end as UTF-8 with where each ends. */
export interface StoredTexts {
  readonly digests: readonly string[];
  readonly ends: Float64Array;
  readonly bodies: Uint8Array;
}

/** Whether storing a text loses nothing: half of a surrogate pair would be lost. */
export function isStorable(text: Text): boolean {
  return text instanceof StoredText || text.body.isWellFormed();
}

export function storeTexts(texts: readonly Text[]): StoredTexts {
  const bodies = texts.map((text) => (text instanceof StoredText ? text.bytes : Buffer.from(text.body)));
  let end = 0;
  const ends = Float64Array.from(bodies, ({ length }) => (end += length));
  return { digests: texts.map(({ digest }) => digest), ends, bodies: Buffer.concat(bodies) };
}

/** The texts again, in their order. */
export function recallTexts({ digests, ends, bodies }: StoredTexts): readonly Text[] {
  const bytes = Buffer.from(bodies.buffer, bodies.byteOffset, bodies.byteLength);
  return digests.map((digest, i) => new StoredText(digest, bytes.subarray(ends[i - 1] ?? 0, ends[i])));
}

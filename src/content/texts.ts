import type { Text } from './gathered.ts';

/** A place where bodies lie from one run to the next, end to end as UTF-8. Starts and lengths in bytes. */
export interface Bodies {
  /** Names what lies there: with another name, places in it mean nothing. */
  readonly name: string;
  /** How many bytes lie there. */
  readonly size: () => number;
  readonly read: (start: number, length: number) => string;
  /** Lays bytes down behind all others, and says where they begin. */
  readonly add: (bytes: Uint8Array) => number;
}

/** A text whose body lies somewhere, and is read whenever it is asked for. */
class LaidText implements Text {
  readonly digest: string;
  readonly bodies: Bodies;
  readonly start: number;
  readonly length: number;

  constructor(digest: string, bodies: Bodies, start: number, length: number) {
    this.digest = digest;
    this.bodies = bodies;
    this.start = start;
    this.length = length;
  }

  get body(): string {
    return this.bodies.read(this.start, this.length);
  }
}

/** Texts by their digests, and where their bodies lie: in a place of this name, that has at least so many bytes. */
export interface StoredTexts {
  readonly bodies: { readonly name: string; readonly length: number };
  readonly digests: readonly string[];
  readonly starts: Float64Array;
  readonly lengths: Uint32Array;
}

/** Whether laying a text down loses nothing: half of a surrogate pair would be lost. */
export function isStorable(text: Text): boolean {
  return text instanceof LaidText || text.body.isWellFormed();
}

/** How many bytes of bodies lie there for these texts already. */
export function weighLaid(texts: readonly Text[], bodies: Bodies): number {
  return texts.reduce((sum, text) => (isLaid(text, bodies) ? sum + text.length : sum), 0);
}

function isLaid(text: Text, bodies: Bodies): text is LaidText {
  return text instanceof LaidText && text.bodies === bodies;
}

/** Bodies that are laid down at a time. */
const atOnce = 1000;

/** Lays down the bodies that do not lie there yet. */
export function storeTexts(texts: readonly Text[], bodies: Bodies): StoredTexts {
  const starts = new Float64Array(texts.length);
  const lengths = new Uint32Array(texts.length);
  const missing: number[] = [];
  texts.forEach((text, i) => {
    if (!isLaid(text, bodies)) missing.push(i);
    else [starts[i], lengths[i]] = [text.start, text.length];
  });
  for (let first = 0; first < missing.length; first += atOnce) {
    const group = missing.slice(first, first + atOnce);
    const bytes = group.map((i) => Buffer.from((texts[i] as Text).body));
    let end = bodies.add(Buffer.concat(bytes));
    for (const [j, i] of group.entries()) {
      starts[i] = end;
      end += lengths[i] = (bytes[j] as Buffer).length;
    }
  }
  const length = starts.reduce((most, start, i) => Math.max(most, start + (lengths[i] as number)), 0);
  return {
    bodies: { name: bodies.name, length },
    digests: texts.map(({ digest }) => digest),
    starts,
    lengths,
  };
}

/** The texts again, in their order. */
export function recallTexts({ digests, starts, lengths }: StoredTexts, bodies: Bodies): readonly Text[] {
  return digests.map((digest, i) => new LaidText(digest, bodies, starts[i] as number, lengths[i] as number));
}

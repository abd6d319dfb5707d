import type { Channel, Entry, Text } from './entry.ts';

/** How a program writes feeds, where the formats leave it open. */
export interface Habits {
  /** Titles, names and labels are plain text, and summaries are HTML. */
  readonly plainTexts?: true;
  /** `via` (in JSON Feed `external_url`) is where the original stands. */
  readonly originals?: true;
  /** A picture among the enclosed files is no more than a file. */
  readonly filesAreFiles?: true;
}

const byGenerator: readonly (readonly [generator: RegExp, habits: Habits])[] = [
  [/^Dateline\b/, { plainTexts: true, originals: true, filesAreFiles: true }],
];

export function habitsOf({ generator }: Channel): Habits {
  return byGenerator.find(([pattern]) => pattern.test(generator ?? ''))?.[1] ?? {};
}

function certainly(type: Text['type'], texts: readonly Text[]): readonly Text[] {
  return texts.map((text) => (text.type === 'loose' ? { ...text, type } : text));
}

/** An entry as its program means it. */
export function meant(entry: Entry, habits: Habits): Entry {
  if (!habits.plainTexts) return entry;
  const { titles, summaries, rights } = entry;
  return {
    ...entry,
    titles: certainly('text', titles),
    summaries: certainly('html', summaries),
    rights: certainly('text', rights),
  };
}

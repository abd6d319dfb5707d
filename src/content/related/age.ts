/** What tells how old an article is; moments are seconds since the epoch. */
export interface Aged {
  readonly id: string;
  readonly published: number;
  /** When the publication first had it. */
  readonly added: number;
}

/** The order in which articles are linked: as the publication had them, then as they were published; ids are unique. */
export const byAge = (a: Aged, b: Aged): number =>
  a.added - b.added || a.published - b.published || (a.id < b.id ? -1 : 1);

/** The day of an article, in days since the epoch. */
export const dayOf = ({ published }: Pick<Aged, 'published'>): number => Math.floor(published / 86400);

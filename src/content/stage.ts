/** What long work on a publication is at. */
export type Stage = 'reading' | 'relating' | 'rendering';

/** Told again and again how far it has come. */
export type Follow = (stage: Stage, done: number, of: number) => void;

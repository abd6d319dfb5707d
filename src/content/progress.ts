/** The stages of a build that take long. */
type BuildStage = 'reading' | 'relating' | 'rendering';

/** Called repeatedly during a stage with the number of items that are done, and of all items. */
export type ProgressListener = (stage: BuildStage, done: number, of: number) => void;

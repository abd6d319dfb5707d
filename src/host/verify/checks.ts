import type { Check } from './check.ts';
import { type Ask, expectMatch } from './client.ts';
import { feedChecks } from './feeds.ts';
import { placeChecks } from './places.ts';
import { walkChecks } from './walks.ts';

/** Without this, the others need not be tried. */
const alive: Check = {
  name: 'Dateline answers',
  async run(ask) {
    const { text, headers } = await ask('/health');
    return [
      ...expectMatch('/health', text, /^\{"status":"ok","edition":"[\da-f-]+"/),
      ...expectMatch('/health: Cache-Control', headers.get('Cache-Control'), /^no-store$/),
    ];
  },
};

/** What came of a check. */
export interface Result {
  readonly name: string;
  /** What is not as promised, in words; nothing where all is well. */
  readonly complaints: readonly string[];
}

/**
 * Tries every promise of a deployment, one after the other, and tells of each as soon as it is tried. Where Dateline does
 * not answer at all, nothing else is tried.
 */
export async function* verify(ask: Ask): AsyncGenerator<Result> {
  for (const { name, run } of [alive, ...feedChecks, ...walkChecks, ...placeChecks]) {
    const complaints = await run(ask).catch((error: unknown) => [
      `this could not be tried: ${reasonOf(error)}`,
    ]);
    yield { name, complaints };
    if (name === alive.name && complaints.length > 0) return;
  }
}

/** What went wrong: `fetch` hides it below “fetch failed”. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

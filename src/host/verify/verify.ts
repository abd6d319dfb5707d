import { reasonOfFailure } from '../../content/fetch-body.ts';
import { type DeploymentCheck, type Ask, expectMatch } from './client.ts';
import { feedChecks, pagingChecks } from './feeds.ts';
import { addressChecks } from './addresses.ts';

/** If this check fails, the others are not run. */
const alive: DeploymentCheck = {
  name: 'Dateline answers',
  async run(ask) {
    const { text, headers } = await ask('/health');
    return [
      ...expectMatch('/health', text, /^\{"status":"ok","edition":"[\da-f-]+"/),
      ...expectMatch('/health: Cache-Control', headers.get('Cache-Control'), /^no-store$/),
    ];
  },
};

/** The result of a check. */
export interface Result {
  readonly name: string;
  /** Descriptions of broken promises; empty if there are none. */
  readonly complaints: readonly string[];
}

/**
 * Runs all checks of a deployment, one after the other, and yields each result at once. If Dateline does not
 * answer at all, the other checks are not run.
 */
export async function* verify(ask: Ask): AsyncGenerator<Result> {
  for (const { name, run } of [alive, ...feedChecks, ...pagingChecks, ...addressChecks]) {
    const complaints = await run(ask).catch((error: unknown) => [`this could not be tried: ${reasonOfFailure(error)}`]);
    yield { name, complaints };
    if (name === alive.name && complaints.length > 0) return;
  }
}

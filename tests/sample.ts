import { join } from 'node:path';
import { projectRoot } from '../src/host/project.ts';

/**
 * A copy of the publication that `content/` holds in a new clone, with the five captures byte for byte. Tests read this copy:
 * `content/` is somebody else's publication as soon as it is used.
 */
export const sample = join(projectRoot, 'tests/fixtures/sample');

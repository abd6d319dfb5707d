import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Dateline's own folder, with `package.json`, `wrangler.toml` and `src/`. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** The folder of generated files, all of which can be deleted. */
export const generated = join(projectRoot, '.dateline');

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Dateline's own folder: where `package.json`, `wrangler.toml` and `src/` lie. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** What is generated and can be thrown away. */
export const generated = join(projectRoot, '.dateline');

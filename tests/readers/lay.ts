import { cp } from 'node:fs/promises';
import { writeFiles } from '../worker/start.ts';

/** Puts a content folder's files where they can be written to: a folder's own, or those given by path. */
export async function lay(content: string, source: string | Readonly<Record<string, string>>): Promise<void> {
  if (typeof source === 'string') await cp(source, content, { recursive: true });
  else await writeFiles(content, source);
}

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Files by their path in a content folder. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A `feed.yaml` that is right, for tests that are about something else. */
export const feedYaml = 'title: Bridges\nurl: https://bridges.example\n';

/** A content folder of these files, which goes when the test is done. */
export async function contentFolder(files: Files): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'content-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await addFiles(folder, { 'feed.yaml': feedYaml, ...files });
  return folder;
}

/** Writes further files, or others in their place. */
export async function addFiles(folder: string, files: Files): Promise<void> {
  for (const [path, data] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), data);
  }
}

export function textOf(folder: string, path: string): Promise<string> {
  return readFile(join(folder, path), 'utf8');
}

/** An article's file: front matter lines and a body. */
export function article(lines: readonly string[], body = 'Text.'): string {
  return `---\n${lines.join('\n')}\n---\n\n${body}\n`;
}

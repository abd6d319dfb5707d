import { pathToFileURL } from 'node:url';

interface Place {
  /** Absolute path as a URL has it: `/home/ana/content/articles/a%20b.md`. */
  readonly path: string;
  readonly line: number;
}

/** The addresses by which editors open a file from a link, by the editors' names. */
export const editors = {
  vscode: ({ path, line }: Place) => `vscode://file${path}:${line}`,
  vscodium: ({ path, line }: Place) => `vscodium://file${path}:${line}`,
  cursor: ({ path, line }: Place) => `cursor://file${path}:${line}`,
  zed: ({ path, line }: Place) => `zed://file${path}:${line}`,
  idea: ({ path, line }: Place) => `idea://open?file=${path}&line=${line}`,
  textmate: ({ path, line }: Place) => `txmt://open?url=file://${path}&line=${line}`,
} as const;

export type EditorName = keyof typeof editors;

/** The address that opens a file in an editor; `path` is absolute, lines count from 1. */
export function editorLink(editor: EditorName, path: string, line = 1): string {
  return editors[editor]({ path: pathToFileURL(path).pathname, line });
}

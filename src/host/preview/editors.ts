import { pathToFileURL } from 'node:url';

interface FileLine {
  /** Absolute path, percent-encoded as in a URL: `/home/ana/content/articles/a%20b.md`. */
  readonly path: string;
  readonly line: number;
}

/** The addresses with which editors open a file, by the editors' names. */
export const editors = {
  vscode: ({ path, line }: FileLine) => `vscode://file${path}:${line}`,
  vscodium: ({ path, line }: FileLine) => `vscodium://file${path}:${line}`,
  cursor: ({ path, line }: FileLine) => `cursor://file${path}:${line}`,
  zed: ({ path, line }: FileLine) => `zed://file${path}:${line}`,
  idea: ({ path, line }: FileLine) => `idea://open?file=${path}&line=${line}`,
  textmate: ({ path, line }: FileLine) => `txmt://open?url=file://${path}&line=${line}`,
} as const;

export type EditorName = keyof typeof editors;

/** The address that opens a file in an editor; `path` is absolute, lines count from 1. */
export function editorLink(editor: EditorName, path: string, line = 1): string {
  return editors[editor]({ path: pathToFileURL(path).pathname, line });
}

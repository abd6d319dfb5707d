import { pathToFileURL } from 'node:url';

/** What stands before the path and before the line in the addresses with which editors open a file, by editor. */
export const editors = {
  vscode: ['vscode://file', ':'],
  vscodium: ['vscodium://file', ':'],
  cursor: ['cursor://file', ':'],
  zed: ['zed://file', ':'],
  idea: ['idea://open?file=', '&line='],
  textmate: ['txmt://open?url=file://', '&line='],
} as const;

export type EditorName = keyof typeof editors;

/** The address that opens a file in an editor; `path` is absolute, lines count from 1. */
export function editorLink(editor: EditorName, path: string, line = 1): string {
  const [beforePath, beforeLine] = editors[editor];
  return `${beforePath}${pathToFileURL(path).pathname}${beforeLine}${line}`;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The text of a Markdown file, line ends as `\n`. Markdown declares no encoding: UTF-8 where it is that, else what its bytes look
 * like, for which a large table is loaded.
 */
export async function textOfBytes(bytes: Uint8Array): Promise<string> {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    ({ text } = (await import('../decode.ts')).decode(bytes));
  }
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/**
 * The id of a heading by its text, as GitHub makes it (github-slugger): lower case, spaces as hyphens, without
 * punctuation. '' for a text of punctuation alone.
 */
export function headingId(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\p{Pc}\- ]+/gu, '')
    .replaceAll(' ', '-');
}

/**
 * The rows of a table in CSV (RFC 4180), each as values by the names in the first line, in lower case. Quoted values may hold
 * commas, line ends and doubled quotes.
 */
export function parseCsv(text: string): readonly ReadonlyMap<string, string>[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|\r|$)/g,
  )) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  const [names = [], ...values] = rows;
  const keys = names.map((name) =>
    name
      .replace(/^\ufeff/, '')
      .trim()
      .toLowerCase(),
  );
  return values.map((cells) => new Map(keys.map((key, i) => [key, cells[i] ?? ''])));
}

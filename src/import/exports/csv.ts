/** The cells of a table in CSV by rows. */
function rowsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const special = /[",\r\n]/g;
  let cell = '';
  let at = 0;
  const end = (): void => {
    (rows.at(-1) as string[]).push(cell);
    cell = '';
  };
  while (at < text.length) {
    if (text[at] === '"') {
      // A doubled quote is one; a missing quote at the end is understood.
      const close = text.indexOf('"', at + 1);
      const to = close < 0 ? text.length : close;
      cell += text.slice(at + 1, to);
      at = to + 1;
      if (text[at] === '"') cell += '"';
    } else if (text[at] === ',' || text[at] === '\n') {
      end();
      if (text[at] === '\n') rows.push([]);
      at++;
    } else {
      special.lastIndex = at + 1;
      const next = special.exec(text)?.index ?? text.length;
      cell += text.slice(at, next);
      at = next;
    }
  }
  end();
  return rows.filter((row) => row.length > 1 || row[0] !== '');
}

/**
 * The rows of a table in CSV (RFC 4180), each as values by the names in the first line, in lower case. Quoted values
 * may hold commas, line ends and doubled quotes.
 */
export function parseCsv(text: string): readonly ReadonlyMap<string, string>[] {
  const [names = [], ...values] = rowsOf(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
  const keys = names.map((name) => name.trim().toLowerCase());
  return values.map((cells) => new Map(keys.map((key, i) => [key, cells[i] ?? ''])));
}

import { blockElements } from '../../article/html-policy.ts';
import { table } from '../../text/table.ts';

const rowsOf = (table: Element): Element[] =>
  [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table);

/**
 * Verdicts on tables, which their rows and cells ask for one by one; the tree does not change while it is written.
 */
const plain = new WeakMap<Element, boolean>();

const cellsOf = (row: Element): Element[] => [...row.children].filter((cell) => /^t[dh]$/.test(cell.localName));

/** Whether a table only lays out a page: one cell a row, or tables and headings inside its cells. */
export function isLayout(table: Element): boolean {
  if (table.querySelector('table, h1, h2, h3, h4, h5, h6, figure')) return true;
  return !table.querySelector('th, caption') && rowsOf(table).every((row) => cellsOf(row).length <= 1);
}

/** Whether GFM can say a table: a heading row, equal rows, nothing but running text in its cells. */
export function isPlain(table: Element): boolean {
  const known = plain.get(table);
  if (known !== undefined) return known;
  const verdict = judge(table);
  plain.set(table, verdict);
  return verdict;
}

function judge(table: Element): boolean {
  const rows = rowsOf(table);
  const head = cellsOf(rows[0] ?? table);
  if (head.length === 0 || !head.every((cell) => cell.localName === 'th')) return false;
  if (table.querySelector('caption') || table.querySelectorAll('tr').length !== rows.length) return false;
  return rows.every((row) => {
    const cells = cellsOf(row);
    return (
      cells.length === head.length &&
      cells.every(
        (cell) =>
          !cell.hasAttribute('colspan') &&
          !cell.hasAttribute('rowspan') &&
          ![...cell.querySelectorAll('*')].some((e) => blockElements.has(e.localName) && e.localName !== 'p') &&
          cell.querySelectorAll('p').length <= 1,
      )
    );
  });
}

/** The row of dashes under a heading row, with the alignment that the cells state. */
export function delimiterRow(row: Element): string {
  const dashes = table<string>({ left: ':--', right: '--:', center: ':-:' });
  const aligned = cellsOf(row).map((cell) => {
    const style = /text-align:\s*(\w+)/.exec(cell.getAttribute('style') ?? '')?.[1];
    return dashes.get((cell.getAttribute('align') ?? style ?? '').toLowerCase()) ?? '---';
  });
  return `| ${aligned.join(' | ')} |`;
}

/** Whether a row is the first of its table. */
export function isFirstRow(row: Element): boolean {
  return row.closest('table')?.querySelector('tr') === row;
}

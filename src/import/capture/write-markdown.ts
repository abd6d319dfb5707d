/** How a block of the body is written. */
type Mark = 'paragraph' | 'heading' | 'quote' | 'caption' | 'bullet' | 'number';

/** One block of the body. */
export interface MarkedBlock {
  readonly mark: Mark;
  readonly text: string;
}

/**
 * Plain text as Markdown (CommonMark, with raw HTML, tables and footnotes) that reads as that text: what would be
 * emphasis, a link, a tag, a reference, code is escaped, and at the beginning what would open a heading, list,
 * quotation, rule or fence.
 */
export function escapePlainText(text: string): string {
  return text
    .replace(/[\\`*]/g, String.raw`\$&`)
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, String.raw`\_`)
    .replace(/<(?=[\p{L}/!?])/gu, String.raw`\<`)
    .replace(/&(?=#?\w+;)/g, String.raw`\&`)
    .replace(/~~/g, String.raw`\~\~`)
    .replace(/\[(?=[^[\]]*\](?:\(|\[|:))|\[\^/g, (open) => `\\${open}`)
    .replace(/^(?:#{1,6}(?=\s|$)|>|[+-](?=\s|$)|[=-]+$|~{3,}|:(?=\s)|\|)/u, String.raw`\$&`)
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, String.raw`$1\$2`);
}

function write({ mark, text }: MarkedBlock): string {
  switch (mark) {
    case 'heading':
      return `## ${escapePlainText(text).replace(/(?<!#)(#+)$/, String.raw`\$1`)}`;
    case 'quote':
      return `> ${escapePlainText(text)}`;
    case 'caption':
      return `*${escapePlainText(text)}*`;
    case 'bullet':
      return `- ${escapePlainText(text)}`;
    case 'number':
      return text.replace(/^(\d+)[.)]\s*(.*)$/u, (_, number, rest) => `${number}. ${escapePlainText(rest)}`);
    default:
      return escapePlainText(text);
  }
}

const listed = (mark: Mark | undefined) => mark === 'bullet' || mark === 'number';

/** The body as Markdown: blocks with a blank line between them, entries of one list without. */
export function writeMarkdown(blocks: readonly MarkedBlock[]): string {
  return blocks
    .map((block, i) => {
      const before = blocks[i - 1]?.mark;
      const gap = i === 0 ? '' : listed(block.mark) && block.mark === before ? '\n' : '\n\n';
      return gap + write(block);
    })
    .join('');
}

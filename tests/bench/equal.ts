import { parseFeed } from 'feedsmith';

function itemsOf(text: string) {
  const { format, feed } = parseFeed(text);
  if (format !== 'rss') throw new Error(`A feed of another format: ${format}`);
  return feed.items?.map(({ guid, title, pubDate, content, categories }) => ({
    id: guid?.value,
    title,
    date: new Date(String(pubDate)).toISOString(),
    html: content?.encoded,
    tags: categories?.map(({ name }) => name),
  }));
}

/** Throws, with the first difference, unless a contestant's RSS holds the items that Dateline's holds, in the same order. */
export function checkEqual(question: string, name: string, ours: string, theirs: string): void {
  const [a = '', b = ''] = [ours, theirs].map((text) => JSON.stringify(itemsOf(text), undefined, 1));
  if (a === b) return;
  const at = [...a].findIndex((c, i) => c !== b[i]);
  const [mine, other] = [a, b].map((text) => text.slice(Math.max(0, at - 60), at + 60));
  throw new Error(`${question}: ${name} gives other items than Dateline:\n${mine}\n${other}`);
}

/** Longest opening, in UTF-16 code units. */
const longest = 80;

/** The first sentence of a text on one line, cut at a word if longer than 80 characters. Names a text without title. */
export function opening(text: string): string {
  const [sentence = ''] = /^.*?(?:[.!?…](?=\s|$)|[。！？]|$)/u.exec(text) ?? [];
  if (sentence.length <= longest) return sentence.replace(/(?<=[^.])\.$/, '').trim();
  const room = text.slice(0, longest);
  const space = room.lastIndexOf(' ');
  return `${(space > longest / 2 ? room.slice(0, space) : room.replace(/[\ud800-\udbff]$/, '')).trim()}…`;
}

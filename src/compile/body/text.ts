const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
};

/** Marks of footnotes and ways back from them: signs for the eye, no words. */
const references = /<sup><a [^>]*id="fnref-[^>]*>.*?<\/a><\/sup>| ?<a href="[^"]*#fnref-[^"]*">.*?<\/a>/g;

const inline =
  /<\/?(?:a|abbr|b|bdi|cite|code|del|dfn|em|i|img|ins|kbd|mark|q|rp|rt|ruby|s|samp|small|span|strong|sub|sup|time|u|var|wbr)(?: [^>]*)?>/g;

/** The text of sanitised HTML: a line for each block, nothing for pictures. */
export function textOf(html: string): string {
  return html
    .replace(references, '')
    .replace(inline, '')
    .replace(/<[^>]*>/g, '\n')
    .replace(/&(?:amp|lt|gt|quot);/g, (entity) => entities[entity] as string)
    .replace(/[ \t]*\n\s*/g, '\n')
    .trim();
}

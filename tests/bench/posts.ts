import { random } from './archive.ts';

const words =
  'harbour tide ferry quay wind lamp net rope gull salt map crew deck bell oar sail mist dawn stone wave of and the to in is that for on with as it was by at from or an be this which are not have had were will new old long small great first last only under over between after before during while where when'.split(
    ' ',
  );

/**
 * Markdown posts as blogs have them, the same for one seed: two kilobytes each, paragraphs with emphasis, links and code,
 * headings, lists, quotations, fenced code, pictures, tables, footnotes; one in five with a figure in raw HTML.
 */
export function posts(count: number, seed = 1): string[] {
  const next = random(seed);
  const int = (below: number): number => Math.floor(next() * below);
  const word = () => words[int(words.length)] as string;
  const some = (least: number, more: number, make: () => string, glue: string) =>
    Array.from({ length: least + int(more) }, make).join(glue);
  const inline = () => {
    const kind = int(60);
    if (kind === 0) return `**${word()}**`;
    if (kind === 1) return `*${word()}*`;
    if (kind === 2) return `[${word()} ${word()}](https://example.org/${word()}/${word()})`;
    return kind === 3 ? `\`${word()}()\`` : word();
  };
  const sentence = () => `${some(6, 14, inline, ' ')}.`;
  const paragraph = () => some(2, 5, sentence, ' ');
  const blocks: readonly (() => string)[] = [
    () => `## ${word()} ${word()}`,
    () => some(3, 3, () => `- ${sentence()}`, '\n'),
    () => `> ${paragraph()}`,
    () => `\`\`\`js\nif (${word()} < 3 && ${word()}) return "${word()}";\n\`\`\``,
    () => `![${word()}](/images/${word()}.png "${word()}")`,
    () => `| ${word()} | ${word()} |\n| --- | ---: |\n| ${word()} | 3 |`,
    () => `${paragraph()}[^1]\n\n[^1]: ${sentence()}`,
  ];
  const figure = () => `<figure><img src="/${word()}.jpg" alt=""><figcaption>${sentence()}</figcaption></figure>`;
  return Array.from({ length: count }, (_, i) => {
    const body = some(
      5,
      7,
      () => (int(3) === 0 ? (blocks[int(blocks.length)] as () => string)() : paragraph()),
      '\n\n',
    );
    return i % 5 === 0 ? `${body}\n\n${figure()}\n` : `${body}\n`;
  });
}

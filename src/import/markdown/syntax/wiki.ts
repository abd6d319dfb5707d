import type { BodyContext } from './context.ts';

const image = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp)$/i;

/**
 * Reads what note-taking programs add: `[[Page]]` and `[[Page|label]]` become links where the page is a post, else their words; `![[image.png]]`
 * an image; `%% comments %%` go, `==marked==` is marked, ids of blocks (`^id`) go.
 */
export function readWiki(text: string, context: BodyContext): string {
  return text
    .replace(/%%[\s\S]*?%%/g, '')
    .replace(
      /!\[\[([^[\]|#\n]+)(?:#[^[\]|\n]*)?(?:\|([^[\]\n]*))?\]\]/g,
      (raw, name: string, label: string | undefined) => {
        if (image.test(name))
          return `![${label && !/^\d+(?:x\d+)?$/.test(label) ? label : ''}](<${name.trim()}>)`;
        context.lost('embed', name.trim(), raw, true);
        return label ?? name;
      },
    )
    .replace(
      /(?<!\[)\[\[([^[\]|\n]+)(?:\|([^[\]\n]*))?\]\](?![([])/g,
      (_, name: string, label: string | undefined) => {
        const [page, heading] = name.split('#') as [string, string?];
        const address = page.trim() === '' ? undefined : context.resolve(page.trim());
        const words = (label ?? (page.trim() || heading || '')).trim();
        return address === undefined ? words : `[${words}](${address})`;
      },
    )
    .replace(/==(?=\S)([^=\n]+?)(?<=\S)==/g, '<mark>$1</mark>')
    .replace(/(?<![ \t])[ \t]+\^[\w-]+[ \t]*$/gm, '');
}

import type { Syntax } from './syntax.ts';

const image = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp)$/i;

/**
 * Syntax of programs for notes: `[[Page]]` and `[[Page|label]]` become links where the page is a post, else their
 * words; `![[image.png]]` an image; `%% comments %%` go, `==marked==` is marked, ids of blocks (`^id`) go.
 */
export const wiki: Syntax = {
  when: /\[\[|%%|==|\^/,
  hasWikiLinks: true,
  read: (text, context) =>
    text
      .replace(/%%[\s\S]*?%%/g, '')
      .replace(
        /!\[\[([^[\]|#\n]+)(?:#[^[\]|\n]*)?(?:\|([^[\]\n]*))?\]\]/g,
        (raw, name: string, label: string | undefined) => {
          const alt = label && !/^\d+(?:x\d+)?$/.test(label) ? label : '';
          if (image.test(name)) return `![${alt}](${context.keep(`<${name.trim()}>`)})`;
          context.lost('embed', name.trim(), raw, true);
          return label ?? name;
        },
      )
      .replace(
        /(?<!\[)\[\[([^[\]|\n]+)(?:\|([^[\]\n]*))?\]\](?![([])/g,
        (_, name: string, label: string | undefined) => {
          const [page = '', heading] = name.split('#');
          const address = page.trim() === '' ? undefined : context.resolve(page.trim());
          const words = (label ?? (page.trim() || heading || '')).trim();
          return address === undefined ? words : `[${words}](${address})`;
        },
      )
      .replace(/==(?=\S)([^=\n]+?)(?<=\S)==/g, '<mark>$1</mark>')
      .replace(/(?<![ \t])[ \t]+\^[\w-]+[ \t]*$/gm, ''),
};

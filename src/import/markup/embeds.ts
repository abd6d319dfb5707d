import { address } from './policy.ts';

/** What the ids of films look like; what follows an id says from which second it is to be played. */
export const playerIds = {
  youtube: /^([\w-]{11})(?:[?&]\S*)?$/,
  vimeo: /^(\d{1,12}(?:\/[\da-f]{6,12})?)(?:\?\S*)?$/,
} as const;

/** Players whose address for embedding is not the one that a person visits. */
const visited: readonly (readonly [RegExp, string])[] = [
  [
    /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]{11})(?:[?#].*)?$/,
    'https://www.youtube.com/watch?v=$1',
  ],
  [/^https?:\/\/player\.vimeo\.com\/video\/(\d+)(?:[?#].*)?$/, 'https://vimeo.com/$1'],
  [/^https?:\/\/www\.dailymotion\.com\/embed\/video\/(\w+)(?:[?#].*)?$/, 'https://www.dailymotion.com/video/$1'],
];

const embeds = 'iframe, embed, object, audio, video';

const sourceOf = (element: Element): string | null | undefined =>
  [
    element.getAttribute('src'),
    element.getAttribute('data-src'),
    element.getAttribute('data'),
    element.querySelector('source[src]')?.getAttribute('src'),
    element.querySelector('param[name="movie"], param[name="src"]')?.getAttribute('value'),
  ].find((value) => value && value !== 'about:blank');

const hostOf = (url: string): string => (/^https?:/.test(url) ? new URL(url).hostname.replace(/^www\./, '') : url);

/**
 * Turns what plays or shows another page into a link to it, named by its title or by the host it comes from.
 * Fallback text inside stays only where there is nothing to link to.
 */
export function linkEmbeds(root: Element, base?: string): void {
  for (const embed of root.querySelectorAll(embeds)) {
    const found = address(sourceOf(embed), base);
    if (found === undefined) {
      embed.replaceWith(...embed.childNodes);
      continue;
    }
    const url = visited.reduce((u, [pattern, replacement]) => u.replace(pattern, replacement), found);
    const link = root.ownerDocument.createElement('a');
    link.setAttribute('href', url);
    link.textContent = (embed.getAttribute('title') ?? embed.getAttribute('aria-label') ?? '').trim() || hostOf(url);
    const paragraph = root.ownerDocument.createElement('p');
    paragraph.append(link);
    embed.replaceWith(paragraph);
  }
}

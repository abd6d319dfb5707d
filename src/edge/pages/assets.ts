import { formatHash, hash } from '../../edition/hash.ts';
import { type Draft, textDraft } from '../answer.ts';
import { articlesStyle } from './style/articles.ts';
import { frameStyle } from './style/frame.ts';

/** `/page.js`: copies addresses and updates the feed builder. Pages work without it. */
const script = `
for (const button of document.querySelectorAll('[data-copy]')) button.hidden = false;

document.addEventListener('click', async ({ target }) => {
  const button = target.closest('[data-copy]');
  if (!button) return;
  const field = button.parentElement.querySelector('input');
  field.select();
  const said = button.closest('section').querySelector('[data-copied]');
  try {
    await navigator.clipboard.writeText(field.value);
    said.textContent = 'Copied.';
  } catch {
    said.textContent = 'Selected: copy it with your keyboard.';
  }
});

const builder = document.querySelector('form[data-builder]');
if (builder) {
  let waiting;
  let asked = 0;
  const show = async () => {
    const number = ++asked;
    const given = [...new FormData(builder)].filter(([, value]) => value !== '');
    const answer = await fetch(builder.action + '?' + new URLSearchParams([...given, ['show', '1']]));
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (number !== asked) return;
    const result = page.getElementById('result');
    for (const button of result.querySelectorAll('[data-copy]')) button.hidden = false;
    document.getElementById('result').replaceChildren(...result.childNodes);
  };
  builder.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => show().catch(() => {}), 250);
  });
}
`;

/** The publication's icon: three lines of a column, the newest one long. */
const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">' +
  '<rect width="32" height="32" rx="7" fill="#1d4f63"/>' +
  '<path d="M8 10h16M8 16h11M8 22h6" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>';

function asset(type: string, text: string) {
  return { type, text, digest: formatHash(hash(text)) };
}

/** All files that pages load besides media, by path. */
export const assets = {
  '/style.css': asset('text/css; charset=utf-8', frameStyle + articlesStyle),
  '/page.js': asset('text/javascript; charset=utf-8', script),
  '/icon.svg': asset('image/svg+xml', icon),
} as const;

export type AssetPath = keyof typeof assets;

/** The address of a file with its digest, so that it can be cached for ever. */
export function addressOf(path: AssetPath): string {
  return `${path}?v=${assets[path].digest}`;
}

/** A file as a draft: cached for a year if the address has its digest, else for five minutes. */
export function assetDraft(path: AssetPath, search: URLSearchParams): Draft {
  const { type, text, digest } = assets[path];
  const isVersioned = search.get('v') === digest;
  const headers = isVersioned ? { 'Cache-Control': 'public, max-age=31536000, immutable' } : {};
  return { ...textDraft(type, text), headers };
}

import { formatHash, hash } from '../../edition/hash.ts';
import { type Draft, textDraft } from '../answer.ts';
import { script } from './script.ts';
import { articleStyle } from './style/article.ts';
import { baseStyle } from './style/base.ts';
import { formStyle } from './style/form.ts';
import { listStyle } from './style/list.ts';

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
  '/style.css': asset('text/css; charset=utf-8', baseStyle + listStyle + formStyle + articleStyle),
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

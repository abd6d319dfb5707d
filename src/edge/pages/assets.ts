import { formatHash, hash } from '../../edition/hash.ts';
import type { Draft } from '../answer.ts';
import { icon } from './icon.ts';
import { script } from './script.ts';
import { style } from './style.ts';

/** A file that pages load. */
export interface Asset {
  readonly type: string;
  readonly text: string;
  readonly digest: string;
}

function asset(type: string, text: string): Asset {
  return { type, text, digest: formatHash(hash(text)) };
}

/** What pages load, by path. Nothing else is loaded, from nowhere else. */
export const assets = {
  '/style.css': asset('text/css; charset=utf-8', style),
  '/page.js': asset('text/javascript; charset=utf-8', script),
  '/icon.svg': asset('image/svg+xml', icon),
} as const;

export type AssetPath = keyof typeof assets;

/** The address that changes when the file does, so that it can be kept for good. */
export function addressOf(path: AssetPath): string {
  return `${path}?v=${assets[path].digest}`;
}

/** A file as an answer: kept for a year where the address names its digest, else asked for again after five minutes. */
export function draftAsset({ type, text, digest }: Asset, search: URLSearchParams): Draft {
  const settled = search.get('v') === digest;
  return {
    type,
    etag: `W/"${digest}"`,
    links: [],
    headers: settled ? { 'Cache-Control': 'public, max-age=31536000, immutable' } : {},
    bytes: () => new TextEncoder().encode(text),
  };
}

import { percentDecode } from '../edition/address.ts';
import { partNames } from '../edition/fragment.ts';
import type { SlugTarget } from '../edition/slugs.ts';
import type { Draft, WebLink } from './answer.ts';
import { assembleItem } from './assemble.ts';
import { entityTag } from './caching.ts';
import { redirect } from './headers.ts';
import { articlePage } from './pages/article.tsx';
import { errorPage } from './pages/error.tsx';
import { pathOf } from './pages/summaries.ts';
import { htmlType, pageDraft, pageHeaders } from './pages/page.ts';
import { notFound, type ProblemDetails, ProblemError, problemResponse } from './problem.ts';
import { newestVisible } from './select.ts';
import type { Service } from './service.ts';
import { readArticles, type StoredParts } from './shards.ts';

/** The media types of an article, by the suffix of its path; the page has no suffix. */
const types = {
  '.md': 'text/markdown; charset=utf-8',
  '.json': 'application/json',
  '': htmlType,
} as const;

type Suffix = keyof typeof types;

/** `/articles/{slug}`, `.md`, `.json`. 301 from former slugs, 410 if withdrawn, 404, or 503. */
export async function article(service: Service, url: URL, now: number): Promise<Response | Draft> {
  const { edition } = service;
  const { written, slug, suffix } = parseName(url.pathname);
  const fail = (details: ProblemDetails) =>
    suffix === '' ? errorPage(service, details, url) : problemResponse(details, edition.url);
  const redirectTo = (current: string) =>
    redirect(`${edition.url}/articles/${encodeURIComponent(current)}${suffix}${url.search}`);
  const newest = newestVisible(edition, now);
  const isVisible = (target: SlugTarget | undefined) => target?.is === 'article' && target.ordinal <= newest;
  const target = edition.slugs.find(slug);
  if (target?.is === 'withdrawn') return fail(withdrawn(slug));
  // The slug of a scheduled article is not revealed.
  if (target?.is === 'former' && isVisible(edition.slugs.find(target.slug))) return redirectTo(target.slug);
  if (target?.is !== 'article' || !isVisible(target)) return fail(notFound(`There is no article “${slug}”.`).details);
  if (written !== slug + suffix) return redirectTo(slug);
  try {
    const [parts] = await readArticles(service, [target.ordinal], 'full', partNames);
    return await draft(service, parts as StoredParts, target.ordinal, suffix, now);
  } catch (error) {
    if (error instanceof ProblemError) return fail(error.details);
    throw error;
  }
}

function parseName(path: string): { written: string; slug: string; suffix: Suffix } {
  const name = path.slice('/articles/'.length);
  const written = percentDecode(name) ?? name;
  const normal = written
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?<!\/)\/+$/, '');
  const suffix = (Object.keys(types) as Suffix[]).find((s) => normal.endsWith(s)) ?? '';
  return { written, slug: normal.slice(0, normal.length - suffix.length), suffix };
}

function withdrawn(slug: string): ProblemDetails {
  const detail = `The article “${slug}” was withdrawn.`;
  return { status: 410, type: 'withdrawn', title: 'This article was taken back', detail };
}

async function draft(service: Service, parts: StoredParts, ordinal: number, suffix: Suffix, now: number) {
  const { edition } = service;
  const address = edition.url + pathOf(edition, ordinal);
  if (suffix === '') {
    const { page, original, hosts } = await articlePage(service, parts, ordinal, now);
    return { ...pageDraft(edition, page, linksOf(address, original ?? address)), headers: pageHeaders(hosts) };
  }
  return {
    type: types[suffix],
    etag: entityTag(edition, address + suffix, [ordinal]),
    links: linksOf(address, address),
    bytes: () => (suffix === '.md' ? parts.part('markdown') : assembleItem(parts, 'full')),
  };
}

/** The links between the forms of an article. */
function linksOf(address: string, canonical: string): WebLink[] {
  return [
    { rel: 'canonical', href: canonical },
    { rel: 'alternate', href: `${address}.md`, type: 'text/markdown' },
    { rel: 'alternate', href: `${address}.json`, type: 'application/json' },
  ];
}

import type { SlugTarget } from '../edition/slugs.ts';
import { readArticles, type Stored } from './shards.ts';
import type { Site } from './site.ts';
import type { Draft } from './answer.ts';
import { assemble } from './assemble.ts';
import type { Link } from './head.ts';
import { articlePage } from './pages/article.tsx';
import { errorPage } from './pages/error.tsx';
import { pathOf } from './pages/entries.ts';
import { draftPage, htmlType } from './pages/page.ts';
import { type Fault, notFound, problem, QueryError } from './problem.ts';
import { redirect } from './redirect.ts';
import { newestVisible } from './select.ts';
import { entityTag } from './validators.ts';

/** The forms of an article, by the ending of its address; the empty one is its page. */
const forms = {
  '.md': 'text/markdown; charset=utf-8',
  '.json': 'application/json',
  '': htmlType,
} as const;

type Ending = keyof typeof forms;

/** `/articles/{slug}`, `.md`, `.json`: 301 from a former slug, 410 for what was withdrawn, 404 for what is not there yet. */
export async function article(site: Site, url: URL, now: number): Promise<Response | Draft> {
  const { edition } = site;
  const { written, slug, ending } = readName(url.pathname);
  const fail = (fault: Fault) =>
    ending === '' ? errorPage(site, fault, url) : problem(fault, edition.meta.origin);
  const to = (target: string) =>
    redirect(`${edition.meta.origin}/articles/${encodeURIComponent(target)}${ending}${url.search}`);
  const newest = newestVisible(edition, now);
  const isOut = (target: SlugTarget | undefined) => target?.is === 'article' && target.ordinal <= newest;
  const target = edition.slugs.find(slug);
  if (target?.is === 'withdrawn') return fail(gone(slug));
  // What is still to come does not tell what it is called.
  if (target?.is === 'former' && isOut(edition.slugs.find(target.slug))) return to(target.slug);
  if (target?.is !== 'article' || !isOut(target))
    return fail(notFound(`There is no article “${slug}”.`).fault);
  if (written !== slug + ending) return to(slug);
  try {
    const [stored] = await readArticles(edition, site.store, [target.ordinal]);
    if (ending === '') return await page(site, stored as Stored, target.ordinal, now);
    return draft(site, stored as Stored, target.ordinal, ending);
  } catch (error) {
    if (error instanceof QueryError) return fail(error.fault);
    throw error;
  }
}

function readName(path: string): { written: string; slug: string; ending: Ending } {
  let written = path.slice('/articles/'.length);
  try {
    written = decodeURIComponent(written);
  } catch {
    // What is no text is no slug either.
  }
  const name = written
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?<!\/)\/+$/, '');
  const ending = (Object.keys(forms) as Ending[]).find((e) => name.endsWith(e)) ?? '';
  return { written, slug: name.slice(0, name.length - ending.length), ending };
}

function gone(slug: string): Fault {
  return {
    status: 410,
    type: 'withdrawn',
    title: 'This article was taken back',
    detail: `The article “${slug}” was withdrawn.`,
  };
}

/** The forms of an article's address, by which each points to the others. */
function linksOf(address: string, canonical: string): Link[] {
  return [
    { rel: 'canonical', href: canonical },
    { rel: 'alternate', href: `${address}.md`, type: 'text/markdown' },
    { rel: 'alternate', href: `${address}.json`, type: 'application/json' },
  ];
}

async function page(site: Site, stored: Stored, ordinal: number, now: number): Promise<Draft> {
  const { html, original } = await articlePage(site, stored, ordinal, now);
  const address = site.edition.meta.origin + pathOf(site.edition, ordinal);
  return draftPage(html, linksOf(address, original ?? address));
}

function draft(site: Site, stored: Stored, ordinal: number, ending: '.md' | '.json'): Draft {
  const { edition } = site;
  const address = edition.meta.origin + pathOf(edition, ordinal);
  return {
    type: forms[ending],
    etag: entityTag(edition, address + ending, [ordinal]),
    links: linksOf(address, address),
    // A copy is kept without the shard in which the text lies.
    bytes: () =>
      ending === '.md' ? stored.part('markdown').slice() : assemble('json', 'full', '', [stored], '', ''),
  };
}

import { type Datum, isData, scalarIn } from '../frontmatter/datum.ts';
import type { PostFacts } from '../frontmatter/facts.ts';
import type { Site } from './site.ts';

/** Liquid's idea of data: yes and no are truth values there. */
function typed(value: Datum): unknown {
  if (value === 'true') return true;
  if (value === 'false') return false;
  if (Array.isArray(value)) return value.map(typed);
  return isData(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, typed(item)])) : value;
}

const typedOnce = new WeakMap<object, unknown>();

/** The data of a site as Liquid has it: made once for all its posts. */
function shared(data: Datum & object): Record<string, unknown> {
  if (!typedOnce.has(data)) typedOnce.set(data, typed(data));
  return typedOnce.get(data) as Record<string, unknown>;
}

/**
 * The values that a template of a post can name: its page, its site, the site's data; none where it has no template.
 */
export async function liquidScope(
  body: string,
  facts: PostFacts,
  page: string | undefined,
  site: Site,
): Promise<Record<string, unknown>> {
  if (!/\{\{|\{%/.test(body)) return {};
  const data = await site.data();
  const base = site.base === undefined ? undefined : new URL(site.base);
  const common = shared(data);
  const own = typed(facts.data) as Record<string, unknown>;
  const top = site.generator.name === 'eleventy' ? { ...common, ...own } : {};
  return {
    ...top,
    page: {
      ...own,
      url: page === undefined ? '' : new URL(page).pathname,
      date: facts.published?.value ?? '',
      slug: facts.place.slug,
      fileSlug: facts.place.slug,
    },
    site: {
      ...shared(site.settings),
      ...(typeof common['site'] === 'object' && common['site'] !== null ? common['site'] : {}),
      baseurl: base?.pathname.replace(/\/$/, '') ?? '',
      url: base?.origin ?? scalarIn(site.settings['url']) ?? '',
      data: common,
    },
  };
}

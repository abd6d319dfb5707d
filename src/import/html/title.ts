import type { Found } from '../../article/candidate.ts';
import { inChrome } from './chrome.ts';
import { meta } from './page.ts';
import type { HtmlPage } from './page.ts';
import { titleElementText } from './parse.ts';
import { likeness, loose, metaText, visibleText } from './plain.ts';
import { namesSite, pieces, withoutSite } from './site.ts';

interface Stated {
  readonly value: string;
  readonly where: string;
  readonly sure: number;
}

/** How like a heading must be to what the metadata says to be the title. */
const alike = 0.5;
const alikeElsewhere = 0.8;

/** Titles that the metadata states, the surest first. */
function stated({ document, metas, article }: HtmlPage): readonly Stated[] {
  const all: readonly Stated[] = [
    { value: metaText(article?.['headline']), where: 'JSON-LD headline', sure: 0.95 },
    { value: metaText(meta(metas, 'og:title')), where: 'meta og:title', sure: 0.92 },
    { value: metaText(meta(metas, 'citation_title')), where: 'meta citation_title', sure: 0.92 },
    { value: metaText(meta(metas, 'twitter:title')), where: 'meta twitter:title', sure: 0.85 },
    { value: metaText(meta(metas, 'parsely-title')), where: 'meta parsely-title', sure: 0.85 },
    {
      value: metaText(meta(metas, 'dc.title') ?? meta(metas, 'dcterms.title')),
      where: 'meta dc.title',
      sure: 0.85,
    },
    { value: metaText(article?.['name']), where: 'JSON-LD name', sure: 0.7 },
    { value: metaText(titleElementText(document)), where: 'title element', sure: 0.8 },
  ];
  return all.filter(({ value }) => loose(value) !== '');
}

const selectors: readonly (readonly [selector: string, where: string, sure: number])[] = [
  ['h1', 'heading h1', 0.97],
  ['[itemprop~="headline"], .entry-title, .p-name', 'headline element', 0.93],
  ['h2, h3', 'heading', 0.88],
];

/** A title that nothing confirms, without the short piece behind its last sign, which is mostly the site. */
function withoutTail(title: string): string {
  const parts = pieces(title);
  const tail = parts.at(-1) ?? '';
  const rest = title.slice(0, title.lastIndexOf(tail)).replace(/(?<![\s|｜‖\-–—·•»«:/~_])[\s|｜‖\-–—·•»«:/~_]+$/u, '');
  return parts.length > 1 && tail.split(' ').length <= 3 && rest.length > 2 * tail.length ? rest : title;
}

/**
 * The article's title: the heading that a person sees, confirmed by what the metadata says; else the metadata's,
 * without the site's name; else the only heading there is.
 */
export function findPageTitle(
  page: HtmlPage,
  sites: readonly string[],
  host: string | undefined,
): Found<string> | undefined {
  const said = stated(page).map((one) => ({ ...one, value: withoutSite(one.value, sites, host) }));
  const known = said.filter(({ value }) => !namesSite(value, sites, host));
  const seen: (Stated & { readonly element: Element; readonly like: number; readonly first: boolean })[] = [];
  for (const [selector, where, sure] of selectors)
    for (const element of page.document.querySelectorAll(selector)) {
      const value = withoutSite(visibleText(element), sites, host);
      if (
        value.length < 2 ||
        value.length > 300 ||
        namesSite(value, sites, host) ||
        inChrome(element) ||
        element.closest('[class*="logo" i], [role="banner"]')
      )
        continue;
      const like = Math.max(
        0,
        ...known.map((one) => (loose(one.value) === loose(value) ? 1.1 : likeness(one.value, value))),
      );
      seen.push({ value, where, sure, element, like, first: element.localName === 'h1' });
    }
  const confirmed = seen
    .filter(({ like, first }) => like >= (first ? alike : alikeElsewhere))
    .sort((a, b) => b.like + b.sure - (a.like + a.sure))[0];
  // A heading may hold a catchword before the title.
  const inner = known.find(
    ({ value, where }) => where !== 'title element' && loose(confirmed?.value ?? '').endsWith(` ${loose(value)}`),
  );
  if (confirmed)
    return {
      value: inner?.value ?? confirmed.value,
      where: `${confirmed.where}, as the metadata has it`,
      sure: confirmed.sure,
    };
  const headings = seen.filter(({ first }) => first);
  const only = headings.length === 1 ? headings[0] : undefined;
  if (only && (known.length === 0 || only.value.split(' ').length >= 4))
    return { value: only.value, where: only.where, sure: 0.75 };
  const best = known[0];
  return best && { value: withoutTail(best.value), where: best.where, sure: best.sure };
}

import type { Candidate, FieldTypes, Found } from '../../article/candidate.ts';
import { instant } from '../../text/date.ts';
import { detectLanguage } from '../language.ts';
import { headLines, textBlocksOf } from './blocks.ts';
import type { SourceContext, HtmlPage } from './page.ts';
import { meta } from './page.ts';
import { titleElementText } from './parse.ts';
import { loose, metaText, visibleText } from './plain.ts';
import { propertyValues, resolve, typesOf } from './schema.ts';
import { namesSite, pieces, dropSlogan } from './site.ts';
import type { SourcedField } from './sources.ts';
import { fieldSources } from './sources.ts';
import { findPageTitle } from './title.ts';

type PageFields = { -readonly [F in keyof Candidate['fields']]: Candidate['fields'][F] };

/** The first place of a field's table that has a value. */
function first<F extends SourcedField>(field: F, ground: SourceContext): Found<FieldTypes[F]> | undefined {
  for (const [where, sure, read] of fieldSources[field]) {
    const value = read(ground) as FieldTypes[F] | undefined;
    if (value !== undefined) return { value, where, sure };
  }
  return undefined;
}

/** Every name by which the page calls the site. */
function siteNames({ metas, things, article }: HtmlPage): readonly string[] {
  const organisations = things.filter((thing) =>
    typesOf(thing).some((type) => /^(?:WebSite|Periodical)$|MediaOrganization$/.test(type)),
  );
  const publisher = propertyValues(article?.['publisher']).map((value) =>
    typeof value === 'string' ? value : resolve(value, things)?.['name'],
  );
  const names = [
    ...(metas.get('og:site_name') ?? []),
    ...publisher,
    ...organisations.map((thing) => thing['name']),
    meta(metas, 'application-name'),
    meta(metas, 'dc.publisher'),
    meta(metas, 'apple-mobile-web-app-title'),
  ].map(metaText);
  return [
    ...new Set(names.filter((name) => name !== '' && name.length < 80).flatMap((name) => [name, dropSlogan(name)])),
  ];
}

const hostOf = (page: HtmlPage): string | undefined => {
  const url = page.url?.value ?? page.base;
  return url?.startsWith('http') ? new URL(url).hostname : undefined;
};

/**
 * Declared language against the text's: the text decides where it is sure, the declaration gives script and region.
 */
function findLanguage(page: HtmlPage, text: string): Found<string> | undefined {
  const declared: readonly (readonly [string | null | undefined, string])[] = [
    [page.document.documentElement?.getAttribute('lang'), 'html lang'],
    [page.document.documentElement?.getAttribute('xml:lang'), 'html xml:lang'],
    [
      metaText(propertyValues(page.article?.['inLanguage']).find((value) => typeof value === 'string')),
      'JSON-LD inLanguage',
    ],
    [meta(page.metas, 'og:locale'), 'meta og:locale'],
    [meta(page.metas, 'content-language'), 'meta content-language'],
    [meta(page.metas, 'dc.language') ?? meta(page.metas, 'language'), 'meta language'],
  ];
  const seen = detectLanguage(text);
  const tags = declared.flatMap(([tag, where]) => {
    try {
      const locale = new Intl.Locale(
        (tag ?? '')
          .trim()
          .split(/[\s,;]/)[0]
          ?.replaceAll('_', '-') ?? '',
      );
      return [{ value: locale.minimize().toString(), primary: locale.language, where }];
    } catch {
      return [];
    }
  });
  const agreed = tags.find(
    ({ primary }) => primary === seen?.language || (/^n[bn]$/.test(primary) && seen?.language === 'no'),
  );
  if (agreed && seen)
    return { value: agreed.value, where: `${agreed.where}, and the text`, sure: Math.max(0.95, seen.sure) };
  if (seen && (seen.sure >= 0.8 || tags.length === 0))
    return { value: seen.language, where: 'the text', sure: seen.sure };
  const [stated] = tags;
  return stated && { value: stated.value, where: stated.where, sure: 0.8 };
}

/**
 * Takes what says nothing: a summary that only repeats the text's beginning, an update that is none, tags that are
 * names.
 */
function prune(fields: PageFields, text: string): PageFields {
  const { summary, updated, published, tags, authors, source } = fields;
  const opening = loose(summary?.value.replace(/(?:\.\.\.|…)\s*$/, '') ?? '').slice(0, 120);
  if (summary && (opening.length < 15 || loose(text).slice(0, 2000).includes(opening))) delete fields.summary;
  if (updated && (!published || instant(updated.value) <= instant(published.value))) delete fields.updated;
  if (tags) {
    const names = new Set(
      [...(authors?.value ?? []), ...(source ? [source.value] : [])].map(({ name }) => loose(name)),
    );
    const value = tags.value.filter((tag) => !names.has(loose(tag)) && loose(tag) !== loose(fields.title?.value ?? ''));
    if (value.length > 0) fields.tags = { ...tags, value };
    else delete fields.tags;
  }
  return fields;
}

/** The source by the table, else by what the page's title is glued to, else by the host. Slogans are cut off. */
function findSource(ground: SourceContext, title: string | undefined, host: string | undefined): PageFields['source'] {
  const found = first('source', ground);
  if (found) {
    const { name } = found.value;
    return { ...found, value: { name: dropSlogan(name) } };
  }
  const whole = metaText(titleElementText(ground.page.document));
  const rest =
    title === undefined
      ? []
      : pieces(whole).filter((piece) => !loose(piece).includes(loose(title)) && !loose(title).includes(loose(piece)));
  const name =
    rest.find((piece) => namesSite(piece, [], host)) ??
    (host === undefined && title !== undefined && loose(whole).includes(loose(title)) ? rest.at(-1) : undefined);
  if (name && name.length <= 60) return { value: { name }, where: 'title element', sure: 0.7 };
  return host === undefined
    ? undefined
    : { value: { name: host.replace(/^www\./, '') }, where: 'host of the address', sure: 0.5 };
}

/** How long a line of the text is that is surely not its title, byline or day. */
const paragraph = 60;

/** Everything that a page says about its article, each value with its place. `found` holds the article's text. */
export function readFields(page: HtmlPage, found: Element | undefined, given?: string): Candidate['fields'] {
  const text = visibleText(found);
  const sites = siteNames(page);
  const host = hostOf(page);
  const language = given ? { value: given, where: 'named by the user', sure: 1 } : findLanguage(page, text);
  const title = findPageTitle(page, sites, host);
  const opening = found && textBlocksOf(found).find((block) => block.text.length >= paragraph)?.text;
  const head = headLines(textBlocksOf(page.document.documentElement), title?.value ?? '', opening ?? '');
  const ground: SourceContext = {
    page,
    head,
    language: language?.value,
    sites: host ? [...sites, host, host.replace(/^www\./, '')] : sites,
  };
  const fields: PageFields = {};
  if (title) fields.title = title;
  if (language) fields.language = language;
  if (page.url) fields.url = { ...page.url, sure: 0.97 };
  for (const field of ['published', 'updated', 'authors', 'tags', 'summary', 'location', 'image', 'rights'] as const) {
    const found = first(field, ground);
    if (found) Object.assign(fields, { [field]: found });
  }
  const source = findSource(ground, title?.value, host);
  if (source) fields.source = source;
  return prune(fields, text);
}

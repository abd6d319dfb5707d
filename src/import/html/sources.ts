import type { Image, Person, Source } from '../../article/article.ts';
import type { FieldTypes } from '../../article/candidate.ts';
import { lookup } from '../../text/table.ts';
import { address } from '../markup/policy.ts';
import { inChrome } from './chrome.ts';
import { statedMoment } from './stated-moment.ts';
import { readNames, readPersons, turnAround } from './names.ts';
import type { SourceContext } from './page.ts';
import { elementNames, schemaPeople } from './people.ts';
import { metaText, visibleText } from './plain.ts';
import { propertyValues, resolve } from './schema.ts';
import { isOfOther, visibleDay, visibleNames } from './visible.ts';

/** A place where a field may stand: how it is told to people, how sure it is, and how to read it. */
type FieldSource<T> = readonly [where: string, sure: number, read: (ground: SourceContext) => T | undefined];

/** The fields that come from one place each; title, language and address are weighed elsewhere. */
export type SourcedField =
  | 'published'
  | 'updated'
  | 'authors'
  | 'tags'
  | 'summary'
  | 'source'
  | 'location'
  | 'image'
  | 'rights';

/** Makes a field's value of the values that stand in a place; undefined if none fits. */
type Convert<T> = (values: readonly unknown[], ground: SourceContext) => T | undefined;

const metas = ({ page }: SourceContext, names: string): readonly string[] =>
  names.split(' ').flatMap((name) => page.metas.get(name) ?? []);

/** A property of the JSON-LD object of the article. */
const schema = <T>(convert: Convert<T>, sure: number, property: string): FieldSource<T> => [
  `JSON-LD ${property}`,
  sure,
  (ground) => convert(propertyValues(lookup(ground.page.article ?? {}, property)), ground),
];

/** Meta elements by their names. */
const named = <T>(convert: Convert<T>, sure: number, where: string, names: string): FieldSource<T> => [
  `meta ${where}`,
  sure,
  (ground) => convert(metas(ground, names), ground),
];

const moment: Convert<string> = (values, { language }) =>
  values.map((value) => statedMoment(metaText(value), language)).find((found) => found !== undefined);

/** The day in the first element that a selector finds and that states the day of this page. */
const dated = (where: string, sure: number, selector: string): FieldSource<string> => [
  where,
  sure,
  (ground) => {
    const first = [...ground.page.document.querySelectorAll(selector)].find(
      (element) => !inChrome(element) && !isOfOther(element, ground.language),
    );
    const stated = ['datetime', 'content', 'title'].map((name) => first?.getAttribute(name) ?? undefined);
    return moment([stated.find((value) => value !== undefined) ?? first?.textContent], ground);
  },
];

const toPeople = (names: readonly string[] | undefined): readonly Person[] | undefined =>
  names && names.length > 0 ? [...new Set(names)].map((name) => ({ name })) : undefined;

const people: Convert<readonly Person[]> = (values, { sites }) =>
  toPeople(values.flatMap((value) => readNames(turnAround(metaText(value)), sites)));

const signed = (
  where: string,
  sure: number,
  selector: string,
  read?: typeof readPersons,
): FieldSource<readonly Person[]> => [where, sure, (ground) => toPeople(elementNames(ground, selector, read))];

function toTags(found: readonly string[]): readonly string[] | undefined {
  const tags = [...new Set(found)].filter((tag) => tag !== '' && tag.length <= 60);
  return tags.length > 0 && tags.length <= 40 ? tags : undefined;
}

const cut = (value: string): readonly string[] => value.split(/\s{0,9}[,;、，；]\s*/);

/** Each of several values is a tag, whatever commas are in it; a single one may be a list. */
const tags: Convert<readonly string[]> = (values) =>
  toTags(values.length === 1 ? cut(metaText(values[0])) : values.map(metaText));

/** Each value is a list of tags, as `keywords` are in HTML. */
const keywords: Convert<readonly string[]> = (values) => toTags(values.map(metaText).flatMap(cut));

const text: Convert<string> = (values) => values.map(metaText).find(Boolean);

/** The name that the first value is, has or refers to. */
const name: Convert<string> = ([value], { page }) =>
  metaText(typeof value === 'string' ? value : resolve(value, page.things)?.['name']) || undefined;

const site: Convert<Source> = (values, ground) => {
  const found = name(values, ground);
  return found && found.length <= 80 && !/^https?:|^@/.test(found) ? { name: found } : undefined;
};

const image: Convert<Image> = ([first], { page }) => {
  const thing = resolve(first, page.things);
  const stated = metaText(typeof first === 'string' ? first : (thing?.['url'] ?? thing?.['contentUrl']));
  const url = address(stated.replaceAll('&amp;', '&'), page.base);
  return url?.startsWith('http') ? { url } : undefined;
};

/** An image of Open Graph or of a Twitter card, with what is said of it. */
const card = (prefix: string, sure: number): FieldSource<Image> => [
  `meta ${prefix}`,
  sure,
  (ground) => {
    const found = image(metas(ground, `${prefix}:secure_url ${prefix} ${prefix}:url ${prefix}:src`), ground);
    const alt = metaText(metas(ground, `${prefix}:alt`)[0]);
    const side = (key: string): number => Number(metas(ground, `${prefix}:${key}`)[0]);
    const [width, height] = [side('width'), side('height')];
    return found && { ...found, ...(alt && { alt }), ...(width > 9 && height > 9 && { width, height }) };
  },
];

/** A day in the page's own address, `/2019/11/19/` or `/2019/nov/19/`, as publishing systems write it. */
function addressDay({ page }: SourceContext): string | undefined {
  const match = /\/((?:19|20)\d\d)[/-](\d\d?|[a-z]{3})[/-](\d\d?)(?=[/_-])/.exec(page.url?.value ?? '');
  const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
  const month = months.indexOf(match?.[2] ?? '') + 1 || match?.[2];
  return match ? statedMoment(`${match[1]}-${month}-${match[3]}`) : undefined;
}

const publishedMetas =
  'article:published_time og:article:published_time og:published_time article:published article.published ' +
  'article:publish_date article_date_original datepublished rnews:datepublished dateposted displaydate ' +
  'citation_publication_date citation_online_date prism.publicationdate parsely-pub-date sailthru.date ' +
  'cxenseparse:publishtime cxenseparse:recs:publishtime shareaholic:article_published_time bt:pubdate ' +
  'publishdate publish-date publish_date pubdate pub_date publication_date publication-date published ' +
  'published-date published_date published_time publishedtime published_at originalpublicationdate ' +
  'firstcreate firstpublished ptime _pubtime weibo:article:create_at ' +
  'dc.date.issued dc.issued dcterms.issued dcterms.published';
const vagueMetas =
  'dc.date dcterms.date dc.date.created dcterms.created date creation_date created datecreated article:create_at';
const updatedMetas =
  'article:modified_time og:article:modified_time og:updated_time updated_time datemodified lastmodified ' +
  'last-modified lastupdate dcterms.modified dc.date.modified cxenseparse:modifiedtime';
const authorMetas =
  'parsely-author sailthru.author byl cxenseparse:author article:author_name article.author ' +
  'article:author og:article:author dcsext.author';

/**
 * Where each field is looked for: the first place that has a value wins. A change of the page is no publication, so
 * nothing in `published` reads one.
 */
export const fieldSources: { readonly [F in SourcedField]: readonly FieldSource<FieldTypes[F]>[] } = {
  published: [
    schema(moment, 0.97, 'datePublished'),
    named(moment, 0.95, 'article:published_time or its like', publishedMetas),
    dated('microdata datePublished', 0.93, '[itemprop~="datePublished"], [property~="datePublished"]'),
    dated('time pubdate', 0.93, 'time[pubdate]'),
    dated(
      'microformat published',
      0.9,
      '.dt-published, time.published, abbr.published, .hentry .published, .entry-date.published',
    ),
    ['day near the title', 0.85, ({ head, language }) => visibleDay(head, language)],
    dated('time element', 0.75, 'article time[datetime], main time[datetime], time[datetime].entry-date'),
    named(moment, 0.8, 'date', vagueMetas),
    ['address of the page', 0.8, addressDay],
  ],
  updated: [
    schema(moment, 0.9, 'dateModified'),
    named(moment, 0.85, 'article:modified_time or its like', updatedMetas),
    dated('microdata dateModified', 0.85, '[itemprop~="dateModified"], .dt-updated'),
  ],
  authors: [
    [
      'JSON-LD author',
      0.95,
      ({ page, sites }) => {
        const found = page.article ? schemaPeople(page.article, page.things, sites) : [];
        return found.length > 0 ? found : undefined;
      },
    ],
    named(people, 0.95, 'citation_author', 'citation_author citation_authors'),
    named(people, 0.88, 'article:author or its like', authorMetas),
    signed('microdata author', 0.88, '[itemprop~="author"], [itemprop~="creator"]'),
    signed('link rel=author', 0.85, 'a[rel~="author"], address[rel~="author"], .p-author, .vcard.author .fn'),
    ['byline near the title', 0.8, ({ head, sites, language }) => toPeople(visibleNames(head, sites, language))],
    named(people, 0.8, 'author', 'author authors dc.creator dcterms.creator dc.contributor'),
    signed(
      'element of class byline or author',
      0.6,
      '[class*="author-name" i], [class*="author__name" i], [class*="authorname" i], [class*="byline" i], ' +
        '.article-author, .post-author, .entry-author, .story-author',
      readPersons,
    ),
  ],
  tags: [
    named(tags, 0.9, 'article:tag', 'article:tag og:article:tag'),
    schema(tags, 0.85, 'keywords'),
    named(keywords, 0.8, 'parsely-tags or its like', 'parsely-tags sailthru.tags news_keywords citation_keywords'),
    ['links rel=tag', 0.8, ({ page }) => toTags([...page.document.querySelectorAll('a[rel~="tag"]')].map(visibleText))],
    named(keywords, 0.5, 'keywords', 'keywords'),
  ],
  summary: [
    named(text, 0.8, 'og:description', 'og:description'),
    schema(text, 0.8, 'description'),
    named(text, 0.75, 'description', 'description dc.description twitter:description'),
  ],
  source: [
    named(site, 0.95, 'og:site_name', 'og:site_name'),
    schema(site, 0.93, 'publisher'),
    named(site, 0.9, 'citation_journal_title', 'citation_journal_title prism.publicationname'),
    [
      'JSON-LD WebSite',
      0.88,
      (ground) => site([ground.page.things.find((thing) => thing['@type'] === 'WebSite')], ground),
    ],
    named(site, 0.85, 'application-name', 'application-name apple-mobile-web-app-title'),
    named(site, 0.75, 'dc.publisher', 'dc.publisher dcterms.publisher'),
  ],
  location: [schema(text, 0.9, 'dateline'), schema(name, 0.85, 'contentLocation')],
  image: [card('og:image', 0.9), schema(image, 0.9, 'image'), card('twitter:image', 0.85)],
  rights: [
    [
      'link rel=license',
      0.9,
      ({ page }) => address(page.document.querySelector('link[rel~="license"]')?.getAttribute('href'), page.base),
    ],
    named(text, 0.85, 'dc.rights', 'dc.rights dcterms.rights'),
    named(text, 0.6, 'copyright', 'copyright'),
  ],
};

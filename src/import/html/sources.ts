import type { Image, Person, Source } from '../../article/article.ts';
import type { FieldTypes } from '../../article/candidate.ts';
import { address } from '../markup/policy.ts';
import type { Ground } from './ground.ts';
import { inChrome } from './chrome.ts';
import { readMoment } from './moment.ts';
import { readNames, readPersons, turnAround } from './names.ts';
import { elementNames, schemaPeople } from './people.ts';
import { plain, textOf } from './plain.ts';
import { list, resolve } from './schema.ts';
import { isOfOther, visibleDay, visibleNames } from './visible.ts';

/** One place where a field may stand: how it is told to people, how sure it is, and how to read it. */
export type Place<T> = readonly [where: string, sure: number, read: (ground: Ground) => T | undefined];

/** The fields that come from one place each; title, language and address are weighed elsewhere. */
export type Sourced =
  | 'published'
  | 'updated'
  | 'authors'
  | 'tags'
  | 'summary'
  | 'source'
  | 'location'
  | 'image'
  | 'rights';

const metaValues = ({ page }: Ground, names: string): readonly string[] =>
  names.split(' ').flatMap((name) => page.metas.get(name) ?? []);

const moment =
  (read: (ground: Ground) => unknown) =>
  (ground: Ground): string | undefined => {
    for (const value of list(read(ground))) {
      const found = readMoment(plain(value), ground.language);
      if (found !== undefined) return found;
    }
    return undefined;
  };

const metaMoment = (names: string): ((ground: Ground) => string | undefined) =>
  moment((ground) => metaValues(ground, names));

const attributeOf = (element: Element): string | null =>
  element.getAttribute('datetime') ??
  element.getAttribute('content') ??
  element.getAttribute('title') ??
  element.textContent;

const elementMoment = (selector: string): ((ground: Ground) => string | undefined) =>
  moment(({ page, language }) =>
    [...page.document.querySelectorAll(selector)]
      .filter((element) => !inChrome(element) && !isOfOther(element, language))
      .slice(0, 1)
      .map(attributeOf),
  );

const people = (names: readonly string[] | undefined): readonly Person[] | undefined =>
  names && names.length > 0 ? names.map((name) => ({ name })) : undefined;

const few = (names: readonly string[]): readonly string[] => (names.length > 3 ? [] : names);

const metaPeople =
  (names: string, turn = false) =>
  (ground: Ground): readonly Person[] | undefined =>
    people([
      ...new Set(
        metaValues(ground, names).flatMap((value) =>
          readNames(turn ? turnAround(value) : value, ground.sites),
        ),
      ),
    ]);

const elementPeople =
  (selector: string, read?: typeof readPersons) =>
  (ground: Ground): readonly Person[] | undefined =>
    people(elementNames(ground, selector, read));

/** Tags. Each of several values is one, whatever commas are in it, unless it is a list by definition, as `keywords` are in HTML. */
const terms =
  (read: (ground: Ground) => readonly unknown[], isList = false) =>
  (ground: Ground): readonly string[] | undefined => {
    const values = read(ground).map(plain);
    const cut = isList || values.length === 1;
    const found = [...new Set(cut ? values.flatMap((value) => value.split(/\s{0,9}[,;、，；]\s*/)) : values)];
    const tags = found.filter((tag) => tag !== '' && tag.length <= 60);
    return tags.length > 0 && tags.length <= 40 ? tags : undefined;
  };

const text =
  (read: (ground: Ground) => unknown) =>
  (ground: Ground): string | undefined =>
    list(read(ground)).map(plain).find(Boolean);

const named =
  (read: (ground: Ground) => unknown) =>
  (ground: Ground): Source | undefined => {
    const name = text(read)(ground);
    return name && name.length <= 80 && !/^https?:|^@/.test(name) ? { name } : undefined;
  };

const nameOf = (ground: Ground, value: unknown): unknown => {
  const [first] = list(value);
  return typeof first === 'string' ? first : resolve(first, ground.page.things)?.['name'];
};

function schemaImage(ground: Ground): Image | undefined {
  const [first] = list(ground.page.article?.['image']);
  const thing = resolve(first, ground.page.things);
  const url = address(
    typeof first === 'string' ? first : plain(thing?.['url'] ?? thing?.['contentUrl']),
    ground.page.base,
  );
  return url?.startsWith('http') ? { url } : undefined;
}

function metaImage(ground: Ground, name: string): Image | undefined {
  const url = address(
    metaValues(ground, `${name}:secure_url ${name} ${name}:url ${name}:src`)[0]?.replaceAll('&amp;', '&'),
    ground.page.base,
  );
  const alt = plain(metaValues(ground, `${name}:alt`)[0]);
  const side = (key: string): number => Number(metaValues(ground, `${name}:${key}`)[0]);
  if (!url?.startsWith('http')) return undefined;
  const [width, height] = [side('width'), side('height')];
  return { url, ...(alt && { alt }), ...(width > 9 && height > 9 && { width, height }) };
}

/** A day in the page's own address, `/2019/11/19/` or `/2019/nov/19/`, as publishing systems write it. */
function addressDay({ page }: Ground): string | undefined {
  const match = /\/((?:19|20)\d\d)[/-](\d\d?|[a-z]{3})[/-](\d\d?)(?=[/_-])/.exec(page.url?.value ?? '');
  const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
  const month = months.indexOf(match?.[2] ?? '') + 1 || match?.[2];
  return match ? readMoment(`${match[1]}-${month}-${match[3]}`) : undefined;
}

const publishedMetas =
  'article:published_time og:article:published_time og:published_time article:published rnews:datepublished datepublished ' +
  'citation_publication_date citation_online_date prism.publicationdate parsely-pub-date sailthru.date cxenseparse:publishtime ' +
  'cxenseparse:recs:publishtime shareaholic:article_published_time bt:pubdate article.published article:publish_date publishdate ' +
  'publish-date publish_date pubdate pub_date publication_date publication-date published published-date published_date ' +
  'published_time publishedtime published_at dateposted dc.date.issued dcterms.issued dc.issued dcterms.published ' +
  'originalpublicationdate article_date_original firstcreate firstpublished displaydate ptime _pubtime weibo:article:create_at';
const vagueMetas =
  'dc.date dcterms.date dc.date.created dcterms.created date creation_date created datecreated article:create_at';
const updatedMetas =
  'article:modified_time og:article:modified_time og:updated_time datemodified lastmodified last-modified lastupdate dcterms.modified dc.date.modified updated_time cxenseparse:modifiedtime';
const authorMetas =
  'parsely-author sailthru.author byl cxenseparse:author article:author_name article.author og:article:author dcsext.author';

/**
 * Where each field is looked for: the first place that has a value wins. A change of the page is no publication, so nothing in
 * `published` reads one.
 */
export const places: { readonly [F in Sourced]: readonly Place<FieldTypes[F]>[] } = {
  published: [
    ['JSON-LD datePublished', 0.97, moment(({ page }) => page.article?.['datePublished'])],
    ['meta article:published_time or its like', 0.95, metaMoment(publishedMetas)],
    [
      'microdata datePublished',
      0.93,
      elementMoment('[itemprop~="datePublished"], [property~="datePublished"]'),
    ],
    ['time pubdate', 0.93, elementMoment('time[pubdate]')],
    [
      'microformat published',
      0.9,
      elementMoment(
        '.dt-published, .entry-date.published, time.published, abbr.published, .hentry .published',
      ),
    ],
    [
      'JSON-LD dateCreated',
      0.85,
      moment(({ page }) => page.article?.['dateCreated'] ?? page.article?.['uploadDate']),
    ],
    ['day near the title', 0.85, ({ head, language }) => visibleDay(head, language)],
    ['microdata dateCreated', 0.8, elementMoment('[itemprop~="dateCreated"]')],
    [
      'time element',
      0.75,
      elementMoment('article time[datetime], main time[datetime], time[datetime].entry-date'),
    ],
    ['meta date', 0.75, metaMoment(vagueMetas)],
    ['address of the page', 0.7, addressDay],
  ],
  updated: [
    ['JSON-LD dateModified', 0.9, moment(({ page }) => page.article?.['dateModified'])],
    ['meta article:modified_time or its like', 0.85, metaMoment(updatedMetas)],
    ['microdata dateModified', 0.85, elementMoment('[itemprop~="dateModified"], .dt-updated')],
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
    ['meta citation_author', 0.95, metaPeople('citation_author citation_authors', true)],
    ['meta of analytics', 0.9, metaPeople(authorMetas)],
    ['meta article:author', 0.88, metaPeople('article:author')],
    ['microdata author', 0.88, elementPeople('[itemprop~="author"], [itemprop~="creator"]')],
    [
      'link rel=author',
      0.85,
      elementPeople('a[rel~="author"], address[rel~="author"], .p-author, .vcard.author .fn'),
    ],
    [
      'byline near the title',
      0.8,
      ({ head, sites, language }) => people(visibleNames(head, sites, language)),
    ],
    ['meta author', 0.75, metaPeople('author authors dc.creator dcterms.creator dc.contributor', true)],
    [
      'element of class byline or author',
      0.6,
      elementPeople(
        '[class*="author-name" i], [class*="author__name" i], [class*="authorname" i], [class*="byline" i], .article-author, .post-author, .entry-author, .story-author',
        readPersons,
      ),
    ],
    ['Defuddle', 0.5, ({ defuddle, sites }) => people(few(readNames(defuddle().author, sites)))],
  ],
  tags: [
    ['meta article:tag', 0.9, terms((ground) => metaValues(ground, 'article:tag og:article:tag'))],
    ['JSON-LD keywords', 0.85, terms(({ page }) => list(page.article?.['keywords']))],
    [
      'meta parsely-tags or its like',
      0.8,
      terms(
        (ground) => metaValues(ground, 'parsely-tags sailthru.tags news_keywords citation_keywords'),
        true,
      ),
    ],
    [
      'links rel=tag',
      0.8,
      terms(({ page }) => [...page.document.querySelectorAll('a[rel~="tag"]')].map(textOf)),
    ],
    ['meta keywords', 0.5, terms((ground) => metaValues(ground, 'keywords'), true)],
  ],
  summary: [
    ['meta og:description', 0.8, text((ground) => metaValues(ground, 'og:description'))],
    ['JSON-LD description', 0.8, text(({ page }) => page.article?.['description'])],
    [
      'meta description',
      0.75,
      text((ground) => metaValues(ground, 'description dc.description twitter:description')),
    ],
  ],
  source: [
    ['meta og:site_name', 0.95, named((ground) => metaValues(ground, 'og:site_name'))],
    ['JSON-LD publisher', 0.93, named((ground) => nameOf(ground, ground.page.article?.['publisher']))],
    [
      'meta citation_journal_title',
      0.9,
      named((ground) => metaValues(ground, 'citation_journal_title prism.publicationname')),
    ],
    [
      'JSON-LD WebSite',
      0.88,
      named(({ page }) => page.things.find((thing) => thing['@type'] === 'WebSite')?.['name']),
    ],
    [
      'meta application-name',
      0.85,
      named((ground) => metaValues(ground, 'application-name apple-mobile-web-app-title')),
    ],
    [
      'microdata publisher',
      0.8,
      named(({ page }) =>
        page.document.querySelector('[itemprop~="publisher"] [itemprop~="name"]')?.getAttribute('content'),
      ),
    ],
    ['meta dc.publisher', 0.75, named((ground) => metaValues(ground, 'dc.publisher dcterms.publisher'))],
  ],
  location: [
    ['JSON-LD dateline', 0.9, text(({ page }) => page.article?.['dateline'])],
    [
      'JSON-LD contentLocation',
      0.85,
      text((ground) => nameOf(ground, ground.page.article?.['contentLocation'])),
    ],
  ],
  image: [
    ['meta og:image', 0.9, (ground) => metaImage(ground, 'og:image')],
    ['JSON-LD image', 0.9, schemaImage],
    ['meta twitter:image', 0.85, (ground) => metaImage(ground, 'twitter:image')],
  ],
  rights: [
    [
      'link rel=license',
      0.9,
      ({ page }) =>
        address(page.document.querySelector('link[rel~="license"]')?.getAttribute('href'), page.base),
    ],
    ['meta dc.rights', 0.85, text((ground) => metaValues(ground, 'dc.rights dcterms.rights'))],
    ['meta copyright', 0.6, text((ground) => metaValues(ground, 'copyright'))],
  ],
};

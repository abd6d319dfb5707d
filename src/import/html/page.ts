import { address } from '../markup/policy.ts';
import { settleSources } from '../markup/prepare.ts';
import { archiveElements, unarchive } from './archive.ts';
import type { TextBlock } from './blocks.ts';
import { parseHtml, titleElementText } from './parse.ts';
import { likeness, loose, metaText, visibleText } from './plain.ts';
import type { Thing } from './schema.ts';
import { propertyValues, readThings, typesOf } from './schema.ts';

/** A page as it was published, without the frame of an archive. */
export interface HtmlPage {
  /** With formulas as TeX, and code and headings without signs of the page. */
  readonly html: string;
  readonly document: Document;
  readonly metas: Metas;
  /** Every object of the page's JSON-LD. */
  readonly things: readonly Thing[];
  /** The one that describes the page's article. */
  readonly article: Thing | undefined;
  /** Where the original stands, and which element says so. */
  readonly url: { readonly value: string; readonly where: string } | undefined;
  /** What relative addresses are relative to. */
  readonly base: string | undefined;
  /** The day on which an archive copied it, if it is a copy. */
  readonly copied?: string;
}

/** What the sources of fields read. */
export interface SourceContext {
  readonly page: HtmlPage;
  /** The lines around the title. */
  readonly head: readonly TextBlock[];
  /** BCP 47, by the text. */
  readonly language: string | undefined;
  /** Names of the site, which are nobody's name. */
  readonly sites: readonly string[];
}

/** The values of the page's meta elements, by lower-case name or property, in order. */
type Metas = ReadonlyMap<string, readonly string[]>;

/** Reads `<meta name|property|http-equiv content>` of the whole page, without empty values and unfilled templates. */
function readMetas(document: Document): Metas {
  const metas = new Map<string, string[]>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const value = (element.getAttribute('content') ?? '').replace(/\s+/g, ' ').trim();
    if (value === '' || /^(?:\{\{.*\}\}|\[.*\]|null|undefined|none|n\/a|false|-)$/i.test(value)) continue;
    for (const attribute of ['property', 'name', 'http-equiv'])
      for (const name of (element.getAttribute(attribute) ?? '').toLowerCase().split(/\s+/)) {
        if (name === '') continue;
        const values = metas.get(name) ?? [];
        if (!values.includes(value)) metas.set(name, [...values, value]);
      }
  }
  return metas;
}

/** First value of a meta element. */
export function meta(metas: Metas, name: string): string | undefined {
  return metas.get(name)?.[0];
}

const articleType = /(?:Article|Posting|Report|Review|Recipe|Story)$/;
const pageType = /^(?:WebPage|ItemPage|CreativeWork|VideoObject|PodcastEpisode|Event|MedicalWebPage)$/;

const bare = (url: string): string => url.replace(/^https?:\/\/(?:www\.|m\.|amp\.)?|[?#][^]*$|\/(?:amp\/?)?$/g, '');
const sameUrl = (a: string, b: string): boolean => bare(a) === bare(b);

function urlsOf(thing: Thing): string[] {
  return [thing['mainEntityOfPage'], thing['url'], thing['@id']]
    .flatMap(propertyValues)
    .map((value) => (typeof value === 'string' ? value : ((value as Thing)?.['@id'] ?? (value as Thing)?.['url'])))
    .filter((value) => typeof value === 'string');
}

/**
 * The object of JSON-LD that is the page's article: by its address, by its headline, else the only one of its kind.
 */
function findArticle(things: readonly Thing[], url: string | undefined, titles: readonly string[]): Thing | undefined {
  let best: { thing: Thing; score: number } | undefined;
  for (const thing of things) {
    const types = typesOf(thing);
    const kind = types.some((t) => articleType.test(t)) ? 2 : types.some((t) => pageType.test(t)) ? 1 : 0;
    if (kind === 0) continue;
    const headline = metaText(thing['headline'] ?? thing['name']);
    const named = headline !== '' && titles.some((title) => likeness(title, headline) > 0.6);
    const addressed = url !== undefined && urlsOf(thing).some((one) => sameUrl(one, url));
    const dated = thing['datePublished'] !== undefined;
    const score = kind + (named ? 3 : 0) + (addressed ? 3 : 0) + (dated ? 2 : 0);
    if (!best || score > best.score) best = { thing, score };
  }
  if (!best) return undefined;
  const rivals = things.filter((thing) => typesOf(thing).some((t) => articleType.test(t)));
  return best.score >= 4 || rivals.length <= 1 ? best.thing : undefined;
}

/** Where a saved page says it was saved from: browsers and SingleFile write it into a comment. */
const savedFrom = /<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?:\/\/[^\s>]+)/i;

const isHome = (url: string): boolean => /^https?:\/\/[^/]+\/?(?:[?#].*)?$/.test(url) || !/^https?:/.test(url);

function findUrl(html: string, document: Document, metas: Metas, things: readonly Thing[]): HtmlPage['url'] {
  const main = things.filter((thing) => typesOf(thing).some((t) => articleType.test(t) || pageType.test(t)));
  const canonical = document.querySelector('link[rel~="canonical" i]')?.getAttribute('href');
  const stated: readonly (readonly [string | null | undefined, string])[] = [
    [canonical, 'link rel=canonical'],
    [meta(metas, 'og:url'), 'meta og:url'],
    [main.length === 1 ? main.flatMap(urlsOf)[0] : undefined, 'JSON-LD mainEntityOfPage'],
    [savedFrom.exec(html.slice(0, 4096))?.[1], 'comment of the program that saved the page'],
  ];
  const absolute = stated.map(([, where], i) => ({ value: address(stated[i]?.[0]), where }));
  const known = absolute.find(({ value }) => value !== undefined && !isHome(value));
  if (known?.value) return { value: known.value, where: known.where };
  const host = absolute.find(({ value }) => value !== undefined && /^https?:/.test(value))?.value;
  for (const [text, where] of stated) {
    const value = host && text ? address(text, host) : undefined;
    if (value && !isHome(value)) return { value, where };
  }
  return undefined;
}

/** Reads a page and finds what all sources of fields need: its meta elements, its JSON-LD, its address. */
export function readPage(source: string): HtmlPage {
  const { html, copied, original } = unarchive(source);
  const document = parseHtml(html);
  for (const element of document.querySelectorAll(archiveElements)) element.remove();
  settleSources(document.documentElement);
  const metas = readMetas(document);
  const things = readThings(document);
  const stated = findUrl(html, document, metas, things);
  const url = stated ?? (original === undefined ? undefined : { value: original, where: 'frame of the archive' });
  const titles = [
    meta(metas, 'og:title'),
    titleElementText(document),
    ...[...document.querySelectorAll('h1')].map(visibleText),
  ]
    .map((title) => metaText(title))
    .filter((title) => loose(title) !== '');
  return {
    html: document.toString(),
    document,
    metas,
    things,
    article: findArticle(things, url?.value, titles),
    url,
    base: address(document.querySelector('base[href]')?.getAttribute('href'), url?.value) ?? url?.value,
    ...(copied !== undefined && { copied }),
  };
}

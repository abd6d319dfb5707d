import { check, isLanguage, isMediaType, isUri, repeated, type Rule, unless } from './common.ts';
import { all, type Element, rootOf, text, textOf } from './tree.ts';

/** RFC 4287 §3.3 with the narrower form that every reader understands: whole seconds, `T`, `Z`. */
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

const moments = (parent: Element, name: string): string[] =>
  all(parent, name)
    .map(textOf)
    .flatMap((date) => unless(dateTime.test(date) && !Number.isNaN(Date.parse(date)), `${name} ${date}`));

const one = (parent: Element, names: readonly string[]): string[] =>
  names.flatMap((name) => unless(all(parent, name).length === 1, `one ${name}`));

/** Rules that RFC 4287 has for feeds and entries alike. */
const shared: Readonly<Record<string, Rule<Element>>> = {
  required: (parent) => one(parent, ['id', 'title', 'updated']),
  id: (parent) => unless(isUri(text(parent, 'id')), `id ${text(parent, 'id')}`),
  dates: (parent) => [...moments(parent, 'updated'), ...moments(parent, 'published')],
  links: (parent) =>
    all(parent, 'link').flatMap(({ attributes: { href, type } }) =>
      unless(isUri(href) && (type === undefined || isMediaType(type)), `link ${href} ${type}`),
    ),
  // §4.1.1 and §4.1.2: no two alternates of one type and language.
  alternates: (parent) =>
    repeated(
      all(parent, 'link')
        .filter(({ attributes: { rel = 'alternate' } }) => rel === 'alternate')
        .map(({ attributes: { type, hreflang } }) => `alternate ${type} ${hreflang}`),
    ),
  people: (parent) =>
    [...all(parent, 'author'), ...all(parent, 'contributor')].flatMap((person) => [
      ...unless(all(person, 'name').length === 1 && text(person, 'name') !== '', 'a person without one name'),
      ...all(person, 'uri').flatMap((uri) => unless(isUri(textOf(uri)), `uri ${textOf(uri)}`)),
    ]),
  categories: (parent) =>
    all(parent, 'category').flatMap(({ attributes: { term, scheme } }) =>
      unless(Boolean(term) && (scheme === undefined || isUri(scheme)), `category ${term} ${scheme}`),
    ),
  texts: (parent) =>
    ['title', 'subtitle', 'summary', 'rights', 'content'].flatMap((name) =>
      all(parent, name).flatMap(({ attributes: { type = 'text' } }) =>
        unless(['text', 'html'].includes(type), `${name} of type ${type}`),
      ),
    ),
  languages: (parent) =>
    unless(parent.attributes['xml:lang'] === undefined || isLanguage(parent.attributes['xml:lang']), 'xml:lang'),
};

const feedRules: Readonly<Record<string, Rule<Element>>> = {
  ...shared,
  self: (feed) =>
    unless(all(feed, 'link').filter(({ attributes }) => attributes.rel === 'self').length === 1, 'one link rel=self'),
  // §4.1.1: the feed has an author, or every entry does.
  author: (feed) =>
    unless(
      all(feed, 'author').length > 0 || all(feed, 'entry').every((entry) => all(entry, 'author').length > 0),
      'an author',
    ),
  identity: (feed) => repeated(all(feed, 'entry').map((entry) => text(entry, 'id'))),
};

const entryRules: Readonly<Record<string, Rule<Element>>> = {
  ...shared,
  once: (entry) =>
    ['published', 'summary', 'content', 'rights', 'source'].flatMap((name) =>
      unless(all(entry, name).length <= 1, `${name} once`),
    ),
  // §4.1.2: without content there is a link to it.
  content: (entry) =>
    unless(
      all(entry, 'content').length === 1 ||
        all(entry, 'link').some(({ attributes: { rel = 'alternate' } }) => rel === 'alternate'),
      'content or an alternate',
    ),
  order: (entry) =>
    unless((text(entry, 'published') ?? '') <= (text(entry, 'updated') ?? ''), 'updated before published'),
  enclosures: (entry) =>
    all(entry, 'link')
      .filter(({ attributes }) => attributes.rel === 'enclosure')
      .flatMap(({ attributes: { length, type } }) =>
        unless((length === undefined || /^\d+$/.test(length)) && isMediaType(type), 'enclosure'),
      ),
};

/** What is wrong with an Atom 1.0 feed document; nothing where it is valid. */
export function atomFaults(xml: string): readonly string[] {
  let root: Element;
  try {
    root = rootOf(xml);
  } catch (error) {
    return [`not well-formed: ${String(error)}`];
  }
  if (root.name !== 'feed' || root.attributes.xmlns !== 'http://www.w3.org/2005/Atom') return ['no Atom 1.0'];
  return [...check(feedRules, root), ...all(root, 'entry').flatMap((entry) => check(entryRules, entry))];
}

import { check, isLanguage, isMediaType, isUri, repeated, type Rule, unless } from './common.ts';
import { all, type Element, rootOf, text, textOf } from './tree.ts';

/** RFC 822 with a four-digit year, as the RSS Board's profile wants it, in GMT. */
const dateTime =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/;

const weekday = (date: string): boolean => new Date(date).toUTCString().startsWith(date.slice(0, 4));

const once = (parent: Element, names: readonly string[]): string[] =>
  names.flatMap((name) => unless(all(parent, name).length <= 1, `${name} more than once in ${parent.name}`));

/** RSS 2.0, and the RSS Board's profile of it. */
const channelRules: Readonly<Record<string, Rule<Element>>> = {
  required: (channel) =>
    ['title', 'link', 'description'].flatMap((name) =>
      unless(all(channel, name).length === 1 && text(channel, name) !== '', `one ${name}, not empty`),
    ),
  once: (channel) =>
    once(channel, ['language', 'copyright', 'pubDate', 'lastBuildDate', 'docs', 'generator', 'ttl', 'image']),
  language: (channel) => unless(isLanguage(text(channel, 'language')), `language ${text(channel, 'language')}`),
  dates: (channel) =>
    ['pubDate', 'lastBuildDate'].flatMap((name) =>
      all(channel, name)
        .map(textOf)
        .flatMap((date) => unless(dateTime.test(date) && weekday(date), `${name} ${date}`)),
    ),
  links: (channel) => unless(isUri(text(channel, 'link')), `link ${text(channel, 'link')}`),
  self: (channel) => {
    const selves = all(channel, 'atom:link').filter(({ attributes }) => attributes.rel === 'self');
    return unless(selves.length === 1 && isUri(selves[0]?.attributes.href), 'one atom:link rel=self, with an address');
  },
  atomLinks: (channel) =>
    all(channel, 'atom:link').flatMap(({ attributes }) =>
      unless(isUri(attributes.href), `atom:link ${attributes.href}`),
    ),
  identity: (channel) => repeated(all(channel, 'item').map((item) => text(item, 'guid'))),
};

const itemRules: Readonly<Record<string, Rule<Element>>> = {
  required: (item) =>
    // A title may be absent, since a description is there, and a date, since no item needs one.
    ['link', 'guid', 'description'].flatMap((name) => unless(all(item, name).length === 1, `one ${name}`)),
  once: (item) => once(item, ['title', 'pubDate', 'comments', 'source', 'enclosure', 'content:encoded']),
  date: (item) =>
    all(item, 'pubDate')
      .map(textOf)
      .flatMap((date) =>
        // Readers misread moments before 1970.
        unless(dateTime.test(date) && weekday(date) && Date.parse(date) >= 0, `pubDate ${date}`),
      ),
  link: (item) => unless(isUri(text(item, 'link')), `link ${text(item, 'link')}`),
  guid: (item) =>
    unless(
      all(item, 'guid')[0]?.attributes.isPermaLink === 'false' && text(item, 'guid') !== '',
      'guid that is no permalink',
    ),
  categories: (item) =>
    all(item, 'category').flatMap((category) => unless(textOf(category).trim() !== '', 'an empty category')),
  creators: (item) =>
    all(item, 'dc:creator').flatMap((creator) => unless(textOf(creator).trim() !== '', 'an empty dc:creator')),
  author: (item) =>
    unless(
      all(item, 'author').every((author) => textOf(author).includes('@')),
      'author without an e-mail',
    ),
  enclosure: (item) =>
    all(item, 'enclosure').flatMap(({ attributes: { url, length, type } }) =>
      unless(isUri(url) && /^\d+$/.test(length ?? '') && isMediaType(type), `enclosure ${url} ${length} ${type}`),
    ),
  source: (item) =>
    all(item, 'source').flatMap(({ attributes }) => unless(isUri(attributes.url), `source ${attributes.url}`)),
};

/** What is wrong with an RSS 2.0 document; nothing where it is valid. */
export function rssFaults(xml: string): readonly string[] {
  let root: Element;
  try {
    root = rootOf(xml);
  } catch (error) {
    return [`not well-formed: ${String(error)}`];
  }
  const [channel] = all(root, 'channel');
  if (root.name !== 'rss' || root.attributes.version !== '2.0' || !channel) return ['no RSS 2.0'];
  return [...check(channelRules, channel), ...all(channel, 'item').flatMap((item) => check(itemRules, item))];
}

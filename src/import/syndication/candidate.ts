import type { Attachment, Image, Person, Source } from '../../article/article.ts';
import type { Candidate, FieldTypes, Found } from '../../article/candidate.ts';
import type { Problem } from '../../article/problem.ts';
import { fold } from '../../text/fold.ts';
import { toMarkdown } from '../markup.ts';
import type { Origin } from '../reader.ts';
import type { Channel, Entry, Stated, Text } from './entry.ts';
import { attachmentsOf, imageOf } from './files.ts';
import type { Habits } from './habits.ts';
import { instant, readDate } from './moment.ts';
import { peopleOf } from './person.ts';
import { asHtml, plain, visible } from './plain.ts';
import { languageTag } from './tag.ts';

/** What the entries of a feed are read with. */
export interface Setting {
  readonly channel: Channel;
  readonly origin: Origin;
  readonly habits: Habits;
}

/** How sure a value is: stated for the entry; stated in a form that leaves something open; stated for the whole feed; stand-in. */
const sure = { own: 0.98, loose: 0.93, inherited: 0.85, substitute: 0.6, doubtful: 0.3 };

function found<T>(value: T, where: string, certainty: number): Found<T> {
  return { value, where, sure: certainty };
}

function isWeb(address: string): boolean {
  return /^https?:\/\/[^/\s]/i.test(address);
}

/** Addresses as the feed means them: relative to `xml:base`, to what the user named, to the site, to the feed. */
function resolver(
  entry: Entry,
  { channel, origin }: Setting,
): { absolute(url: string): string | undefined; base?: string } {
  const home =
    channel.home === undefined ? undefined : (URL.parse(channel.home, channel.self)?.href ?? channel.home);
  const base = [entry.base, channel.base, origin.base, home, channel.self].find(
    (candidate) => candidate !== undefined && isWeb(candidate),
  );
  const absolute = (url: string): string | undefined => {
    const address = url.trim();
    if (isWeb(address)) return address;
    return base === undefined || address === '' ? undefined : URL.parse(address, base)?.href;
  };
  return { absolute, ...(base === undefined ? {} : { base }) };
}

interface Dated {
  readonly found?: Found<string>;
  readonly problems: readonly Problem[];
}

/** The first of several dates that names a day; those before it that name none are reported. */
function dated(
  dates: readonly Stated<string>[],
  language: string | undefined,
  origin: Origin,
  title: string,
): Dated {
  const problems: Problem[] = [];
  for (const { value, where } of dates) {
    const read = readDate(value, language);
    if (read !== undefined) {
      const place =
        read.length === 10 && /\d:\d/.test(value) ? `${where}, no zone known: the day as stated` : where;
      return { found: found(read, place, sure.own), problems };
    }
    problems.push({
      rule: 'wrong-date',
      severity: 'warning',
      file: origin.file,
      message: `The ${where} of ${title} names no day: “${value}”.`,
      remedy: 'It is left out; write the day into the article.',
    });
  }
  return { problems };
}

function language({ languages }: Entry, { channel }: Setting): Found<string> | undefined {
  for (const [list, certainty] of [
    [languages, sure.own],
    [channel.languages, sure.inherited],
  ] as const)
    for (const { value, where } of list) {
      const tag = languageTag(value);
      if (tag !== undefined) return found(tag, where, certainty);
    }
  return undefined;
}

function firstText(list: readonly Text[], certainty: number): Found<string> | undefined {
  for (const text of list) {
    const value = plain(text);
    if (value !== '')
      return found(value, text.where, text.type === 'loose' ? Math.min(certainty, sure.loose) : certainty);
  }
  return undefined;
}

function authors({ authors: own }: Entry, { channel }: Setting): Found<readonly Person[]> | undefined {
  const people = peopleOf(own);
  const all = people.length > 0 ? people : peopleOf(channel.authors);
  if (all.length === 0) return undefined;
  const where = [...new Set(all.map((person) => person.where))].join(', ');
  return found(
    all.map(({ value }) => value),
    where,
    people.length > 0 ? sure.own : sure.inherited,
  );
}

function tags({ tags: list }: Entry): Found<readonly string[]> | undefined {
  const labels = new Map<string, Stated<string>>();
  for (const { value, where } of list) {
    const label = plain({ value, where, type: 'loose' });
    if (label !== '' && !labels.has(fold(label))) labels.set(fold(label), { value: label, where });
  }
  const where = [...new Set([...labels.values()].map((label) => label.where))].join(', ');
  return labels.size === 0
    ? undefined
    : found(
        [...labels.values()].map(({ value }) => value),
        where,
        sure.own,
      );
}

function source({ sources }: Entry, { channel }: Setting): Found<Source> | undefined {
  for (const { value, where } of sources) {
    const name = plain({ value: value.name, where, type: 'loose' });
    if (name !== '' && !/^(?:https?|urn|tag):/i.test(name)) return found({ ...value, name }, where, sure.own);
  }
  const name = channel.title === undefined ? '' : plain(channel.title);
  if (name === '') return undefined;
  const url = channel.home !== undefined && isWeb(channel.home) ? { url: channel.home } : {};
  return found({ name, ...url }, 'title of the feed', sure.inherited);
}

type Absolute = (url: string) => string | undefined;

function address(links: Entry['links'], absolute: Absolute): Found<string> | undefined {
  for (const { value, where } of links) {
    const url = absolute(value);
    if (url !== undefined) return found(url, where, /rel=/.test(where) ? sure.doubtful : sure.own);
  }
  const [relative] = links;
  return (
    relative &&
    found(relative.value, `${relative.where}, relative to nothing that the feed names`, sure.doubtful)
  );
}

/** Picture and files: a picture among the files is the entry's where no other is named. */
function media(
  entry: Entry,
  absolute: Absolute,
  habits: Habits,
): { image?: Found<Image>; attachments?: Found<readonly Attachment[]> } {
  const files = attachmentsOf(entry.attachments, absolute);
  const named = imageOf(entry.images, absolute);
  const picture = habits.filesAreFiles ? undefined : files.find(({ type }) => type.startsWith('image/'));
  const rest = files.filter((file) => file !== picture && file.url !== named?.value.url);
  const image =
    named !== undefined
      ? found(named.value, named.where, sure.own)
      : picture && found({ url: picture.url, type: picture.type }, 'enclosure', sure.loose);
  const where = [...new Set(entry.attachments.map((file) => file.where))].join(', ');
  return {
    ...(image === undefined ? {} : { image }),
    ...(rest.length === 0 ? {} : { attachments: found(rest, where, sure.own) }),
  };
}

function worded(text: Text): boolean {
  return plain(text) !== '' || /<(?:img|video|audio|iframe|embed|object)\b/i.test(text.value);
}

/** The entry's text, and its summary where it is another one. */
function writing(entry: Entry): { readonly body?: Text; readonly summary?: Found<string> } {
  const body = entry.bodies.find(worded) ?? entry.summaries.find(worded);
  const whole = body === undefined ? '' : visible(asHtml(body));
  const summary = firstText(
    entry.summaries.filter((text) => text !== body && visible(asHtml(text)) !== whole),
    sure.own,
  );
  return { ...(body === undefined ? {} : { body }), ...(summary === undefined ? {} : { summary }) };
}

function rightsOf(entry: Entry, { channel }: Setting): Found<string> | undefined {
  return firstText(entry.rights, sure.own) ?? firstText(channel.rights, sure.inherited);
}

function dates(entry: Entry, setting: Setting, tongue: string | undefined, title: string) {
  const published = dated(entry.published, tongue, setting.origin, title);
  const updated = dated(entry.updated, tongue, setting.origin, title);
  const problems = [...published.problems, ...updated.problems];
  if (published.found === undefined && updated.found !== undefined) {
    const { value, where } = updated.found;
    const instead = {
      value,
      where: `${where}: no other day is stated`,
      sure: sure.substitute,
      inferred: true as const,
    };
    return { published: instead, problems };
  }
  const later =
    published.found !== undefined &&
    updated.found !== undefined &&
    instant(updated.found.value) > instant(published.found.value);
  return { published: published.found, updated: later ? updated.found : undefined, problems };
}

function present(
  fields: { readonly [F in keyof FieldTypes]?: Found<FieldTypes[F]> | undefined },
): Candidate['fields'] {
  return Object.fromEntries(
    Object.entries(fields).filter(([, field]) => field !== undefined),
  ) as Candidate['fields'];
}

function isOriginal({ where }: Stated<string>): boolean {
  return where.endsWith('via') || where === 'external_url';
}

/** Links with the original's first. */
function originalsFirst(links: Entry['links']): Entry['links'] {
  return [...links.filter(isOriginal), ...links.filter((link) => !isOriginal(link))];
}

/** An entry as a candidate: the best of what it states, else what the feed states for all its entries. */
export function candidateOf(entry: Entry, setting: Setting): Candidate {
  const { origin, habits } = setting;
  const { absolute, base } = resolver(entry, setting);
  const title = firstText(entry.titles, sure.own);
  const tongue = language(entry, setting);
  const url = address(habits.originals ? originalsFirst(entry.links) : entry.links, absolute);
  const name = title === undefined ? (entry.id ?? url?.value ?? 'an entry') : `“${title.value}”`;
  const { published, updated, problems } = dates(entry, setting, tongue?.value, name);
  const { body, summary } = writing(entry);
  const within = body?.base ?? entry.base ?? (url !== undefined && isWeb(url.value) ? url.value : base);
  const notes: Problem[] = [...problems];
  if (url !== undefined && !isWeb(url.value))
    notes.push({
      rule: 'relative-address',
      severity: 'warning',
      file: origin.file,
      key: 'url',
      message: `The address of ${name} is relative, and the feed does not say to what: “${url.value}”.`,
      remedy: 'Name the base URL of the site.',
    });
  if (entry.draft === 'stated')
    notes.push({
      rule: 'draft-in-public',
      severity: 'warning',
      file: origin.file,
      key: 'draft',
      message: `${name} says that it is a draft, in a feed for the public.`,
      remedy: 'It is taken as published; set draft: true if it is not.',
    });
  const location = entry.locations[0];
  const slot = entry.id ?? url?.value ?? title?.value;
  return {
    file: origin.file,
    ...(slot === undefined ? {} : { entry: slot }),
    ...(entry.id === undefined ? {} : { id: entry.id }),
    fields: present({
      title,
      published,
      updated,
      authors: authors(entry, setting),
      tags: tags(entry),
      language: tongue,
      summary,
      source: source(entry, setting),
      location: location && found(location.value, location.where, sure.loose),
      url,
      ...media(entry, absolute, habits),
      rights: rightsOf(entry, setting),
    }),
    ...(entry.draft === 'editing' ? { draft: true } : {}),
    body: body === undefined ? '' : toMarkdown(asHtml(body), within),
    ...(within === undefined ? {} : { base: within }),
    problems: notes,
  };
}

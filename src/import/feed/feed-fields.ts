import type { Person, Source } from '../../article/article.ts';
import type { Found } from '../../article/candidate.ts';
import { canonicalLanguage } from '../../article/schema.ts';
import { fold } from '../../text/words.ts';
import { detectLanguage } from '../language.ts';
import { isWebAddress, type Resolve } from './addresses.ts';
import type { Channel, FeedEntry, FeedText, StatedValue } from './entry.ts';
import { instant } from '../../text/date.ts';
import { readDate } from './moment.ts';
import { peopleOf } from './person.ts';
import { plainLine } from './plain.ts';

/**
 * Confidence: stated for the entry, in a form that leaves something open, for the whole feed, a substitute, doubtful.
 */
export const sure = { own: 0.98, loose: 0.93, inherited: 0.85, substitute: 0.6, doubtful: 0.3 };

/** A value with its place and confidence. */
export function found<T>(value: T, where: string, certainty: number): Found<T> {
  return { value, where, sure: certainty };
}

/** The places of several values, each once. */
export function placesOf(values: readonly { readonly where: string }[]): string {
  return [...new Set(values.map(({ where }) => where))].join(', ');
}

/** The text of a name or label on one line: certainly plain in our own feeds. */
function label({ ours }: Channel, value: string): string {
  return plainLine({ value, where: '', type: ours ? 'text' : 'loose' });
}

function withUrl<T extends object>(named: T, url: string | undefined): T & { readonly url?: string } {
  return url === undefined ? named : { ...named, url };
}

/** The authors of an entry, or those of the feed (RFC 4287 §4.2.1; JSON Feed 1.1, `authors`). */
export function findAuthors(
  entry: FeedEntry,
  channel: Channel,
  resolve: Resolve,
): Found<readonly Person[]> | undefined {
  const own = peopleOf(entry.authors, channel.ours);
  const people = own.length > 0 ? own : peopleOf(channel.authors, channel.ours);
  if (people.length === 0) return undefined;
  const persons = people.map(({ value: { name, url } }) => withUrl({ name }, url && resolve(url)));
  return found(persons, placesOf(people), own.length > 0 ? sure.own : sure.inherited);
}

/** The tags in their order, each once. */
export function findTagsOfEntry({ tags }: FeedEntry, channel: Channel): Found<readonly string[]> | undefined {
  const labels = new Map<string, StatedValue<string>>();
  for (const { value, where } of tags) {
    const text = label(channel, value);
    const key = channel.ours ? text : fold(text);
    if (text !== '' && !labels.has(key)) labels.set(key, { value: text, where });
  }
  const all = [...labels.values()];
  if (all.length === 0) return undefined;
  return found(
    all.map(({ value }) => value),
    placesOf(all),
    sure.own,
  );
}

/** The source that the entry names, or the feed itself. */
export function findFeedSource(entry: FeedEntry, channel: Channel, resolve: Resolve): Found<Source> | undefined {
  for (const { value, where } of entry.sources) {
    const name = label(channel, value.name);
    const isName = channel.ours || !/^(?:https?|urn|tag):/i.test(name);
    if (name !== '' && isName) return found(withUrl({ name }, value.url && resolve(value.url)), where, sure.own);
  }
  const { title, home } = channel;
  const name = title === undefined ? '' : plainLine(title);
  if (name === '') return undefined;
  const url = home !== undefined && isWebAddress(home) ? home : undefined;
  return found(withUrl({ name }, url), 'title of the feed', sure.inherited);
}

/** The first text that says something, of the entry or else of the feed, on one line. */
export function findText(own: readonly FeedText[], inherited: readonly FeedText[] = []): Found<string> | undefined {
  const lines = [...own, ...inherited].map((text, i) => ({
    value: plainLine(text),
    where: text.where,
    sure: Math.min(i < own.length ? sure.own : sure.inherited, text.type === 'loose' ? sure.loose : 1),
  }));
  return lines.find(({ value }) => value !== '');
}

/** The language that the entry states, else the feed, else the user; else the language of the text, inferred. */
export function findLanguage(
  entry: FeedEntry,
  channel: Channel,
  named: string | undefined,
  text: string,
): Found<string> | undefined {
  for (const [languages, certainty] of [
    [entry.languages, sure.own],
    [channel.languages, sure.inherited],
  ] as const)
    for (const { value, where } of languages) {
      const tag = canonicalLanguage(value.replaceAll('_', '-'));
      if (tag !== undefined) return found(tag, where, certainty);
    }
  if (named !== undefined) return found(named, 'as named by the user', sure.loose);
  const seen = detectLanguage(text);
  return seen && { value: seen.language, where: 'the words of the text', sure: seen.sure, inferred: true };
}

/** The dates of an entry, and the dates that name no day. */
interface EntryDates {
  readonly published: Found<string> | undefined;
  readonly updated: Found<string> | undefined;
  readonly wrong: readonly StatedValue<string>[];
}

/**
 * When an entry was published and changed. If no day of publication is stated, that of the last change takes its place,
 * inferred. A change before the publication is left out.
 */
export function findDates(entry: FeedEntry, language: string | undefined): EntryDates {
  const wrong: StatedValue<string>[] = [];
  const first = (dates: readonly StatedValue<string>[]): Found<string> | undefined => {
    for (const date of dates) {
      const read = readDate(date.value, language);
      const noZone = read?.length === 10 && /\d:\d/.test(date.value);
      const where = noZone ? `${date.where}, no zone known: the day as stated` : date.where;
      if (read !== undefined) return found(read, where, sure.own);
      wrong.push(date);
    }
    return undefined;
  };
  const published = first(entry.published);
  const updated = first(entry.updated);
  if (published !== undefined) {
    const later = updated !== undefined && instant(updated.value) > instant(published.value);
    return { published, updated: later ? updated : undefined, wrong };
  }
  const { value, where } = updated ?? {};
  const reason = `${where}: no other day is stated`;
  return {
    published: value === undefined ? undefined : { value, where: reason, sure: sure.substitute, inferred: true },
    updated: undefined,
    wrong,
  };
}

import type { Person, Source } from '../../article/article.ts';
import type { Found } from '../../article/candidate.ts';
import { fold } from '../../text/words.ts';
import { detectLanguage } from '../language.ts';
import { type Absolute, isWeb } from './address.ts';
import type { Entry, Stated, Text } from './entry.ts';
import { peopleOf } from './person.ts';
import { plain } from './plain.ts';
import { found, places, type Setting, sure } from './setting.ts';
import { languageTag } from './tag.ts';

function reachable(url: string | undefined, absolute: Absolute): { readonly url?: string } {
  const page = url === undefined ? undefined : absolute(url);
  return page === undefined ? {} : { url: page };
}

/** The entry's authors, else the feed's (RFC 4287 §4.2.1; JSON Feed 1.1, `authors`). */
export function authorsOf(
  entry: Entry,
  { channel, habits }: Setting,
  absolute: Absolute,
): Found<readonly Person[]> | undefined {
  const own = peopleOf(entry.authors, habits.plainTexts);
  const people = own.length > 0 ? own : peopleOf(channel.authors, habits.plainTexts);
  const persons = people.map(({ value: { name, url } }) => ({ name, ...reachable(url, absolute) }));
  return people.length === 0
    ? undefined
    : found(persons, places(people), own.length > 0 ? sure.own : sure.inherited);
}

/** Tags in the feed's order, each once. */
export function tagsOf({ tags }: Entry, { habits }: Setting): Found<readonly string[]> | undefined {
  const labels = new Map<string, Stated<string>>();
  for (const { value, where } of tags) {
    const label = plain({ value, where, type: habits.plainTexts ? 'text' : 'loose' });
    const key = habits.plainTexts ? label : fold(label);
    if (label !== '' && !labels.has(key)) labels.set(key, { value: label, where });
  }
  const all = [...labels.values()];
  return all.length === 0
    ? undefined
    : found(
        all.map(({ value }) => value),
        places(all),
        sure.own,
      );
}

/** Whom the entry comes from: what it says, else the feed itself. */
export function sourceOf(
  entry: Entry,
  { channel, habits }: Setting,
  absolute: Absolute,
): Found<Source> | undefined {
  for (const { value, where } of entry.sources) {
    const name = plain({ value: value.name, where, type: habits.plainTexts ? 'text' : 'loose' });
    const isName = habits.plainTexts || !/^(?:https?|urn|tag):/i.test(name);
    if (name !== '' && isName) return found({ name, ...reachable(value.url, absolute) }, where, sure.own);
  }
  const name = channel.title === undefined ? '' : plain(channel.title);
  const home = channel.home !== undefined && isWeb(channel.home) ? { url: channel.home } : {};
  return name === '' ? undefined : found({ name, ...home }, 'title of the feed', sure.inherited);
}

/** What is stated first, of the entry or else of the feed. */
export function textOf(own: readonly Text[], inherited: readonly Text[] = []): Found<string> | undefined {
  for (const [texts, certainty] of [
    [own, sure.own],
    [inherited, sure.inherited],
  ] as const)
    for (const text of texts) {
      const value = plain(text);
      const open = text.type === 'loose' ? sure.loose : 1;
      if (value !== '') return found(value, text.where, Math.min(certainty, open));
    }
  return undefined;
}

/** The language stated for the entry, else for the feed, else by the user, else the one that the text is in. */
export function languageOf(
  entry: Entry,
  { channel, origin }: Setting,
  text: () => string,
): Found<string> | undefined {
  for (const [languages, certainty] of [
    [entry.languages, sure.own],
    [channel.languages, sure.inherited],
  ] as const)
    for (const { value, where } of languages) {
      const tag = languageTag(value);
      if (tag !== undefined) return found(tag, where, certainty);
    }
  if (origin.language !== undefined) return found(origin.language, 'as named by the user', sure.loose);
  const seen = detectLanguage(text());
  return seen && { value: seen.language, where: 'the words of the text', sure: seen.sure, inferred: true };
}

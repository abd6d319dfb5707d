import type { Person } from '../../../article/article.ts';
import { fold } from '../../../text/words.ts';
import { joinSuffixes } from '../../../article/join-suffixes.ts';
import { at, isData, type Data, type Datum, scalarIn } from './datum.ts';

/** Authors of a site by key, as its authors file has them. */
export type Roster = ReadonlyMap<string, Person>;

const nameKeys = ['name', 'title', 'display_name', 'displayName', 'fullname', 'full_name', 'author', 'label', 'nick'];
const urlKeys = ['url', 'website', 'web', 'homepage', 'site', 'link', 'uri', 'href', 'page', 'blog'];

const first = (data: Data, keys: readonly string[]): string | undefined =>
  keys.map((key) => scalarIn(at(data, key))).find((text) => text !== undefined);

const webAddress = (text: string | undefined): string | undefined =>
  text !== undefined && /^https?:\/\/[^\s]+$/.test(text) ? text : undefined;

/** A person of an object of front matter or of an authors file. */
function personOf(data: Data, key?: string): Person | undefined {
  const parts = [scalarIn(at(data, 'first_name')), scalarIn(at(data, 'last_name'))].filter(
    (part) => part !== undefined,
  );
  const name = first(data, nameKeys) ?? (parts.length > 0 ? parts.join(' ') : key);
  const url = webAddress(first(data, urlKeys));
  return name === undefined ? undefined : { name, ...(url !== undefined && { url }) };
}

/** `[Name](url)`, `<a href>`, `Name <mail>`, `Name (mail)` reduced to name and web address. */
function written(text: string): Person | undefined {
  const link =
    /^\[([^\]]+)\]\((\S+?)\)$/.exec(text) ??
    /^<a\s(?:(?!href=)[^<>])*href=["']([^"']+)["'][^<>]*>([^<]+)<\/a>$/i.exec(text);
  if (link) {
    const [name, url] = text.startsWith('[') ? [link[1], link[2]] : [link[2], link[1]];
    const address = webAddress(url);
    return { name: (name as string).trim(), ...(address !== undefined && { url: address }) };
  }
  const address = webAddress(/\]\(((?:(?!\]\()\S)+?)\)/.exec(text)?.[1]);
  const name = text
    .replace(/\[([^[\]]+)\]\([^()\s]*\)/g, '$1')
    .replace(/\s{0,9}(?:<[^<>\s@]+@[^<>\s]+>|\([^()\s@]+@[^()\s]+\))\s*$/, '')
    .replace(/^by\s+(?=\p{Lu})/u, '')
    .trim();
  return name === '' ? undefined : { name, ...(address !== undefined && { url: address }) };
}

/** The roster's person for a key: to the letter, else case and accents aside, `@` before it or not. */
function known(roster: Roster, key: string): Person | undefined {
  const bare = key.replace(/^@/, '');
  return roster.get(key) ?? roster.get(bare) ?? roster.get(fold(bare)) ?? roster.get(fold(bare).replace(/\s+/g, '-'));
}

/**
 * The names in a string: keys of the roster, or, under a key in the plural, what commas and semicolons part. A string
 * under `author` stays whole as it is written: `Jane Doe, Director of Research` is one person, and `A and B` is what
 * the blog prints. No cut parts a name from its suffix (`King, Jr.`).
 */
function cutNames(text: string, roster: Roster, plural: boolean): readonly string[] {
  if (known(roster, text) || /^\[(?:(?!\]\().)*\]\(.*\)$|<a\s/.test(text)) return [text];
  const isList = /^\[.*\]$/s.test(text);
  const inner = isList ? text.slice(1, -1) : text;
  const names = joinSuffixes(inner.split(/\s{0,9}[,;]\s*(?:and\s+)?|\s{1,9}(?:and|&)\s+/).filter(Boolean));
  const isCut = isList || (plural && /[,;]/.test(text)) || names.every((name) => known(roster, name));
  return isCut ? names : [text];
}

/**
 * The people that a value names: a string (one name, or several full names), a key into the roster, an object, a list
 * of any of these. `url` is the address that stands beside a sole name, `plural` says that the key was.
 */
export function readPeople(
  value: Datum | undefined,
  roster: Roster,
  { plural = false, url }: { readonly plural?: boolean; readonly url?: string | undefined } = {},
): readonly Person[] {
  const isList = Array.isArray(value);
  const items: readonly Datum[] = isList ? joinSuffixes(value) : value === undefined ? [] : [value];
  const people = items.flatMap((item): readonly Person[] => {
    if (isData(item)) {
      const key = first(item, ['key', 'id', 'slug']);
      const fromRoster = key === undefined ? undefined : known(roster, key);
      const person = personOf(item) ?? fromRoster;
      if (person) return [person];
      return Object.entries(item).flatMap(([name, inner]) =>
        isData(inner) ? (personOf(inner, name) ?? []) : (known(roster, name) ?? []),
      );
    }
    if (Array.isArray(item)) return readPeople(item, roster);
    const text = scalarIn(item)?.replace(/\s+/g, ' ');
    if (text === undefined) return [];
    const names = isList ? [text] : cutNames(text, roster, plural);
    return names.flatMap((name) => known(roster, name) ?? written(name) ?? []);
  });
  const once = [...new Map(people.map((person) => [fold(person.name), person])).values()];
  const sole = once.length === 1 ? once[0] : undefined;
  const address = webAddress(url);
  return sole && sole.url === undefined && address !== undefined ? [{ ...sole, url: address }] : once;
}

/**
 * A roster of the authors files that generators know: groups by key, or a list of objects with a key of their own.
 */
export function readRoster(files: readonly { readonly name: string; readonly data: Datum }[]): Roster {
  const roster = new Map<string, Person>();
  const add = (key: string | undefined, data: Datum | undefined): void => {
    const person = isData(data) ? personOf(data, key) : typeof data === 'string' && key ? { name: data } : undefined;
    if (!person) return;
    for (const name of [key, key && fold(key), fold(person.name)])
      if (name !== undefined && !roster.has(name)) roster.set(name, person);
  };
  for (const { name, data } of files) {
    if (Array.isArray(data))
      for (const item of data as readonly Datum[])
        add(
          isData(item)
            ? first(item, ['key', 'id', 'slug', 'username', 'handle', 'short_name', 'github', 'name'])
            : undefined,
          item,
        );
    else if (isData(data)) {
      const inner = at(data, 'authors');
      const group = isData(inner) ? inner : data;
      const entries = Object.entries(group);
      const list = Array.isArray(inner) ? readRoster([{ name, data: inner }]) : undefined;
      for (const [key, person] of list ?? []) roster.set(key, person);
      if (!list && entries.some(([, value]) => isData(value))) for (const [key, value] of entries) add(key, value);
      else if (!list && first(data, nameKeys)) add(name, data);
      else if (!list) for (const [key, value] of entries) add(key, value);
    }
  }
  return roster;
}

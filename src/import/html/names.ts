import { joinSuffixes } from '../../article/join-suffixes.ts';
import {
  isCasedWord,
  isNobody,
  isOrganisation,
  isName as looksLikeName,
  isNoPerson,
} from '../capture/names.ts';
import { chromeOf } from '../chrome/phrase.ts';
import { allPhrases, anyOf } from '../phrases/match.ts';
import { loose, metaText } from './plain.ts';

/** Words before the names in a byline, in the languages of the web. */
const before = new RegExp(
  String.raw`^(?:(?:written|posted|published|story|text|words|reported|report|article|by-?line` +
    String.raw`|authors?)(?:\s+by\b|\s*:|\s+and\s+photos?\s+by\b)|by\b(?!\s*$),?|(?:ein\s+)?(?:beitrag\s+` +
    String.raw`|artikel\s+|text\s+|kommentar\s+|interview\s+)?von|texte?\s*:|autor(?:in|a|es|en)?\s*:?` +
    String.raw`|auteurs?\s*:?|autore?\s*:?|redac(?:ción|tor)\s*:?|(?:publié|écrit|rédigé|propos recueillis)\s+par` +
    String.raw`|par|(?:por|escrito por)|(?:di|a cura di|testo di)(?=\s+\p{Lu})|door|geschreven door|(?:af` +
    String.raw`|av)(?=\s+\p{Lu})|skrevet av|tekst\s*:?|forfatter\s*:?|skribent\s*:?|(?:oleh|penulis\s*:?)` +
    String.raw`|tác giả\s*:?|yazan\s*:?|napsal[ai]?\s*:?|írta\s*:?|szerző\s*:?|автор[ыи]?\s*:?|текст\s*:?` +
    String.raw`|συντάκτης\s*:?|του|της|מאת\s*:?|بقلم\s*:?|كتب(?:ت)?\s*:?|نویسنده\s*:?|نوشته\s*:?|(?:作者|著者|筆者|執筆者?` +
    String.raw`|著)\s*[:：●]?|文\s*[/／:：]|记者\s*[:：]?|記者\s*[:：]?|责任编辑\s*[:：]|撰文\s*[:：]?|글\s*[:=/]|기자\s*[:=])\s*[:：]?\s*`,
  'iu',
);

/** Words after a name that say what somebody is, not who. */
const role = new RegExp(
  String.raw`^(?:(?:the|our|a|an)\s+)?(?:(?:[\p{L}-]+\s+){0,4}(?:${anyOf(allPhrases('job'))})` +
    String.raw`(?:\s+(?:at|for|of|in|bei|für|de|in|per)\s+.*)?|(?:ph\.?\s?d|m\.?\s?d|rn|mba|esq)\.?)$`,
  'iu',
);

/** What fields of authors hold that names nobody. */
const nobody = new RegExp(String.raw`^(?:${anyOf(allPhrases('nobody'))}|[\d\s]+)$`, 'iu');

/** A line about a picture. */
const credit = new RegExp(
  String.raw`^(?:photo(?:graph)?s?|images?|illustrations?|pictures?|fotos?|bild(?:er)?|video|cr[eé]dits?|source` +
    String.raw`|quelle|fuente|fonte)\b`,
  'iu',
);

/** What follows the names in a line: an hour, a time to read, a word that leads to a day. */
const hours = new RegExp(
  String.raw`[,·|•\s-]{1,9}(?:(?:on|at|am|le|il|el|den|updated|last updated|published|posted)[,·` +
    String.raw`|•:\s-]{1,9}){0,9}(?:\d{1,2}[:.]\d\d[^]*|\d{1,9}\s{0,9}(?:min|minutes?|mins?|hours?|stunden?` +
    String.raw`|heures?|dk)\b[^]*|(?:on|updated|last updated|published|posted):?)$`,
  'iu',
);

/** Words that join names; `a` and `i` join them in some languages, and are words of English. */
const joints = [...allPhrases('and').filter((word) => !/^[ai]$/.test(word)), ...allPhrases('with')];
const joint = new RegExp(
  String.raw`\s{0,9}(?:[;|•·、，؛،]|\s\/\s|\s&\s|\s\+\s)\s*|\s{1,9}(?:${anyOf(joints)})\s+`,
  'iu',
);

/** A name: a few words, none of them a number, the first with a capital where the script has any. */
function isName(text: string): boolean {
  if (
    text.length < 2 ||
    text.length > 60 ||
    /[\d@#&{}<>[\]=_:：]|https?:|www\.|\.(?:com|org|net|de|fr)\b/i.test(text)
  )
    return false;
  if (nobody.test(text) || role.test(text) || !/\p{L}{2}|\p{Script=Han}/u.test(text)) return false;
  return (
    text.split(/\s+/).length <= 7 &&
    !/^\p{Ll}+$/u.test(text) &&
    !/[.!?:]$/.test(text.replace(/\b\p{L}{1,3}\.$/u, ''))
  );
}

const manyWords = (text: string): boolean => text.trim().split(/\s+/).length >= 2;

/** Splits at words that join names where what stands on both sides could be a whole name. */
function splitJoined(text: string): string[] {
  const parts = text
    .split(joint)
    .map((part) => part.trim())
    .filter(Boolean);
  if (parts.length < 2) return [text];
  const whole = parts.every(
    (part) => manyWords(part) || /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(part),
  );
  return whole || /[;|•·、，؛،]/.test(text) ? parts : [text];
}

function splitCommas(text: string): string[] {
  const parts = text.split(/\s{0,9},\s*/).filter((part) => part !== '' && !role.test(part));
  const kept: string[] = [];
  for (const part of joinSuffixes(parts)) {
    if (kept.length > 0 && !manyWords(part) && !/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(part))
      continue;
    kept.push(part);
  }
  return kept;
}

/** Turns `Smith, John`, as libraries write it, around. */
export function turnAround(name: string): string {
  const [, last, first] = /^([^,\s]+),\s*([^,]+)$/.exec(name) ?? [];
  return last && first ? `${first} ${last}` : name;
}

const honorific = new RegExp(String.raw`\s(?:${anyOf(allPhrases('honorific'))})$`, 'u');

/** Taken off a name: mail addresses, telephone numbers, handles, brackets, hours. */
function trimName(text: string): string {
  return text
    .replace(/\(?\s{0,9}(?:https?:\/\/|www\.)\S+\s*\)?|[^\s@]{1,99}@\S+|\s@\w+/g, ' ')
    .replace(/\s[-–—/]\s[^]*$/u, '')
    .replace(honorific, '')
    .replace(/^[\s,.:;|•·\-–—+]+|(?<![\s,:;|•·\-–—])[\s,:;|•·\-–—]+$/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The names in a byline or an author field, as they are written there: without "by", roles, mail addresses; several
 * names apart. `not` are names that are nobody's here, the site's own for one. Empty where there is no name in it.
 */
export function readNames(text: string, not: readonly string[] = []): readonly string[] {
  const strangers = new Set(not.map(loose));
  let rest = metaText(text)
    .replace(/\s{0,9}[([（【《][^)\]）】》]*[)\]）】》]?\s*/g, ' ')
    .replace(hours, '');
  if (credit.test(rest)) return [];
  for (let again = true; again; ) {
    const next = rest.replace(before, '');
    again = next !== rest && next !== '';
    if (again) rest = next;
  }
  const names = splitJoined(rest)
    .flatMap(splitCommas)
    .map((name) => trimName(name.replace(before, '')));
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = loose(name);
    if (!isName(name) || isNobody(name) || chromeOf(name)?.whole || strangers.has(key) || seen.has(key))
      return false;
    seen.add(key);
    return true;
  });
}

/** Whether a name has a person's shape: capitalised words in scripts that have capitals, and no word of the press. */
function isPerson(name: string): boolean {
  const shaped = looksLikeName(name) || isCasedWord(name) || !/\p{Ll}|\p{Lu}/u.test(name);
  return shaped && !isOrganisation(name) && !isNoPerson(name);
}

/**
 * The persons in a line that no word such as "by" introduces; none where it begins as a share row or a list of tags
 * does.
 */
export function readPersons(text: string, not: readonly string[]): readonly string[] {
  const first = text.split(/(?<!\s)\s*[/|·•,:]\s*/u).find((piece) => piece !== '') ?? '';
  const word = text.split(/\s/u, 1)[0] as string;
  return chromeOf(first)?.whole || chromeOf(word)?.whole ? [] : readNames(text, not).filter(isPerson);
}

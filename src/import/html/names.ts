import { joinSuffixes } from '../../article/join-suffixes.ts';
import { isCasedWord, isNobody, isOrganisation, isName as looksLikeName, isNoPerson } from '../capture/names.ts';
import { isLabel, splitLabel } from '../capture/labels.ts';
import { chromeOf } from '../chrome/phrase.ts';
import { allPhrases, anyOf, unitNames } from '../phrases/match.ts';
import { loose, metaText } from './plain.ts';

/** The rest of a text behind a label of authors: `By Ann Lee`, `Autorin: Ann Lee`. Undefined if it has none. */
export function behindByline(text: string): string | undefined {
  const rest = splitLabel(text, 'author') ?? splitLabel(text, 'by');
  // Short words of some languages are everyday words of others: a name must follow.
  const isShort = /^\p{L}{1,2}\s/u.test(text) && !/^by\s/iu.test(text);
  return rest !== undefined && (!isShort || /^\p{Lu}/u.test(rest)) ? rest : undefined;
}

/** Words after a name that say what somebody is, not who. */
const role = new RegExp(
  String.raw`^(?:(?:the|our|a|an)\s+)?(?:(?:[\p{L}-]+\s+){0,4}(?:${anyOf(allPhrases('job'))})` +
    String.raw`(?:\s+(?:at|for|of|in|bei|für|de|in|per)\s+.*)?|(?:ph\.?\s?d|m\.?\s?d|rn|mba|esq)\.?)$`,
  'iu',
);

/** What fields of authors hold that names nobody. */
const nobody = new RegExp(String.raw`^(?:${anyOf(allPhrases('nobody'))}|[\d\s]+)$`, 'iu');

/** A line about a picture or a source. */
const credit = new RegExp(
  String.raw`^(?:${anyOf([...allPhrases('picture'), ...allPhrases('source')])})(?![\p{L}\p{M}])`,
  'iu',
);

const stamps = anyOf([...allPhrases('published'), ...allPhrases('updated')]);
const units = anyOf(unitNames);

/** What follows the names in a line: an hour, a time to read, a word that leads to a day. */
const hours = new RegExp(
  String.raw`(?<![,·|•\s-])[,·|•\s-]+(?:(?:${stamps}|${anyOf(allPhrases('at'))})[,·|•:\s-]+(?![,·|•:\s-])){0,3}(?:\d{1,2}[:.]\d\d[^]*|\d{1,9}\s{0,9}(?:${units})(?!\p{L})[^]*|(?:${stamps}):?)$`,
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
  if (text.length < 2 || text.length > 60 || /[\d@#&{}<>[\]=_:：]|https?:|www\.|\.(?:com|org|net|de|fr)\b/i.test(text))
    return false;
  if (nobody.test(text) || role.test(text) || !/\p{L}{2}|\p{Script=Han}/u.test(text)) return false;
  return (
    text.split(/\s+/).length <= 7 && !/^\p{Ll}+$/u.test(text) && !/[.!?:]$/.test(text.replace(/\b\p{L}{1,3}\.$/u, ''))
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
  const whole = parts.every((part) => manyWords(part) || /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(part));
  return whole || /[;|•·、，؛،]/.test(text) ? parts : [text];
}

function splitCommas(text: string): string[] {
  const parts = text.split(/\s{0,9},\s*/).filter((part) => part !== '' && !role.test(part));
  const kept: string[] = [];
  for (const part of joinSuffixes(parts)) {
    if (kept.length > 0 && !manyWords(part) && !/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(part)) continue;
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
  for (let next = behindByline(rest); next; next = behindByline(rest)) rest = next;
  const names = splitJoined(rest)
    .flatMap(splitCommas)
    .map((name) => trimName(behindByline(name) ?? name));
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = loose(name);
    if (
      !isName(name) ||
      isLabel(name, 'by') ||
      isNobody(name) ||
      chromeOf(name)?.whole ||
      strangers.has(key) ||
      seen.has(key)
    )
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

import { allPhrases, anyOf } from '../phrases/match.ts';
import { limits } from './limits.ts';
import { weightOf } from './measure.ts';

const pictures = allPhrases('picture');
const label = new RegExp(
  String.raw`(?:^|[\s(（\[.。:：|])(?:${anyOf(pictures)})\s?(?:[:：/=＝©]|\s(?:by|von|par|por|di|credit|via)\b|：)`,
  'iu',
);
const opener = new RegExp(
  String.raw`^(?:[▲△▼◆■▶◀]|[(【]?(?:${anyOf(pictures)})\s?[)】]|[图圖]\s?\d|(?:${anyOf(pictures)})\s?[–—-])`,
  'iu',
);
const credit = new RegExp(
  [
    String.raw`(?:/|\(|（|\[|\||©|–|—|-\s|,\s|:\s|\s|\.(?=\p{Lu})|(?<=\p{Ll}))(?:`,
    String.raw`${anyOf(allPhrases('agency'))})(?:\s?[/|,]\s?[\p{L} .'’-]{1,40}){0,3}(?:\s?\d{4})?\s`,
    String.raw`*[)）\]]?$`,
  ].join(''),
  'u',
);

const agencyPicture = new RegExp(
  [
    String.raw`(?<!\p{L})(?:(?:${anyOf(allPhrases('agency'))})\s?(?:${anyOf(pictures)})|`,
    String.raw`${anyOf(allPhrases('picture-agency'))})(?!\p{L})`,
  ].join(''),
  'iu',
);
const bracketed = new RegExp(String.raw`[(（](?:${anyOf(pictures)})[^)]{0,60}[)）]$`, 'iu');

/** Whether a text begins by saying who took or owns a picture: `Photo by Ann Lee`. */
export function namesPicture(text: string): boolean {
  return label.exec(text)?.index === 0;
}

/** Words in small letters that credits consist of besides names. */
const crediting = new Set(
  (['picture', 'by', 'and', 'copyright', 'particle'] as const)
    .flatMap(allPhrases)
    .flatMap((phrase) => phrase.split(' ')),
);

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/**
 * Whether a caption only says whose the picture is: in letters with case, hardly a word is an everyday one; in
 * others, it is short.
 */
export function isCredit(text: string): boolean {
  if (count(text, /\p{Lo}/gu) > count(text, /\p{Ll}|\p{Lu}/gu)) return weightOf(text) < limits.caption.credit.weight;
  const everyday = text
    .split(/[^\p{L}\p{M}’']+/u)
    .filter((word) => word.length > 2 && /^\p{Ll}/u.test(word) && !crediting.has(word));
  return everyday.length < limits.caption.credit.words;
}

/**
 * Whether a block is a picture's caption: it opens with a mark of captions, names a photographer, or ends with the
 * credit of an agency, and is short enough.
 */
export function isCaption(text: string): boolean {
  if (text.length > limits.caption.most) return false;
  const ended = /[.!?。！？]["'”’»」)）]*$/u.test(text);
  return (
    opener.test(text) ||
    label.test(text) ||
    agencyPicture.test(text) ||
    (!ended && credit.test(text)) ||
    /[摄攝]\)?$/u.test(text) ||
    bracketed.test(text)
  );
}

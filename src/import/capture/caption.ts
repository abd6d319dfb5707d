import { allPhrases, anyOf } from '../phrases/match.ts';
import { limits } from './limits.ts';
import { weigh } from './measure.ts';

const pictures = allPhrases('picture');
const label = new RegExp(
  String.raw`(?:^|[\s(（\[.。:：|])(?:${anyOf(pictures)})\s?(?:[:：/=＝©]|\s(?:by|von|par|por|di|credit|via)\b|：)`,
  'iu',
);
const opener =
  /^(?:[▲△▼◆■▶◀]|\((?:사진|图|圖|写真|photo|foto)[^)]*\)|【[^】]{1,8}图[^】]*】|[图圖]\s?\d|FILE\s?[-–—:]|File photo|Archivbild|Symbolbild)/iu;
const credit = new RegExp(
  String.raw`(?:/|\(|（|\[|\||©|–|—|-\s|,\s|:\s|\s|\.(?=\p{Lu})|(?<=\p{Ll}))(?:${anyOf(allPhrases('agency'))})(?:\s?[/|,]\s?[\p{L} .'’-]{1,40}){0,3}(?:\s?\d{4})?\s*[)）\]]?$`,
  'u',
);

/** Whether a text begins by saying who took or owns a picture: `Photo by Ann Lee`. */
export function namesPicture(text: string): boolean {
  return label.exec(text)?.index === 0;
}

const crediting = new Set(
  [...pictures, 'by via from von par por door foto copyright courtesy the for and und et'].flatMap((phrase) =>
    phrase.split(' '),
  ),
);

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Whether a caption only says whose the picture is: in letters with case, hardly a word is an everyday one; in others, it is short. */
export function isCredit(text: string): boolean {
  if (count(text, /\p{Lo}/gu) > count(text, /\p{Ll}|\p{Lu}/gu))
    return weigh(text) < limits.caption.credit.weight;
  const everyday = text
    .split(/[^\p{L}\p{M}’']+/u)
    .filter((word) => word.length > 2 && /^\p{Ll}/u.test(word) && !crediting.has(word));
  return everyday.length < limits.caption.credit.words;
}

/**
 * Whether a block is a picture's caption: it opens with a mark of captions, names a photographer, or ends with the credit of an
 * agency, and is short enough.
 */
export function isCaption(text: string): boolean {
  if (text.length > limits.caption.most) return false;
  const ended = /[.!?。！？]["'”’»」)）]*$/u.test(text);
  return (
    opener.test(text) ||
    label.test(text) ||
    /\b(?:AP|AFP|EPA|Reuters|REUTERS) ?Photo\b|\/?Getty Images\b/u.test(text) ||
    (!ended && credit.test(text)) ||
    /[摄攝]\)?$|\s[\p{Script=Han}]{2,4}\s?[摄攝]$/u.test(text) ||
    /[(（](?:NPA|File|Supplied|Handout|Archive|Archivo|Archiv|photo|foto|ph)[^)]{0,60}[)）]$/iu.test(text)
  );
}

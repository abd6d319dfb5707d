import { eld } from 'eld/medium';
import { lookup } from '../text/table.ts';

/**
 * The legacy encodings that the web still holds, by how common they are, with the languages that are written in them.
 */
const encodings: readonly (readonly [label: string, languages: string])[] = [
  ['windows-1252', 'en fr de es pt it nl sv no da fi is ca eu gl sq ms tl'],
  ['windows-1251', 'ru uk be bg sr mk'],
  ['gb18030', 'zh'],
  ['shift_jis', 'ja'],
  ['euc-jp', 'ja'],
  ['euc-kr', 'ko'],
  ['big5', 'zh'],
  ['windows-1250', 'pl cs sk hu sl hr ro bs'],
  ['iso-8859-2', 'pl cs sk hu sl hr ro bs'],
  ['windows-1253', 'el'],
  ['windows-1254', 'tr az'],
  ['windows-1255', 'he'],
  ['windows-1256', 'ar fa ur'],
  ['windows-1257', 'lt lv et'],
  ['windows-1258', 'vi'],
  ['windows-874', 'th'],
  ['koi8-r', 'ru'],
  ['iso-2022-jp', 'ja'],
];

/** As much text as the detector needs; more only costs time. */
const sample = 20_000;

/** What stands between tags, of what may be markup. */
function visible(text: string): string {
  return text.replace(/<(script|style)\b(?:(?!<\1\b)[\s\S])*?<\/\1\s{0,9}>|<[^<>]*>/gi, ' ').slice(0, sample);
}

/** C1 controls and private use: signs that bytes were read in the wrong encoding. */
function strange(text: string): number {
  return text.match(/[\u0080-\u009f\ue000-\uf8ff]/g)?.length ?? 0;
}

/**
 * The encoding in which bytes read as text of a language that is written in it, for bytes that say nothing about their
 * encoding and are not UTF-8. `windows-1252` where nothing reads well (WHATWG Encoding §10.2 names it as the fallback).
 */
export function guessEncoding(bytes: Uint8Array): string {
  const escapes = bytes.indexOf(0x1b) >= 0;
  let best = { label: 'windows-1252', score: 0 };
  for (const [label, languages] of encodings) {
    if (label === 'iso-2022-jp' && !escapes) continue;
    let text: string;
    try {
      text = visible(new TextDecoder(label, { fatal: true }).decode(bytes));
    } catch {
      continue;
    }
    const scores = eld.detect(text).getScores();
    const score =
      Math.max(...languages.split(' ').map((language) => lookup(scores, language) ?? 0)) -
      strange(text) / (text.length + 1);
    if (score > best.score) best = { label, score };
  }
  return best.label;
}

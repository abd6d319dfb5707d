import { eld } from 'eld/medium';
import { table, lookup } from '../text/table.ts';

/** A language and how sure it is, 0 to 1. */
export interface FoundLanguage {
  /** BCP 47; the plain language. */
  readonly language: string;
  readonly sure: number;
}

/** Scripts that one language alone writes, or one by far the most. */
const scripts: readonly (readonly [script: string, language: string])[] = [
  ['Hangul', 'ko'],
  ['Thai', 'th'],
  ['Greek', 'el'],
  ['Hebrew', 'he'],
  ['Georgian', 'ka'],
  ['Armenian', 'hy'],
  ['Tamil', 'ta'],
  ['Telugu', 'te'],
  ['Kannada', 'kn'],
  ['Malayalam', 'ml'],
  ['Gujarati', 'gu'],
  ['Gurmukhi', 'pa'],
  ['Oriya', 'or'],
  ['Sinhala', 'si'],
  ['Khmer', 'km'],
  ['Lao', 'lo'],
  ['Myanmar', 'my'],
  ['Ethiopic', 'am'],
  ['Tibetan', 'bo'],
  ['Thaana', 'dv'],
  ['Bengali', 'bn'],
];

/** Letters that one of several languages of a script writes and its rivals do not. Counted per thousand letters. */
const letters: readonly (readonly [language: string, rivals: readonly string[], letters: RegExp])[] = [
  ['ur', ['ar', 'fa', 'ur', 'ku', 'ps', 'sd', 'ug', 'pnb'], /[ٹڈڑںےۓہھ]/g],
  ['ps', ['ar', 'fa', 'ur', 'ku', 'ps'], /[ټډړږښڼېۍ]/g],
  ['ckb', ['ar', 'fa', 'ur', 'ku', 'ckb'], /[ڕڵۆێە]/g],
  ['fa', ['ar', 'fa'], /[پچژگی]/g],
  ['uk', ['ru', 'uk', 'be', 'bg', 'sr', 'mk'], /[іїєґІЇЄҐ]/g],
  ['be', ['ru', 'uk', 'be'], /[ўЎ]/g],
  ['mk', ['sr', 'mk', 'bg'], /[ѓќѕЃЌЅ]/g],
  ['sr', ['sr', 'mk', 'bg', 'ru'], /[ђћљњђЂЋЉЊ]/g],
];

/**
 * Everyday words that tell languages apart which n-grams take for each other, or of which eld knows one alone; kin
 * by kin.
 */
const kin: readonly (readonly (readonly [language: string, words: RegExp])[])[] = [
  [
    ['hi', /(?<!\p{L})(?:है|हैं|में|का|की|के|को|ने|से|और|नहीं|यह|था|थे)(?![\p{L}\p{M}])/gu],
    ['mr', /(?<!\p{L})(?:आहे|आहेत|आणि|नाही|होते|होता|या|हे|ही|मध्ये)(?![\p{L}\p{M}])|ळ/gu],
    ['ne', /(?<!\p{L})(?:छ|छन्|हो|र|भएको|गरेको|थियो|पनि|लागि)(?![\p{L}\p{M}])/gu],
  ],
  [
    ['ms', /\b(?:ialah|kerana|bahawa|boleh|sahaja|daripada|kereta|pejabat|semasa|bagaimanapun|berkata)\b/gi],
    ['id', /\b(?:karena|bahwa|bisa|saat|namun|jika|mobil|kantor|uang|selain|tersebut|ujar|adalah)\b/gi],
  ],
  [
    ['tl', /\b(?:ang|ng|mga|sa|ay|siya|niya|nang|hindi|kung)\b/gi],
    ['sw', /\b(?:ya|wa|kwa|katika|hiyo|huo|cha|kuwa|hii|ili|alisema|amesema)\b/gi],
  ],
  [
    ['nl', /\b(?:een|niet|zijn|wordt|deze|naar|heeft)\b/gi],
    ['af', /\b(?:nie|vir|hulle|hierdie|ons|word|hy)\b/gi],
  ],
];

const all = /\p{L}/gu;
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

function byScript(text: string, total: number): FoundLanguage | undefined {
  const kana = count(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const han = count(text, /\p{Script=Han}/gu);
  if (kana + han > total * 0.4) return { language: kana > (kana + han) * 0.08 ? 'ja' : 'zh', sure: 0.98 };
  for (const [script, language] of scripts)
    if (count(text, new RegExp(String.raw`\p{Script=${script}}`, 'gu')) > total * 0.4) return { language, sure: 0.97 };
  return undefined;
}

/**
 * A rival with its own letters beats what the n-grams say, where those letters are as frequent as they are in real
 * text.
 */
function byLetters(text: string, guess: string, total: number): string {
  let language = guess;
  for (const [candidate, rivals, pattern] of letters)
    if (candidate !== language && rivals.includes(language) && count(text, pattern) > total * 0.02)
      language = candidate;
  return language;
}

/**
 * Of languages that are told apart by words, the one whose words are most frequent, where the guess is among them;
 * the guess where none is.
 */
function byWords(text: string, guess: string): string {
  const group = kin.find((languages) => languages.some(([language]) => language === guess)) ?? [];
  const counts = group.map(([language, pattern]) => ({ language, hits: count(text, pattern) }));
  const most = Math.max(0, ...counts.map(({ hits }) => hits));
  const likely = counts.filter(({ hits }) => hits === most).map(({ language }) => language);
  return most === 0 || likely.includes(guess) ? guess : (likely[0] ?? guess);
}

/** How eld and BCP 47 name the same language differently, or where the plain name is usual. */
const usual = table<string>({ nb: 'no', nn: 'no', iw: 'he', in: 'id', fil: 'tl' });

/**
 * Takes out what is no language. Word by word: a pattern for all of it takes quadratic time where nobody wrote a
 * space.
 */
function withoutAddresses(text: string): string {
  return text.replace(/\S+/g, (word) => (/\S@\S/.test(word) ? ' ' : word.replace(/https?:\S+/, ' ')));
}

/**
 * The score that eld gives a longer text in a language that it knows: 0.66 and more on 400 news articles; on
 * Swahili and Zulu, which it does not know, it gives the nearest 0.39 at most.
 */
const knownScore = 0.5;

/**
 * The language of a text by its script, else by n-grams (eld, medium), corrected by letters that only one of a
 * script's languages writes.
 * Undefined where the text has fewer than ten letters. One tongue only: the text with the most letters wins.
 */
export function detectLanguage(text: string): FoundLanguage | undefined {
  const sample = withoutAddresses(text.slice(0, 200_000)).slice(0, 20_000);
  const total = count(sample, all);
  if (total < 10) return undefined;
  const script = byScript(sample, total);
  if (script) return script;
  const result = eld.detect(sample);
  const language = result.language;
  if (!language) return undefined;
  const guess = byLetters(sample, usual.get(language) ?? language, total);
  const settled = byWords(sample, guess);
  if (total <= 200) return { language: settled, sure: result.isReliable() ? 0.9 : 0.6 };
  const known = (lookup(result.getScores(), language) ?? 0) >= knownScore;
  return { language: settled, sure: known ? 0.97 : 0.5 };
}

/** Characters of scripts that put no space between words. Script extensions include signs they share, such as ー and 々. */
const spaceless =
  '[[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{sc=Bopo}\\p{scx=Yiii}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}' +
  '\\p{scx=Mymr}\\p{scx=Tale}\\p{scx=Talu}\\p{scx=Lana}\\p{scx=Tavt}\\p{scx=Java}\\p{scx=Bali}]&&[\\p{L}\\p{N}\\p{M}]]';

const spacelessRun = new RegExp(`^${spaceless}`, 'v');
const run = new RegExp(`${spaceless}+|[[\\p{L}\\p{N}\\p{M}]--${spaceless}]+`, 'gv');
const firstSpaceless = 0x0e00;
const asciiRun = /[a-z0-9]+/g;
const beyondAscii = /[^\0-\x7f]/;

/**
 * Marks that people leave out when they type: accents, and the points of Arabic, Hebrew and Syriac. The vowel signs of
 * Indian and south-east Asian scripts and the voicing of kana are marks to Unicode, but letters to whoever reads them.
 */
const accents = new RegExp(
  '[[[\\p{Script=Inherited}\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{Script=Hebrew}\\p{Script=Arabic}' +
    '\\p{Script=Syriac}]&&\\p{M}]--[\\u3099\\u309a]]+',
  'gv',
);

/**
 * What typographers put between words, gone early, so that most English text is ASCII from here on. U+02BC is a letter to
 * Unicode, but stands where others write an apostrophe.
 */
const punctuation = /[\u00a0\u02bc\u00ab\u00bb\u2010-\u2027\u2039\u203a]+/g;

/** What `punctuation` holds, by its unit. */
const isPunctuation = (unit: number): boolean =>
  unit === 0xa0 ||
  unit === 0xab ||
  unit === 0xbb ||
  unit === 0x2bc ||
  (unit >= 0x2010 && unit <= 0x2027) ||
  unit === 0x2039 ||
  unit === 0x203a;

/**
 * The unit of an ASCII letter or digit in lower case, 0 for what stands between words, -1 for what only `runsOf` can tell: words can
 * be read unit by unit where no other letter touches them. What is evened out never reaches across such a 0.
 */
export function plainUnit(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return unit;
  if (unit >= 0x41 && unit <= 0x5a) return unit | 0x20;
  if (unit >= 0x30 && unit <= 0x39) return unit;
  return unit < 0x80 || isPunctuation(unit) ? 0 : -1;
}

/** Characters that are not seen (soft hyphen, joiners, direction marks) and the Arabic tatweel, which only stretches a line. */
const unseen = /[\p{Cf}\u0640]/gu;

/** Letters in lower case that full case folding leads to others (Unicode's CaseFolding.txt), of those that NFKD without accents leaves. */
const unlike = /[ßς\u1c80-\u1c88]/g;

/**
 * The form in which words are compared: NFKD without accents, case folded, so that ß is ss and both lower-case sigmas are one, then
 * composed again, so that a Korean syllable is one character.
 */
function even(text: string): string {
  const plain = text.replace(punctuation, ' ');
  if (!beyondAscii.test(plain)) return plain.toLowerCase();
  return plain
    .normalize('NFKD')
    .replace(accents, '')
    .replace(unseen, '')
    .toLowerCase()
    .replace(unlike, (letter) => letter.toUpperCase().toLowerCase())
    .normalize('NFC');
}

/** The runs of letters and digits of a text, evened out, in order; a run of a script without spaces is one run. */
export function runsOf(text: string): readonly string[] {
  const evened = even(text);
  return evened.match(beyondAscii.test(evened) ? run : asciiRun) ?? [];
}

/** Whether a run of `runsOf` is of a script that puts no space between words. */
export function isSpaceless(run: string): boolean {
  return run.charCodeAt(0) >= firstSpaceless && spacelessRun.test(run);
}

/** The neighbouring pairs of characters of a run; of a single character, none. */
export function pairsOf(run: string): readonly string[] {
  const characters = Array.from(run);
  return characters.slice(1).map((character, i) => (characters[i] as string) + character);
}

/** What is told of a word: that it stands from `start` to `end` in a text. */
export type Visit = (text: string, start: number, end: number) => void;

/**
 * Visits the words by which a text is found: its runs of letters and digits, evened out; for scripts without spaces every
 * single character and every pair of neighbouring ones. What the text has twice is visited twice.
 */
export function visitWords(text: string, visit: Visit): void {
  for (const run of runsOf(text)) {
    if (!isSpaceless(run)) {
      visit(run, 0, run.length);
      continue;
    }
    let before = 0;
    for (let at = 0, end = 0; at < run.length; before = at, at = end) {
      end = at + ((run.codePointAt(at) as number) > 0xffff ? 2 : 1);
      visit(run, at, end);
      if (at > 0) visit(run, before, end);
    }
  }
}

/**
 * The words that a text must all have to answer a query: those of `visitWords`, of scripts without spaces only the pairs,
 * or the character that stands alone. Whatever whole words are cut out of a text, their query words are among its words.
 */
export function queryWords(query: string): readonly string[] {
  const words = new Set<string>();
  for (const run of runsOf(query)) {
    const pairs = isSpaceless(run) ? pairsOf(run) : [];
    for (const word of pairs.length > 0 ? pairs : [run]) words.add(word);
  }
  return [...words];
}

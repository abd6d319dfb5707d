/** A text without case, accents and compatibility forms (NFKD without marks), to compare texts as people do. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** Characters of scripts without spaces between words. Script extensions include those of several scripts: ー, 々. */
const spaceless =
  '[[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{sc=Bopo}\\p{scx=Yiii}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}' +
  '\\p{scx=Mymr}\\p{scx=Tale}\\p{scx=Talu}\\p{scx=Lana}\\p{scx=Tavt}\\p{scx=Java}\\p{scx=Bali}]&&[\\p{L}\\p{N}\\p{M}]]';

const spacelessRun = new RegExp(`^${spaceless}`, 'v');
const run = new RegExp(`${spaceless}+|[[\\p{L}\\p{N}\\p{M}]--${spaceless}]+`, 'gv');
const firstSpaceless = 0x0e00;
const asciiRun = /[a-z0-9]+/g;
const beyondAscii = /[^\0-\x7f]/;

/**
 * Marks that people leave out when they type: accents, and the points of Arabic, Hebrew and Syriac. To Unicode, the
 * vowel signs of Indian and south-east Asian scripts and the voicing of kana are marks too; readers take them for
 * letters.
 */
const accents = new RegExp(
  '[[[\\p{Script=Inherited}\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{Script=Hebrew}\\p{Script=Arabic}' +
    '\\p{Script=Syriac}]&&\\p{M}]--[\\u3099\\u309a]]+',
  'gv',
);

/** Typographic punctuation, removed first, so that most English text is ASCII. U+02BC serves as an apostrophe. */
const punctuation = /[\u00a0\u02bc\u00ab\u00bb\u2010-\u2027\u2039\u203a]+/g;

/** Whether a UTF-16 unit matches `punctuation`. */
const isPunctuation = (unit: number): boolean =>
  unit === 0xa0 ||
  unit === 0xab ||
  unit === 0xbb ||
  unit === 0x2bc ||
  (unit >= 0x2010 && unit <= 0x2027) ||
  unit === 0x2039 ||
  unit === 0x203a;

/**
 * The UTF-16 unit of an ASCII letter or digit in lower case, 0 for a unit that separates words, -1 for a unit that only
 * `runsOf` can judge. A run of positive units between two zeros is a word, the same one that `runsOf` returns.
 */
export function plainUnit(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return unit;
  if (unit >= 0x41 && unit <= 0x5a) return unit | 0x20;
  if (unit >= 0x30 && unit <= 0x39) return unit;
  return unit < 0x80 || isPunctuation(unit) ? 0 : -1;
}

/** Invisible characters (soft hyphen, joiners, direction marks) and the Arabic tatweel, which only stretches a line. */
const unseen = /[\p{Cf}\u0640]/gu;

/** Lower-case letters that full case folding (Unicode's CaseFolding.txt) replaces and NFKD does not. */
const unlike = /[ßς\u1c80-\u1c88]/g;

/**
 * The form in which words are compared: NFKD without accents, case folded (ß becomes ss, both lower-case sigmas become
 * one), then composed again, so that a Korean syllable is one character.
 */
function normalise(text: string): string {
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

/** The runs of letters and digits of a text, normalised, in order; text of a script without spaces is one run. */
export function runsOf(text: string): readonly string[] {
  const normalised = normalise(text);
  return normalised.match(beyondAscii.test(normalised) ? run : asciiRun) ?? [];
}

/** Whether a run of `runsOf` is of a script that puts no space between words. */
export function isSpaceless(run: string): boolean {
  return run.charCodeAt(0) >= firstSpaceless && spacelessRun.test(run);
}

/** The pairs of neighbouring characters of a run; none if it has one character. */
export function pairsOf(run: string): readonly string[] {
  const characters = Array.from(run);
  return characters.slice(1).map((character, i) => (characters[i] as string) + character);
}

/**
 * Visits the words by which search finds a text: its runs of letters and digits, normalised; for scripts without spaces
 * every character and every pair of neighbours. A word that occurs twice is visited twice. `start` and `end` are UTF-16
 * units of the run.
 */
export function visitWords(text: string, visit: (run: string, start: number, end: number) => void): void {
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
 * The words that a text must all have to match a query: those of `visitWords`, but for scripts without spaces only the
 * pairs, or a character that is alone in its run. Any query made of whole words of a text matches that text.
 */
export function queryWords(query: string): readonly string[] {
  const words = new Set<string>();
  for (const run of runsOf(query)) {
    const pairs = isSpaceless(run) ? pairsOf(run) : [];
    for (const word of pairs.length > 0 ? pairs : [run]) words.add(word);
  }
  return [...words];
}

import { fold } from '../text/words.ts';

/** A tag of the vocabulary as import needs it: its slug, and the strings that betray it in a text. */
export interface TagAliases {
  readonly slug: string;
  /** Label and aliases, in any language. */
  readonly aliases: readonly string[];
}

/** A name that occurs often and that no alias covers: maybe a missing tag. */
export interface TagSuggestion {
  readonly name: string;
  readonly count: number;
}

/** How often a name must occur to be suggested, and how many are. */
const suggestion = { least: 3, most: 8 };

/** Scripts without spaces between words: there an alias counts wherever it stands. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** The text's words, folded, with one space around each; abbreviations lose their dots (`U.N.` is `un`). */
function wordsOf(text: string): string {
  const undotted = text.replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu, (run) => run.replaceAll('.', ''));
  return ` ${fold(undotted)
    .replace(/['’ʼ]s(?![\p{L}\p{N}])/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

/**
 * Whether an alias is an abbreviation that is a word in small letters, too (`US`, `U.S.`, `WHO`): it counts only in
 * capitals.
 */
function isAbbreviation(alias: string): boolean {
  return /^(?:\p{Lu}\.?){2,4}$/u.test(alias);
}

/** The words of aliases, and the expressions of abbreviations: each text is compared with the whole vocabulary. */
const aliasWords = new Map<string, string>();
const abbreviations = new Map<string, RegExp>();

function wordsOfAlias(alias: string): string {
  const words = aliasWords.get(alias) ?? wordsOf(alias);
  aliasWords.set(alias, words);
  return words;
}

function abbreviation(alias: string): RegExp {
  let found = abbreviations.get(alias);
  if (!found) {
    const dotted = [...alias.replaceAll('.', '')].join(String.raw`\.?`);
    found = new RegExp(String.raw`(?<![\p{L}\p{N}])${dotted}(?![\p{L}\p{N}])`, 'u');
    abbreviations.set(alias, found);
  }
  return found;
}

function occurs(alias: string, words: string, text: string): boolean {
  if (isAbbreviation(alias)) return abbreviation(alias).test(text);
  const wanted = wordsOfAlias(alias).trim();
  if (wanted === '') return text.includes(alias);
  return unspaced.test(alias) ? words.includes(wanted) : words.includes(` ${wanted} `);
}

/**
 * The slugs of the tags whose aliases stand in one of the texts as whole words, in the vocabulary's order. Case and
 * accents don't count, but short abbreviations in capitals (`US`) count only as such. In scripts without spaces an
 * alias may stand anywhere.
 */
export function findTags(vocabulary: readonly TagAliases[], texts: readonly string[]): readonly string[] {
  const text = texts.join('\n');
  const words = wordsOf(text);
  return vocabulary.filter((tag) => tag.aliases.some((alias) => occurs(alias, words, text))).map((tag) => tag.slug);
}

const name =
  /(?<![\p{L}\p{N}.])\p{Lu}[\p{L}\p{M}’'-]+(?: (?:de |of |al-|von |van |bin )?\p{Lu}[\p{L}\p{M}’'-]+){0,3}/gu;

/** Whether a name stands where any word would have a capital: at the beginning of a sentence or line. */
function opensSentence(text: string, index: number): boolean {
  return /(?:^|[.!?:\n“"‘'(–—-]\s{0,9})$/u.test(text.slice(Math.max(0, index - 3), index));
}

/**
 * Names that the texts hold at least three times within sentences and that no alias covers, nor does the word stand
 * there in lower case: suggestions for the report, most frequent first, at most eight; never applied. Only scripts with
 * capitals show names; in German, where every noun has one, only names of several words count.
 */
export function suggestTags(
  vocabulary: readonly TagAliases[],
  texts: readonly string[],
  language?: string,
): readonly TagSuggestion[] {
  const text = texts.join('\n');
  const found = [...text.matchAll(name)].map((match) => ({
    name: match[0].replace(/['’]s$/u, ''),
    opens: opensSentence(text, match.index),
  }));
  const within = new Set(found.filter((one) => !one.opens).map((one) => one.name));
  const counts = new Map<string, number>();
  for (const { name: whole, opens } of found) {
    const rest = whole.replace(/^\S+ (?:de |of |von |van )?/u, '');
    const counted = opens && !within.has(whole) ? rest : whole;
    if (!within.has(counted) || (language?.startsWith('de') && !counted.includes(' '))) continue;
    counts.set(counted, (counts.get(counted) ?? 0) + 1);
  }
  const common = new Set(text.match(/(?<!\p{L})\p{Ll}[\p{L}\p{M}’'-]*/gu));
  const aliasesHold = (words: string): boolean =>
    vocabulary.some((tag) => tag.aliases.some((alias) => wordsOfAlias(alias).includes(words)));
  const covered = (candidate: string) =>
    common.has(candidate.toLowerCase()) ||
    findTags(vocabulary, [candidate]).length > 0 ||
    aliasesHold(wordsOf(candidate));
  return [...counts]
    .filter(([candidate, count]) => count >= suggestion.least && candidate.length > 2 && !covered(candidate))
    .sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1))
    .slice(0, suggestion.most)
    .map(([candidate, count]) => ({ name: candidate, count }));
}

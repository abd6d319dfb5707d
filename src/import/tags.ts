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

/** An alias as it is looked for. */
interface AliasForm {
  /** Of an abbreviation, with or without its dots. */
  readonly abbreviation?: RegExp;
  /** Its words (`wordsOf`), and the first of them. */
  readonly words: string;
  readonly first: string;
  /** Whether it counts wherever it stands. */
  readonly anywhere: boolean;
}

/** The forms of aliases: each text is compared with the whole vocabulary. */
const forms = new Map<string, AliasForm>();

function formOf(alias: string): AliasForm {
  let form = forms.get(alias);
  if (!form) {
    const words = wordsOf(alias);
    const dotted = [...alias.replaceAll('.', '')].join(String.raw`\.?`);
    form = {
      ...(isAbbreviation(alias) && {
        abbreviation: new RegExp(String.raw`(?<![\p{L}\p{N}])${dotted}(?![\p{L}\p{N}])`, 'u'),
      }),
      words,
      first: words.trim().split(' ', 1)[0] as string,
      anywhere: unspaced.test(alias),
    };
    forms.set(alias, form);
  }
  return form;
}

/** Whether an alias stands in a text, given with its words (`wordsOf`) and the set of them. */
function occurs(alias: string, text: string, words: string, each: ReadonlySet<string>): boolean {
  const form = formOf(alias);
  if (form.abbreviation) return form.abbreviation.test(text);
  if (form.first === '') return text.includes(alias);
  if (form.anywhere) return words.includes(form.words.trim());
  return each.has(form.first) && words.includes(form.words);
}

/**
 * The slugs of the tags whose aliases stand in one of the texts as whole words, in the vocabulary's order. Case and
 * accents don't count, but short abbreviations in capitals (`US`) count only as such. In scripts without spaces an
 * alias may stand anywhere.
 */
export function findTags(vocabulary: readonly TagAliases[], texts: readonly string[]): readonly string[] {
  const text = texts.join('\n');
  const words = wordsOf(text);
  const each = new Set(words.split(' '));
  const isNamed = ({ aliases }: TagAliases): boolean => aliases.some((alias) => occurs(alias, text, words, each));
  return vocabulary.filter(isNamed).map(({ slug }) => slug);
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
    vocabulary.some((tag) => tag.aliases.some((alias) => formOf(alias).words.includes(words)));
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

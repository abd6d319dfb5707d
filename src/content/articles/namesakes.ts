import { runsOf } from '../../text/words.ts';
import { table } from '../../text/table.ts';

/** A name of an author or a source, and the number of articles with it. */
export interface CountedName {
  readonly slug: string;
  readonly label: string;
  readonly count: number;
  /** Whether the vocabulary has an entry for it. */
  readonly known: boolean;
}

/** Two names that likely mean the same. */
interface NamesakePair {
  /** The name to keep: an entry of the vocabulary, or the fuller name, or the name with more articles. */
  readonly keep: CountedName;
  readonly alias: CountedName;
}

const endings = new Set('com org net www'.split(' '));

/** Words that do not distinguish names: titles of people, legal forms and articles in names of newspapers. */
const idle: Readonly<Record<'author' | 'source', ReadonlySet<string>>> = {
  author: new Set('dr prof professor mr mrs ms sir phd md by'.split(' ')),
  source: new Set(
    (
      'the der die das le la les il lo el los las o a os as de het en ' +
      'inc ltd llc gmbh ag plc co com org net www news online'
    ).split(' '),
  ),
};

/** Letters without a Unicode decomposition, and how they are written on keyboards that lack them. */
const substitutes = table<string>({
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
});

/** A word in one form for `Mueller`, `Müller` and `Muller`, `Haakon` and `Håkon`, `Soerli` and `Sørli`. */
const unspelled = (word: string): string => word.replace(/([aou])e/g, '$1').replace(/aa/g, 'a');

/** The words of a text, with the letters of keyboards that lack others. */
function wordsIn(text: string): readonly string[] {
  return runsOf(text.replace(/[ßæœøłđðþıħ]/giu, (letter) => substitutes.get(letter.toLowerCase()) ?? letter));
}

/** `J. R.` is an initial each; so is the `J` of `J Smith`. */
const isInitial = (word: string): boolean => Array.from(word).length === 1;

/** Texts that two spellings of a name share: its words in any order, without middle initials, without spaces. */
function authorKeys(words: readonly string[]): readonly string[] {
  const full = words.filter((word) => !isInitial(word));
  const sorted = [words, ...(full.length >= 2 ? [full] : [])].map((some) => some.map(unspelled).sort().join(' '));
  return [...sorted, words.map(unspelled).join('')];
}

/** Texts that two spellings of a source share: its words without spaces, with and without idle ones. */
function sourceKeys(words: readonly string[], label: string): readonly string[] {
  const all = wordsIn(withoutRegistry(label)).filter((word) => !endings.has(word));
  return [words, all].map((some) => unspelled(some.join('')));
}

/** A host name without `www` and the registry's suffix; other names unchanged. */
function withoutRegistry(label: string): string {
  if (!/^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(label)) return label;
  return label.replace(/^www\./i, '').replace(/(?:\.(?:com?|org|net|ac|gov))?\.[a-z]{2,}$/i, '');
}

function wordsOfName(label: string, kind: 'author' | 'source'): readonly string[] {
  const words = wordsIn(kind === 'author' ? label : withoutRegistry(label));
  const telling = words.filter((word) => !idle[kind].has(word));
  const kept = telling.length > 0 ? telling : words;
  return kind === 'source' && kept.length === 1 ? [kept[0]?.replace(/^the(?=.{5})/, '') as string] : kept;
}

/** Indexes of the fuller names that match initials and a surname: `J. Smith` and `Smith J.` match `John Smith`. */
function fuller(words: readonly string[], others: readonly (readonly string[])[]): readonly number[] {
  const initials = words.filter(isInitial);
  const names = words.filter((word) => !isInitial(word));
  if (initials.length === 0 || names.length !== 1) return [];
  return others.flatMap((other, i) => {
    const given = other.filter((word) => word !== names[0]);
    const agrees =
      other.length - given.length === 1 &&
      given.length >= initials.length &&
      given.every((word) => !isInitial(word)) &&
      initials.every((initial, k) => given[k]?.startsWith(initial));
    return agrees ? [i] : [];
  });
}

const marked = ({ label }: CountedName): number => label.match(/[^\0-\x7f]/g)?.length ?? 0;

/** Orders names of the vocabulary first, then more frequent ones, then those with more diacritics. */
const better = (a: CountedName, b: CountedName): number =>
  Number(b.known) - Number(a.known) || b.count - a.count || marked(b) - marked(a) || (a.slug < b.slug ? -1 : 1);

/**
 * Pairs of names that probably mean one person or one source. Two entries of the vocabulary are never a pair. Initials
 * match only if exactly one fuller name fits them.
 */
export function findNamesakes(bearers: readonly CountedName[], kind: 'author' | 'source'): readonly NamesakePair[] {
  const ordered = [...bearers].sort(better);
  const words = ordered.map(({ label }) => wordsOfName(label, kind));
  const first = new Map<string, number>();
  const found: NamesakePair[] = [];
  const bySurname = new Map<string, number[]>();
  for (const [i, its] of words.entries())
    for (const word of new Set(its)) {
      const known = bySurname.get(word);
      if (known) known.push(i);
      else bySurname.set(word, [i]);
    }
  for (const [i, alias] of ordered.entries()) {
    const its = words[i] as readonly string[];
    const keys = kind === 'author' ? authorKeys(its) : sourceKeys(its, alias.label);
    let at = keys.map((key) => first.get(key)).find((found) => found !== undefined);
    // A name is completed by another one if it is initials and one surname.
    const [surname, ...others] = its.filter((word) => !isInitial(word));
    if (at === undefined && kind === 'author' && surname !== undefined && others.length === 0 && its.length > 1) {
      const near = bySurname.get(surname) ?? [];
      const [fits, ...more] = fuller(
        its,
        near.map((k) => words[k] as readonly string[]),
      );
      if (fits !== undefined && more.length === 0) at = near[fits];
    }
    for (const key of keys) if (!first.has(key)) first.set(key, i);
    const keep = at === undefined ? undefined : ordered[at];
    if (keep !== undefined && !(keep.known && alias.known)) found.push({ keep, alias });
  }
  return found;
}

/** A use of a name: its value, and what has it. */
interface NamedOwner<Owner> {
  readonly slug: string;
  readonly label: string;
  readonly owner: Owner;
}

/** Texts for the pairs among the names of some owners, each with the first owner of the alias, or else of the other. */
export function* namesakesOf<Owner>(
  uses: readonly NamedOwner<Owner | undefined>[],
  known: { has(slug: string): boolean },
  kind: 'author' | 'source',
): Generator<{
  readonly owner: Owner;
  readonly key: string;
  readonly message: string;
  readonly remedy: string;
}> {
  const bySlug = Map.groupBy(uses, ({ slug }) => slug);
  const names = [...bySlug].map(([slug, all]) => {
    return { slug, label: all[0]?.label ?? slug, count: all.length, known: known.has(slug) };
  });
  const ownerOf = ({ slug }: CountedName): Owner | undefined =>
    bySlug.get(slug)?.find(({ owner }) => owner !== undefined)?.owner;
  for (const pair of findNamesakes(names, kind)) {
    const owner = ownerOf(pair.alias) ?? ownerOf(pair.keep);
    const key = kind === 'author' ? 'authors' : 'source';
    if (owner !== undefined) yield { owner, key, ...describeNamesakes(pair, kind) };
  }
}

const places = { author: 'authors.yaml', source: 'feed.yaml under sources' } as const;

/** The message and the remedy for a pair, with the line to write if both names mean the same. */
function describeNamesakes(
  { keep, alias }: NamesakePair,
  kind: 'author' | 'source',
): { readonly message: string; readonly remedy: string } {
  const [label, other] = [keep.label, alias.label].map((name) => JSON.stringify(name));
  const distinct = `if not, give each an entry of its own`;
  const entry = `${keep.slug}: { label: ${label}, aliases: [${other}] }`;
  return {
    message: `The ${kind}s "${alias.label}" and "${keep.label}" may be the same.`,
    remedy: keep.known
      ? `If they are the same, add ${other} to the aliases of ${keep.slug} in ${places[kind]}; ${distinct}.`
      : `If they are the same, add to ${places[kind]}: ${entry}; ${distinct}.`,
  };
}

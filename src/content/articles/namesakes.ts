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
  /** How they differ: `word order`, `initials`. */
  readonly differ: string;
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

const spelled = (name: string): string =>
  name.replace(/[ßæœøłđðþıħ]/giu, (letter) => substitutes.get(letter.toLowerCase()) ?? letter);

/** One form for `Mueller` and `Müller`, `Haakon` and `Håkon`, `Soerli` and `Sørli`. */
const unspelled = (key: string): string => key.replace(/([aou])e/g, '$1').replace(/aa/g, 'a');

type Key = readonly [differ: string, key: string];

/** `J. R.` is an initial each; so is the `J` of `J Smith`. */
const isInitial = (word: string): boolean => Array.from(word).length === 1;

function authorKeys(words: readonly string[]): readonly Key[] {
  const sorted = [...words].sort().join(' ');
  const full = words.filter((word) => !isInitial(word));
  return [
    ['accents, case or punctuation', `=${words.join(' ')}`],
    ['word order', `~${sorted}`],
    ['how letters with marks are written', `*${unspelled(sorted)}`],
    ['spaces', `#${words.join('')}`],
    ...(full.length >= 2 && full.length < words.length
      ? [['a middle initial', `~${[...full].sort().join(' ')}`] as const]
      : []),
  ];
}

function sourceKeys(words: readonly string[], label: string): readonly Key[] {
  const all = runsOf(spelled(withoutRegistry(label))).filter((word) => !endings.has(word));
  return [
    ['accents, case or punctuation', `=${words.join(' ')}`],
    ['an article, an ending or spaces', `~${words.join('')}`],
    ['how letters with marks are written', `*${unspelled(words.join(''))}`],
    ['an article, an ending or spaces', `~${all.join('')}`],
  ];
}

/** A host name without `www` and the registry's suffix; other names unchanged. */
function withoutRegistry(label: string): string {
  if (!/^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(label)) return label;
  return label.replace(/^www\./i, '').replace(/(?:\.(?:com?|org|net|ac|gov))?\.[a-z]{2,}$/i, '');
}

/** A name with spaces between its initials (`JRR Tolkien`); names all in capitals are unchanged. */
function withInitials(label: string): string {
  return /\p{Ll}/u.test(label)
    ? label.replace(/(?<!\p{L})\p{Lu}{2,3}(?!\p{L})/gu, (letters) => Array.from(letters).join(' '))
    : label;
}

function wordsOfName(label: string, kind: 'author' | 'source'): readonly string[] {
  const name = kind === 'author' ? withInitials(label) : withoutRegistry(label);
  const words = runsOf(spelled(name.replace(/['’ʼ]/g, '')));
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
    const twin = keys.find(([, key]) => first.has(key));
    let [at, differ] = [first.get(twin?.[1] ?? ''), twin?.[0] ?? ''];
    // A name is completed by another one if it is initials and one surname.
    const [surname, ...others] = its.filter((word) => !isInitial(word));
    if (at === undefined && kind === 'author' && surname !== undefined && others.length === 0 && its.length > 1) {
      const near = bySurname.get(surname) ?? [];
      const fits = fuller(
        its,
        near.map((k) => words[k] as readonly string[]),
      );
      if (fits.length === 1) [at, differ] = [near[fits[0] as number], 'initials'];
    }
    for (const [, key] of keys) if (!first.has(key)) first.set(key, i);
    const keep = at === undefined ? undefined : ordered[at];
    if (keep !== undefined && !(keep.known && alias.known)) found.push({ keep, alias, differ });
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
  { keep, alias, differ }: NamesakePair,
  kind: 'author' | 'source',
): { readonly message: string; readonly remedy: string } {
  const [label, other] = [keep.label, alias.label].map((name) => JSON.stringify(name));
  const distinct = `if not, give each an entry of its own`;
  const entry = `${keep.slug}: { label: ${label}, aliases: [${other}] }`;
  return {
    message: `The ${kind}s "${alias.label}" and "${keep.label}" may be the same: they differ in ${differ}.`,
    remedy: keep.known
      ? `If they are the same, add ${other} to the aliases of ${keep.slug} in ${places[kind]}; ${distinct}.`
      : `If they are the same, add to ${places[kind]}: ${entry}; ${distinct}.`,
  };
}

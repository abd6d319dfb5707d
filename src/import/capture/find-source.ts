import type { Source } from '../../article/article.ts';
import type { Found } from '../../article/candidate.ts';
import { fold } from '../../text/words.ts';
import { chromeOf } from '../chrome/phrase.ts';
import { allPhrases, anyOf, escapePhrase } from '../phrases/match.ts';
import { copyrightHolder } from './copyright-holder.ts';
import type { Headline } from './find-headline.ts';
import type { JudgedBlock } from './judge-blocks.ts';
import { splitLabel } from './labels.ts';
import { limits } from './limits.ts';
import { countWords, weightOf } from './measure.ts';

const found = (name: string, line: number, how: string): Found<Source> => ({
  value: { name },
  where: `line ${line}, ${how}`,
  sure: limits.source.sure,
});

/** Kinds of places that name a site, the one first that spells the name best. */
const kinds = ['phrase', 'header', 'copyright', 'address'] as const;

/** A place where a capture seems to name its site. */
interface SiteMention {
  readonly name: string;
  readonly line: number;
  readonly kind: (typeof kinds)[number];
}

const articles = /^(?:the|der|die|das|het|de|le|la|les|el|los|il|lo|o|a)\s+(?=\S)/u;
const domainEnd = /\.(?:com|org|net|info|news|tv|[a-z]{2})(?:\.[a-z]{2})?$/u;

/**
 * The form in which names of sites are compared: folded letters and digits, no article in front, no ending of a
 * domain.
 */
function siteKey(name: string): string {
  return fold(name)
    .trim()
    .replace(articles, '')
    .replace(domainEnd, '')
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** Phrases of chrome that hold a site's name. */
const patterns = allPhrases('site').map((phrase) => {
  const [before, after] = phrase.split('…').map((part) => escapePhrase(part.trim()));
  const gap = /[\p{Script=Han}\p{Script=Hiragana}]/u.test(phrase) ? String.raw`\s?` : String.raw`\s`;
  const name = String.raw`(\S(?:.{0,34}\S)?)`;
  return new RegExp(`^${before ? before + gap : ''}${name}${after ? gap + after : ''}$`, 'iu');
});

/** Words in the place of a name in these phrases: `About us`, `Follow me`, `U.S. News`. */
const noSite = new RegExp(String.raw`^(?:the\s)?(?:${anyOf(allPhrases('no-site'))})$`, 'iu');

/** The name in a phrase of chrome such as `About NAME`, `NAME on Facebook`. */
export function inPhrase(text: string): string | undefined {
  return patterns
    .map((pattern) => pattern.exec(text)?.[1])
    .find((name) => name !== undefined && countWords(name) <= 4 && /\p{L}/u.test(name) && !noSite.test(name));
}

const networks: ReadonlySet<string> = new Set(allPhrases('network'));

const addressInText = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}.])(?:https?:\/\/|[\w.+-]{1,64}@)?(?:www\.|m\.)?((?:[\p{L}\p{N}-]{2,6`,
    String.raw`3}\.){1,3}(?:com|org|net|info|news|tv|[a-z]{2}))(?![\p{L}\p{N}@])`,
  ].join(''),
  'giu',
);

/** The domains in a text's addresses, without those of networks and services. */
export function hosts(text: string): readonly string[] {
  return [...text.matchAll(addressInText)].flatMap((match) => {
    const host = (match[1] as string).replace(/\.(?:co|com|org|net|gov|ac)(?=\.[a-z]{2}$)/iu, '');
    const label = host.split('.').at(-2) ?? '';
    return label.length < 2 || networks.has(label.toLowerCase()) ? [] : [host.split('.').slice(-2).join('.')];
  });
}

/** The places that name the site: the first lines, the foot's copyright, phrases that hold its name, addresses. */
function mentionsOf(blocks: readonly JudgedBlock[], end: number): readonly SiteMention[] {
  const { header, foot, name: size } = limits.source;
  const mentions = blocks.flatMap((block, at): SiteMention[] => {
    const { text, line, kind, weight } = block;
    const isName =
      kind === 'short' && weight <= size.weight && countWords(text) <= size.words && !/[:?!,]|\d{3}/u.test(text);
    const inFoot = at > end && at >= blocks.length * foot && kind !== 'caption';
    const holder = inFoot && weight < limits.source.copyright ? copyrightHolder(text) : undefined;
    const phrase = weight <= limits.source.line && kind !== 'prose' ? inPhrase(text) : undefined;
    return [
      ...(at < header && isName ? [{ name: text, line, kind: 'header' as const }] : []),
      ...(holder === undefined ? [] : [{ name: holder, line, kind: 'copyright' as const }]),
      ...(phrase === undefined ? [] : [{ name: phrase.trim(), line, kind: 'phrase' as const }]),
      ...hosts(text).map((name) => ({ name, line, kind: 'address' as const })),
    ];
  });
  return mentions.filter(({ name }) => siteKey(name).length > 1 && chromeOf(name) === undefined);
}

/** The number of lines, each counted once, that hold a name besides other words. */
function linesWith(name: string, blocks: readonly JudgedBlock[]): number {
  const word = new RegExp(String.raw`(?<![\p{L}\p{N}])${escapePhrase(name)}(?![\p{L}\p{N}])`, 'u');
  return new Set(blocks.filter(({ text }) => text !== name && word.test(text)).map(({ key }) => key)).size;
}

/**
 * The name of which most kinds of places speak: two, or a copyright or phrases and several further lines, or the
 * copyright in the last line.
 */
function agreedName(blocks: readonly JudgedBlock[], end: number): Found<Source> | undefined {
  const mentions = mentionsOf(blocks, end);
  const held = mentions.filter(({ kind }) => kind === 'copyright').map(({ name }) => siteKey(name));
  const names = [...Map.groupBy(mentions, ({ name }) => siteKey(name))].flatMap(([key, same]) => {
    const of = new Set(same.map(({ kind }) => kind));
    // The company may be called as the site begins: `TVN S.A.` owns `TVN24`.
    if (of.has('header') && held.some((name) => name.length > 2 && key.startsWith(name))) of.add('copyright');
    const [best] = same.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
    return of.size > 1 || of.has('copyright') || of.has('phrase') ? [{ key, of, best: best as SiteMention }] : [];
  });
  const isLast = ({ kind, line }: SiteMention) => kind === 'copyright' && line === blocks.at(-1)?.line;
  const counted = names
    .toSorted((a, b) => b.of.size - a.of.size)
    .slice(0, limits.source.names)
    .map((one) => ({ ...one, lines: linesWith(one.best.name, blocks) }))
    .filter(({ of, lines, best }) => of.size > 1 || lines >= limits.source.lines || isLast(best))
    .toSorted((a, b) => b.of.size - a.of.size || b.lines - a.lines);
  const [agreed] = counted;
  if (!agreed) return undefined;
  const { best, of, key } = agreed;
  const alone = blocks.filter(({ text, weight }) => weight <= weightOf(best.name) + 8 && siteKey(text) === key);
  const cased = alone.find(({ text }) => /\p{Ll}/u.test(text) && /\p{Lu}/u.test(text)) ?? alone[0];
  const name = cased?.text.replace(/^@/u, '') ?? best.name;
  const how = `the site’s name in ${[...of].join(', ')}${of.size > 1 ? '' : ' and other lines'}`;
  return found(name, best.line, how);
}

const official = new RegExp(String.raw`^(?:${anyOf(allPhrases('official-site'))})\s`, 'iu');
/** A name and that it brings news: `The Herald – News from the Hill`. */
const slogan = new RegExp(
  String.raw`^\p{Lu}[^|–—:.!?]{2,30}\s[|–—-]\s(?:${anyOf(allPhrases('slogan'))})\s?\p{L}`,
  'iu',
);
/** The address of a page that an archive kept, behind the archive's own. */
const archived = /web\.archive\.org\/web\/\d{4,14}[a-z_]*\/https?:\/\/(?:www\d?\.)?([\p{L}\p{N}.-]+\.\p{L}{2,})/iu;
/** A label of sources in scripts without spaces, which no headline begins with. */
const isHanLabel = (text: string): boolean => /^\p{Script=Han}{2,4}\s*[:：]/u.test(text);

/**
 * The name in a place that states it by itself: the site's name for itself, an archive's address, a line behind
 * `来源：`.
 */
function statedName(blocks: readonly JudgedBlock[], title: number): Found<Source> | undefined {
  const { line: longest, header, name: size } = limits.source;
  const site = blocks.find(({ text, weight }) => weight < longest && official.test(text));
  if (site) return found(site.text, site.line, 'the site’s name for itself');
  const named = blocks.slice(0, title).find(({ text, weight }) => weight < longest && slogan.test(text));
  if (named) return found(named.text.split(/\s[|–—-]\s/u, 1)[0] as string, named.line, 'the site’s name and slogan');
  for (const { text, line } of blocks.slice(0, header)) {
    const host = archived.exec(text)?.[1];
    if (host !== undefined) return found(host, line, 'the address of the archived page');
  }
  for (const { text, line } of blocks) {
    const name = isHanLabel(text) ? splitLabel(text, 'source', true)?.split(/\s/u)[0] : undefined;
    if (name !== undefined && weightOf(name) <= size.weight) return found(name, line, 'behind a label');
  }
  return undefined;
}

/**
 * The site that the article comes from: the part that the page's own title adds to the article's, a line that
 * states the name, else the name on which header, foot, phrases and addresses agree. Undefined where one place
 * alone names somebody: the holder of a copyright is more often a company than the site. `end` is the index of the
 * text's last block.
 */
export function findSource(
  blocks: readonly JudgedBlock[],
  headline: Headline | undefined,
  end: number,
): Found<Source> | undefined {
  const site = headline?.site;
  if (site !== undefined && weightOf(site) <= limits.source.line)
    return found(site, blocks[0]?.line ?? 1, 'the page’s own title');
  return statedName(blocks, headline?.at ?? 0) ?? agreedName(blocks, end);
}

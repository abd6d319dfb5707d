import type { Day } from '../../../text/date.ts';
import { pad, parseDay } from '../../../text/date.ts';

/** The facts that generators read from the path of a post. */
export interface PostPath {
  readonly day?: Day;
  /** Where the day stands: `file name` or `path`. */
  readonly dayFrom?: 'file name' | 'path';
  /** A year and month without a day (`2020/01/`), which is no day. */
  readonly month?: string;
  /** BCP 47, from `post.de.md` or `/de/`. */
  readonly language?: string;
  /** Name without ending, language and day; of an `index.md`, that of its folder. */
  readonly slug: string;
  /** The same with the day, as the file is called. */
  readonly name: string;
  /** Folders above it, outermost first; without its own folder, where it is an `index.md`. */
  readonly folders: readonly string[];
  /** Whether it is the `index.md` of a folder of its own. */
  readonly bundle: boolean;
}

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** The language that a code of two or three letters names, in its canonical form. */
export function languageOfCode(code: string | undefined): string | undefined {
  if (code === undefined || !/^[a-z]{2,3}(?:[-_][a-z]{2,4}){0,2}$/i.test(code)) return undefined;
  try {
    const canonical = Intl.getCanonicalLocales(code.replace(/_/g, '-'))[0] as string;
    return languageNames.of(canonical) === undefined ? undefined : canonical;
  } catch {
    return undefined;
  }
}

function dayOf(year: string | undefined, month: string | undefined, day: string | undefined): Day | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const text = `${year}-${pad(Number(month))}-${pad(Number(day))}`;
  return parseDay(text) === undefined ? undefined : text;
}

const ending = /(?:\.html?)?\.(?:md|mdx|markdown|mdown|mkdn?|svx|html?|textile)(?:\.erb)?$/i;
const dated = /^(\d{4})[-_.](\d{1,2})[-_.](\d{1,2})(?:T\d[\d:-]*)?(?:[-_. ]+(.*)|)$/s;
const tight = /^((?:19|20)\d\d)(\d\d)(\d\d)(?:[-_. ]+(.*)|)$/s;
const trailing = /^(.+)[-_](\d{4})-(\d\d)-(\d\d)$/s;

function fromName(name: string): { day?: Day; slug: string } {
  const front = dated.exec(name) ?? tight.exec(name);
  const day = front && dayOf(front[1], front[2], front[3]);
  if (front && day) return { day, slug: front[4] || name };
  const back = trailing.exec(name);
  const last = back && dayOf(back[2], back[3], back[4]);
  return back && last ? { day: last, slug: name } : { slug: name };
}

/**
 * A day in the folders of a path or the beginning of its name: `/2020/01/02/x`, `/2020/01/02-x`, `/2020/01-02-x`,
 * `/2020-01/02-x`.
 */
const inPath: readonly RegExp[] = [
  /(?:^|\/)(\d{4})\/(\d{1,2})\/(\d{1,2})(?:[-_/]|$)/,
  /(?:^|\/)(\d{4})[-/](\d{2})[-/](\d{2})(?:[-_/.]|$)/,
];

/** Folders that stand before the posts of one language each. */
const perLanguage =
  /(?:^|\/)(?:content|posts|blog|_posts|src|pages|i18n|source|docs)\/([a-z]{2}(?:[-_][a-z]{2,4})?)\//i;

/** What a path (forward slashes, relative to the site) tells of the post that lies there. */
export function readPostPath(path: string): PostPath {
  const parts = path.split('/');
  const file = parts.at(-1) as string;
  const bare = file.replace(ending, '');
  const suffix = /^(.+)\.([a-z]{2}(?:[-_][a-z]{2,4})?)$/i.exec(bare);
  const fileLanguage = suffix ? languageOfCode(suffix[2]) : undefined;
  const stem = fileLanguage ? (suffix?.[1] as string) : bare;
  const index = /^(?:index|\+?page|README)$/i.test(stem) && parts.length > 1;
  const name = index ? (parts.at(-2) as string) : stem;
  const own = fromName(name);
  const found = inPath
    .map((pattern) => pattern.exec(path))
    .find((match) => match && dayOf(match[1], match[2], match[3]));
  const pathDay = found ? dayOf(found[1], found[2], found[3]) : undefined;
  const day = own.day ?? pathDay;
  const month = /(?:^|\/)((?:19|20)\d\d)[/-](\d\d)\//.exec(path);
  const language =
    fileLanguage ?? languageOfCode(perLanguage.exec(path)?.[1]) ?? languageOfCode(/^([a-z]{2})\//.exec(path)?.[1]);
  const slug = own.day ? own.slug : pathDay ? name.replace(/^(?:\d{1,2}-)?\d{1,2}[-_](?=\D)/, '') : own.slug;
  return {
    ...(day !== undefined && { day, dayFrom: own.day ? 'file name' : 'path' }),
    ...(day === undefined && month && { month: `${month[1]}-${month[2]}` }),
    ...(language !== undefined && { language }),
    slug,
    name,
    folders: parts.slice(0, index ? -2 : -1),
    bundle: index,
  };
}

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The headings of every file of phrases; each says what its phrases mean. */
export const headings = [
  /** Names of months that Unicode's locale data lacks: the month's number and a name. */
  'months',
  /** The same for the Solar Hijri calendar, all names. */
  'solar-months',
  /** Days of the week, 1 for Monday, as `runsOf` evens texts out; a word may go on by up to three letters. */
  'weekdays',
  /** In front of a day: of publication, of a later change, of something else (an event, a life, a picture, a visit). */
  'published',
  'updated',
  'other-day',
  /** In front of authors' names, where a name must follow. */
  'by',
  /** Labels that say outright that an author follows, alone or with a colon. */
  'author',
  /** In front of the name of the source. */
  'source',
  /** What an author is: stands beside or under the name. */
  'role',
  /** Kinds of chrome (see `chrome/phrase.ts`). */
  'comments',
  'footer',
  'related',
  'share',
  'notice',
  /** What a page says in the place of the rest of an article; chrome as well. */
  'paywall',
  'navigation',
  /** Units of time. */
  'units',
  /** How long ago: `vor …`, `… ago`. */
  'ago',
  /** The indefinite article, which counts one unit. */
  'one',
  /** In front of a day, something lasts since or until then. */
  'since',
  /** In front of whoever took or owns a picture. */
  'picture',
  /** Names of agencies, as they sign pictures and datelines. */
  'agency',
  /** Between two names. */
  'and',
  /** Between an author and whom the author wrote with. */
  'with',
  /** Marks of a line of copyright, and words in it that are not its holder. */
  'copyright',
  'rights',
  /** Small words within names. */
  'particle',
  /** Words in names of organisations. */
  'press',
  /** Words that say what somebody is, or parts of them. */
  'role-word',
  /** Chrome that holds the site's name, `…`. */
  'site',
  /** Hosts that are other sites. */
  'network',
  /** Beside a day of a later change, anywhere in a line. */
  'changed',
  /** What fields of authors hold that names nobody. */
  'nobody',
  /** What blogs write in the place of an author or a category where nobody chose one. */
  'unset',
  /** Beginnings of names of agencies that sell pictures. */
  'picture-agency',
  /** Behind a company's name. */
  'legal-form',
  /** Words of companies before or behind a name. */
  'company',
  /** Companies that own papers of other names, and agencies: no site is called like them. */
  'owner',
  /** What stands in the place of a site's name and names none. */
  'no-site',
  /** In front of the name in a site's name for itself. */
  'official-site',
  /** In a site's slogan, before the place that it brings news from. */
  'slogan',
  /** Behind a name: forms of address. */
  'honorific',
  /** Behind a name, before what somebody is: `Senior`. */
  'rank',
  /** Right behind a name in scripts without spaces: that this person reported. */
  'report',
  /** Words that stand in no person's name. */
  'no-name',
  /** In front of a time, or of a day with it. */
  'at',
  /** The last word of what fields of authors say that somebody is, beside names. */
  'job',
  /** Between the parts of a day, and behind its number. */
  'of',
  'ordinal',
] as const;

export type Heading = (typeof headings)[number];

/** Phrases by heading, then by the language of their file; `any` holds those of no language. */
export type Phrases = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/**
 * The phrases of one file by heading. A parser of YAML would take most of the time in which a command starts. Throws
 * an error that names file and line where a heading is missing or unknown.
 */
function readFile(path: string): ReadonlyMap<string, readonly string[]> {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  const fail = (at: number, message: string): never => {
    throw new Error(`${path}:${at + 1}: ${message}`);
  };
  const found = new Map<string, string[]>();
  let open: string[] | undefined;
  for (const [at, line] of lines.entries()) {
    const [, heading, block] = /^([^\s:]+):( \|)?$/.exec(line) ?? [];
    if (heading !== undefined) {
      if (!headings.some((known) => known === heading))
        fail(at, `“${heading}” is no heading of phrases. The headings are: ${headings.join(', ')}.`);
      if (found.has(heading)) fail(at, `The heading “${heading}” is there twice.`);
      const phrases: string[] = [];
      found.set(heading, phrases);
      open = block === undefined ? undefined : phrases;
    } else if (open !== undefined && /^ {2}\S/.test(line)) open.push(line.slice(2));
    else fail(at, 'A line must be a heading, “name:” or “name: |”, or behind the latter a phrase after two spaces.');
  }
  for (const heading of headings)
    if (!found.has(heading))
      fail(lines.length - 1, `The heading “${heading}” is missing; write “${heading}:” where there is none.`);
  return found;
}

/**
 * The phrases of a folder's YAML files, one a language: each has the same headings, each heading a block of text
 * with one phrase a line. `…` stands for any words, or for the words that are meant; what stands in brackets may
 * be missing.
 */
export function readPhrases(folder: string): Phrases {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [name.slice(0, -'.yaml'.length), readFile(`${folder}${name}`)] as const);
  return new Map(
    headings.map((heading) => [
      heading,
      new Map(files.map(([language, file]) => [language, file.get(heading) as readonly string[]])),
    ]),
  );
}

export const phrases: Phrases = readPhrases(fileURLToPath(new URL('./', import.meta.url)));

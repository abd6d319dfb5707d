import { isLog, isProgram, isTable } from './listing.ts';

/** A kind of text that is not read, or holds no article. */
export interface Foreign {
  /** In words: `a mail message`. */
  readonly what: string;
  /** Whether it holds texts that a person may want published: then it is told also where it lies in a folder. */
  readonly holdsTexts: boolean;
  readonly remedy: string;
}

/**
 * How a kind is told: by what the text begins with, or by the file's ending. Both where the ending alone means other
 * things as well.
 */
interface ForeignRow extends Foreign {
  readonly begins?: (head: string) => boolean;
  readonly ending?: RegExp;
  readonly both?: true;
}

const begins = (pattern: RegExp) => (head: string) => pattern.test(head);

const convert = 'Convert it to Markdown or HTML; pandoc does.';
const pages = 'Save the pages that it names, and import those.';
/** The remedy for files without texts. */
export const takes =
  'Import takes text captures, HTML pages, Markdown, mail, feeds and exports of services (see the README).';

/** Comments and declarations before the root of XML. */
const prolog = String.raw`^(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*`;

/** What a JSON Feed says of itself, or a list of entries, which says as much. */
export const jsonFeed = /"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org\\?\/version|"items"\s*:\s*\[/;

/** Columns of the tables that services for reading later export. */
const linkLists = [
  ['title', 'url', 'time_added'],
  ['url', 'title', 'selection', 'folder'],
  ['title', 'note', 'excerpt', 'url', 'created'],
  ['title', 'url', 'saved date'],
  ['highlight', 'book title'],
];

const rows: readonly ForeignRow[] = [
  {
    what: 'a message or a saved page without its header',
    ending: /\.(?:emlx?|mbo?x|mht(?:ml)?)$/i,
    holdsTexts: true,
    remedy: 'Save it again, as the whole message.',
  },
  {
    what: 'a web archive (WARC)',
    begins: begins(/^WARC\/1/),
    ending: /\.warc$/i,
    holdsTexts: true,
    remedy: 'Save the pages in it as HTML.',
  },
  {
    what: 'rich text (RTF)',
    begins: begins(/^\{\\rtf/),
    ending: /\.rtf$/i,
    holdsTexts: true,
    remedy: 'Save it as HTML or as plain text.',
  },
  {
    what: 'LaTeX',
    begins: begins(/^(?:%[^\n]*\n\s*)*\\(?:documentclass|documentstyle|begin\{|usepackage|input\{|chapter|section)/),
    ending: /\.(?:tex|ltx)$/i,
    holdsTexts: true,
    remedy: convert,
  },
  {
    what: 'reStructuredText',
    begins: (head) => {
      const underlined = /^(?:([=~*#^-])\1{2,}\n)?[^\n]+\n([=~*#^-])\2{2,}\s*\n/.test(head);
      const marked = /^\.\. (?:[\w-]+::|_[^\n:]+:|\|)/m;
      return (
        /^\.\. [\w-]+::? /.test(head) ||
        (underlined && (marked.test(head) || /^:\w[\w ]*: \S|:\w+:`|`__?(?!\w)/m.test(head)))
      );
    },
    ending: /\.rst$/i,
    holdsTexts: true,
    remedy: convert,
  },
  {
    what: 'an Org document',
    begins: begins(/^(?:#\+\w+(?:\[[^\]\n]*\])?:\s|\*+ [^\n]*\n\s*:PROPERTIES:)/i),
    holdsTexts: true,
    remedy: convert,
  },
  {
    what: 'an Org document',
    begins: begins(/^(?:#|\*+ )/),
    ending: /\.org$/i,
    both: true,
    holdsTexts: true,
    remedy: convert,
  },
  {
    what: 'AsciiDoc',
    begins: (head) =>
      /^= \S[^\n]*\n(?:[^\n]+\n){0,4}:[\w-]+!?:/.test(head) ||
      (/^= \S/.test(head) && (head.match(/^==+ \S/gm)?.length ?? 0) >= 2),
    ending: /\.(?:adoc|asciidoc)$/i,
    holdsTexts: true,
    remedy: 'Convert it to HTML; asciidoctor does.',
  },
  {
    what: 'wiki markup',
    begins: (head) =>
      /^(?:\{\{|\[\[|==)/.test(head) &&
      (head.match(/^(={2,5})[^=\n]+\1\s*$|\[\[[^[\]\n]+\]\](?!\s*\w+ *=)/gm)?.length ?? 0) >= 5,
    ending: /\.(?:wiki|mediawiki)$/i,
    holdsTexts: true,
    remedy: convert,
  },
  {
    what: 'Textile',
    begins: begins(/^h[1-6]\. \S/),
    ending: /\.textile$/i,
    holdsTexts: true,
    remedy: convert,
  },
  {
    what: 'BBCode',
    begins: begins(/^\[(?:b|i|u|url|img|size|color|center|quote)(?:=[^\]\n]*)?\][^[\n]*\[\//i),
    holdsTexts: true,
    remedy: convert,
  },
  {
    what: 'subtitles',
    begins: begins(/^(?:WEBVTT\b|\d+\s*\n\d\d:\d\d:\d\d[,.]\d{3}\s*-->)/),
    ending: /\.(?:srt|vtt)$/i,
    holdsTexts: true,
    remedy: 'Put what is said into a text file, in paragraphs.',
  },
  {
    what: 'a list of bookmarks',
    begins: begins(
      new RegExp(
        String.raw`^<!DOCTYPE NETSCAPE-Bookmark-file|<title>(?:Pocket Export|Instapaper: Export)</title>|` +
          String.raw`^\{[^]{0,400}?"bookmark_bar"\s*:|^\{[^{}]{0,200}?"guid"\s*:\s*"root________"|` +
          String.raw`^\[\s*\{"href"\s*:[^{}]{0,9999}?"toread"\s*:`,
        'i',
      ),
    ),
    holdsTexts: false,
    remedy: pages,
  },
  {
    what: 'a link to a page',
    begins: begins(
      new RegExp(
        String.raw`^(?:\[InternetShortcut\]|\[Desktop Entry\]|` +
          String.raw`<\?xml[^>]*>\s*<!DOCTYPE plist[^>]*>\s*<plist[^>]*>\s*<dict>\s*<key>URL</key>)`,
        'i',
      ),
    ),
    ending: /\.(?:url|webloc|desktop)$/i,
    holdsTexts: false,
    remedy: 'Save the page that it leads to, and import that.',
  },
  {
    what: 'a list of feeds (OPML)',
    begins: begins(new RegExp(`${prolog}<opml[\\s>]`, 'i')),
    holdsTexts: false,
    remedy: 'Import the feeds that it names.',
  },
  {
    what: 'a sitemap',
    begins: begins(new RegExp(`${prolog}<(?:urlset|sitemapindex)[\\s>]`, 'i')),
    holdsTexts: false,
    remedy: pages,
  },
  {
    what: 'a card of contacts (vCard)',
    begins: begins(/^BEGIN:VCARD\b/i),
    ending: /\.vcf$/i,
    holdsTexts: false,
    remedy: takes,
  },
  {
    what: 'a calendar (iCalendar)',
    begins: begins(/^BEGIN:VCALENDAR\b/i),
    ending: /\.ics$/i,
    holdsTexts: false,
    remedy: takes,
  },
  {
    what: 'data in JSON',
    begins: (head) =>
      (/^\{\s*["}]/.test(head) && !jsonFeed.test(head)) ||
      /^\[\s*(?:\]|\{\s*"|\[\s*["\d[-]|"[^"\n]*"\s*[,\]]|-?\d+\s*,)/.test(head),
    ending: /\.(?:jsonl|ndjson)$/i,
    holdsTexts: false,
    remedy: takes,
  },
  {
    what: 'a list of saved links (Pocket, Instapaper, Raindrop.io, Readwise)',
    begins: (head) => {
      const [line = ''] = head.split('\n', 1);
      const columns = new Set(line.split(',').map((name) => name.trim().replace(/^"|"$/g, '').toLowerCase()));
      return linkLists.some((names) => names.every((name) => columns.has(name)));
    },
    holdsTexts: false,
    remedy: pages,
  },
  { what: 'a table (CSV)', begins: isTable, ending: /\.(?:csv|tsv)$/i, holdsTexts: false, remedy: takes },
  {
    what: 'a log',
    begins: isLog,
    ending: /\.log$/i,
    holdsTexts: false,
    remedy: takes,
  },
  { what: 'settings', ending: /\.(?:ya?ml|toml|ini|conf)$/i, holdsTexts: false, remedy: takes },
  {
    what: 'source code',
    begins: isProgram,
    ending: /\.(?:[cm]?[jt]sx?|css|s[ac]ss|less|py|rb|sh|bat|ps1|c|cpp|h|hpp|java|kt|go|swift|lua|sql)$/i,
    holdsTexts: false,
    remedy: takes,
  },
];

/**
 * The foreign kind of a text by its beginning and by the name of its file; undefined where it may be an article or a
 * feed.
 */
export function foreignKind(head: string, file: string): Foreign | undefined {
  return rows.find(({ begins: opens, ending, both }) => {
    const named = ending?.test(file) === true;
    return both ? named && opens?.(head) : named || opens?.(head);
  });
}

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { jsonFeed } from './foreign.ts';
import { headersOf, isMail } from './mail/headers.ts';
import type { Reader } from './reader.ts';

/** The beginning of a source file, by which its kind is recognised. */
export interface SourceHead {
  /** Up to 65,536 characters, without white space before them, lines ended by `\n`. */
  readonly head: string;
  /** Its path for people. */
  readonly file: string;
  /** Its path on the disk. */
  readonly path: string;
}

/** A kind of source file that can be imported. */
export interface ImportKind {
  /** Its name in `--kind`. */
  readonly name: string;
  /** Its name for people, and the way to get such a file, for the README. */
  readonly label: string;
  readonly get: string;
  readonly recognises: (source: SourceHead) => boolean;
  /** Loads the reader: some bring large libraries along. */
  readonly load: () => Promise<Reader>;
}

/** A test of the head for all members of JSON. */
const members =
  (...names: readonly string[]) =>
  ({ head }: SourceHead): boolean =>
    /^[[{]/.test(head) && names.every((name) => new RegExp(`"${name}"\\s*:`).test(head));

const matches =
  (...patterns: readonly RegExp[]) =>
  ({ head }: SourceHead): boolean =>
    patterns.every((pattern) => pattern.test(head));

/** Whether a file stands in the folder of the source or in one of its parents, up to `levels` above. */
function isAbove({ path }: SourceHead, name: string, levels: number): boolean {
  let folder = dirname(path);
  for (let level = 0; level <= levels; level++, folder = dirname(folder))
    if (existsSync(join(folder, name))) return true;
  return false;
}

/** The ending of a file of Markdown. */
export const markdownEnding = /\.(?:mdx?|markdown|mdown|mkdn?|svx)$/i;

const isHtml = ({ file }: SourceHead): boolean => /\.x?html?$/i.test(file);
const isMarkdown = ({ file }: SourceHead): boolean => markdownEnding.test(file);

const misc = /^(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\][^>]*)?>)*/i;
/** The root of a feed, also in a page that an editor or a browser wrapped around it. */
const feedRoot = new RegExp(
  String.raw`^(?:<html[^>]*>\s*(?:<head[^>]*>\s*<\/head>\s*)?(?:<body[^>]*>\s*)?)?` +
    String.raw`<(?:[a-z]\w*:)?(?:rss|feed|RDF|channel|entry\s[^<>]*Atom)[\s>"']`,
  'i',
);
/** A feed behind the output of a server or a script. */
const feedInside = new RegExp(
  String.raw`<(?:[a-z]\w*:)?(?:rss|feed|RDF)(?:\s[^<>]*)?>\s*(?:<!--(?:(?!-->|<!--)[\s\S])*-->\s*)*` +
    String.raw`<(?:[a-z]\w*:)?(?:channel|title|id|link|author|updated|entry|item|generator|subtitle)[\s/>]`,
  'i',
);
const htmlRoot =
  /^<(?:html|head|body|title|meta|link|script|style|div|p|h[1-6]|article|main|section|table|span|a|b|ul|ol|img)[\s>/]/i;
const frontMatter = /^(?:---[ \t]*\n(?:[^\n]*\n)*?---|\+\+\+[ \t]*\n(?:[^\n]*\n)*?\+\+\+)[ \t]*(?:\n|$)/;

const isXmlFeed = ({ head }: SourceHead): boolean =>
  feedRoot.test(head.replace(misc, '')) || (feedInside.test(head) && !/<(?:!doctype\s+)?html/i.test(head));
/** Whether a text is HTML: by its first element, or by any element at its beginning and the end of a common one. */
const isPage = ({ head }: SourceHead): boolean => {
  const root = head.replace(misc, '');
  if (htmlRoot.test(root) || /^<!doctype html/i.test(head)) return true;
  return !/^<\?xml/i.test(head) && /^<[a-z][^<>]*>/i.test(root) && /<\/(?:p|div|body|html|a)>/i.test(head);
};
/** Whether a text is a message, also behind the number of bytes with which a file of Apple Mail (`.emlx`) begins. */
const isMessage = (source: SourceHead): boolean =>
  !isMarkdown(source) && isMail(source.head.replace(/^\d{1,12} *\n/, ''));
const isExport = ({ head }: SourceHead): boolean => /xmlns:wp\s*=|<wp:wxr_version/i.test(head);

/**
 * Messages and exports of services, in the order in which they are tried. They are certain of what they are, and come
 * before the kinds of text that are known and not read.
 */
export const exportKinds: readonly ImportKind[] = [
  {
    name: 'mhtml',
    label: 'Web page in one file (MHTML)',
    get: '“Save as” in a browser, “single file”',
    recognises: (source) => {
      const headers = headersOf(source.head);
      const isSaved = headers.has('snapshot-content-location') || headers.get('from')?.startsWith('<Saved by');
      const isRelated = /^multipart\/related\b/i.test(headers.get('content-type') ?? '');
      return isRelated && (isSaved || /\.mht(?:ml)?$/i.test(source.file));
    },
    load: async () => (await import('./mail/mhtml.ts')).readMhtml,
  },
  {
    name: 'mbox',
    label: 'Mailbox (mbox)',
    get: 'the export of a mail program, Google Takeout',
    recognises: ({ head }) =>
      /^From \S.*\d{4}\s*$/.test(head.split('\n', 1)[0] as string) && isMail(head.slice(head.indexOf('\n') + 1)),
    load: async () => (await import('./mail/mailbox.ts')).readMailbox,
  },
  {
    name: 'mail',
    label: 'Mail message, newsletter (`.eml`, `.emlx`)',
    get: '“Save as” or “Download message” in a mail program',
    recognises: isMessage,
    load: async () => (await import('./mail/mail.ts')).readMail,
  },
  {
    name: 'ghost',
    label: 'Ghost (JSON, with the folder `content/images` if you have it)',
    get: 'Settings, Migration tools, Export content',
    recognises: (source) => members('meta', 'data')(source) && /"posts"\s*:\s*\[/.test(source.head),
    load: async () => (await import('./exports/ghost.ts')).readGhost,
  },
  {
    name: 'medium',
    label: 'Medium (`.zip`)',
    get: 'Settings, Security and apps, Download your information',
    recognises: (source) =>
      isHtml(source) &&
      /medium\.com/i.test(source.head) &&
      (/class="h-entry"/.test(source.head) || isAbove(source, 'posts', 1)),
    load: async () => (await import('./exports/medium.ts')).readMedium,
  },
  {
    name: 'substack',
    label: 'Substack (`.zip` with `posts.csv`)',
    get: 'Settings, Exports, Create new export',
    recognises: (source) => isHtml(source) && isAbove(source, 'posts.csv', 1),
    load: async () => (await import('./exports/substack.ts')).readSubstack,
  },
  {
    name: 'tumblr',
    label: 'Tumblr (`.zip`)',
    get: 'Blog settings, Export',
    recognises: matches(/<div id="footer">/, /<span id="timestamp">/),
    load: async () => (await import('./exports/tumblr.ts')).readTumblr,
  },
  {
    name: 'movable-type',
    label: 'Movable Type, TypePad (`.txt`)',
    get: 'Tools, Export',
    recognises: matches(/^(?:[A-Z][A-Z ]{3,19}:[^\n]*\n)+-----\n/),
    load: async () => (await import('./exports/movable-type.ts')).readMovableType,
  },
  {
    name: 'notion',
    label: 'Notion (Markdown or HTML, `.zip`)',
    get: 'Settings, Export all workspace content; or Export of a page',
    recognises: ({ head, file }) =>
      /[ -][\da-f]{32}(?:_all)?\.(?:md|html)$/.test(file) || /<article id="[\da-f-]{36}" class="page /.test(head),
    load: async () => (await import('./exports/notion.ts')).readNotion,
  },
  {
    name: 'evernote',
    label: 'Evernote (`.enex`)',
    get: 'Export of a notebook',
    recognises: matches(/^(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE en-export[^>]*>\s*)?<en-export[\s>]/i),
    load: async () => (await import('./exports/evernote.ts')).readEvernote,
  },
  {
    name: 'devto',
    label: 'dev.to, Forem (`articles.json`)',
    get: 'Settings, Account, Export',
    recognises: members('body_markdown', 'title'),
    load: async () => (await import('./exports/devto.ts')).readDevto,
  },
  {
    name: 'hashnode',
    label: 'Hashnode (JSON)',
    get: 'Blog dashboard, Export',
    recognises: members('contentMarkdown', 'title'),
    load: async () => (await import('./exports/hashnode.ts')).readHashnode,
  },
  {
    name: 'bear',
    label: 'Bear, Ulysses and others (`.textbundle`, `.bear2bk`)',
    get: 'Export notes as TextBundle, or the backup',
    recognises: ({ file }) => /\.textbundle\/text\.(?:md|markdown|txt)$/i.test(file),
    load: async () => (await import('./exports/text-bundle.ts')).readTextBundle,
  },
  {
    name: 'obsidian',
    label: 'Obsidian (the folder of the vault)',
    get: 'the vault itself, or a `.zip` of it',
    recognises: (source) => isMarkdown(source) && isAbove(source, '.obsidian', 8),
    load: async () => (await import('./exports/obsidian.ts')).readObsidian,
  },
  {
    name: 'micro.blog',
    label: 'micro.blog (`.bar`)',
    get: 'Posts, Export, Blog Archive Format; its `feed.json` is read, and its page left out',
    recognises: (source) => /class="h-feed"/.test(source.head) && isAbove(source, 'feed.json', 0),
    load: async () => (await import('./exports/left-out.ts')).readRepeatedPage,
  },
  {
    name: 'mastodon',
    label: 'Mastodon (`outbox.json`)',
    get: 'Preferences, Import and export, Request your archive',
    recognises: members('orderedItems', '@context'),
    load: async () => (await import('./exports/mastodon.ts')).readMastodon,
  },
  {
    name: 'twitter',
    label: 'Twitter/X (`data/tweets.js`)',
    get: 'Settings, Your account, Download an archive of your data',
    recognises: matches(/^window\.YTD\.tweets?\.part\d+ = \[/),
    load: async () => (await import('./exports/twitter.ts')).readTwitter,
  },
  {
    name: 'omnivore',
    label: 'Omnivore (`metadata_*.json` with the folder `content`)',
    get: 'the export of Omnivore',
    recognises: (source) => members('slug', 'savedAt', 'url', 'state')(source) && source.head.startsWith('['),
    load: async () => (await import('./exports/omnivore.ts')).readOmnivore,
  },
];

/** Kinds that are told by what other texts may look like, too; tried last. The last one takes any text. */
export const generalKinds: readonly ImportKind[] = [
  {
    name: 'wordpress',
    label: 'WordPress (WXR)',
    get: 'Tools, Export, All content',
    recognises: (source) => isXmlFeed(source) && isExport(source),
    load: async () => (await import('./wordpress/wordpress.ts')).readWordPress,
  },
  {
    name: 'feed',
    label: 'RSS, Atom, JSON Feed, and what Blogger and micro.blog export',
    get: 'the saved feed; in Blogger: Settings, Back up content, or Google Takeout',
    recognises: (source) => isXmlFeed(source) || (source.head.startsWith('{') && jsonFeed.test(source.head)),
    load: async () => (await import('./feed/feed.ts')).readFeed,
  },
  {
    name: 'html',
    label: 'Web page (HTML)',
    get: '“Save as” in a browser',
    recognises: (source) => !isMarkdown(source) && (isPage(source) || isHtml(source)),
    load: async () => (await import('./html/html.ts')).readHtml,
  },
  {
    name: 'markdown',
    label: 'Markdown of Jekyll, Hugo, Astro, Eleventy and others',
    get: 'the folder of posts',
    recognises: (source) => isMarkdown(source) || frontMatter.test(source.head),
    load: async () => (await import('./markdown/markdown.ts')).readMarkdown,
  },
  {
    name: 'capture',
    label: 'Text captured from a page',
    get: 'the text of a page, copied into a file',
    recognises: ({ head }) => !/^<\?xml/i.test(head),
    load: async () => (await import('./capture/capture.ts')).readCapture,
  },
];

/** All kinds that can be imported. */
export const importKinds: readonly ImportKind[] = [...exportKinds, ...generalKinds];

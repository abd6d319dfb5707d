import type { Problem } from '../article/problem.ts';
import { decode } from './decode.ts';
import { notProse } from './encoded.ts';
import { foreignKind, jsonFeed } from './foreign.ts';
import type { Kind } from './reader.ts';

/** What a file is, or why it is nothing that can be imported. */
export type Detected = { readonly kind: Kind } | { readonly problem: Problem };

/** First bytes of files that are no text, as Latin-1, and what people call them. */
const binaries: readonly (readonly [RegExp, string])[] = [
  [/^%PDF-/, 'a PDF document'],
  [/^\x89PNG|^\xff\xd8\xff|^GIF8|^RIFF....WEBP|^II\*\0|^MM\0\*|^\0\0\x01\0/s, 'an image'],
  [/^PK\x03\x04/, 'a ZIP archive (or an office document, or an e-book)'],
  [/^\x1f\x8b|^BZh\d|^7z\xbc|^\xfd7zXZ|^Rar!/, 'a compressed archive'],
  [/^\xd0\xcf\x11\xe0/, 'an office document'],
  [
    /^ID3[\0-\x08]|^\xff[\xf2\xf3\xfb]|^OggS|^fLaC|^....ftyp|^RIFF....(?:AVI|WAVE)|^\x1aE\xdf\xa3/s,
    'audio or video',
  ],
  [/^wOF[F2]|^OTTO|^\0\x01\0\0\0/, 'a font'],
  [/^\x7fELF|^MZ[^\n]{0,8}\0/s, 'a program'],
  [/^SQLite format 3/, 'a database'],
];

const markdownFile = /\.(?:md|markdown|mdown|mkdn?|mdx)$/i;
const htmlFile = /\.x?html?$/i;
const misc = /^(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\][^>]*)?>)*/i;
/** A feed's root, also where an editor or a browser wrapped the whole feed into a page. */
const feedRoot = new RegExp(
  String.raw`^(?:<html[^>]*>\s*(?:<head[^>]*>\s*<\/head>\s*)?(?:<body[^>]*>\s*)?)?` +
    String.raw`<(?:[a-z]\w*:)?(?:rss|feed|RDF|channel|entry\s[^<>]*Atom)[\s>"']`,
  'i',
);
/** A feed behind what a server or a script wrote before it by mistake. */
const feedInside = new RegExp(
  String.raw`<(?:[a-z]\w*:)?(?:rss|feed|RDF)(?:\s[^<>]*)?>\s*(?:<!--(?:(?!-->|<!--)[\s\S])*-->\s*)*` +
    String.raw`<(?:[a-z]\w*:)?(?:channel|title|id|link|author|updated|entry|item|generator|subtitle)[\s/>]`,
  'i',
);
const htmlRoot =
  /^<(?:html|head|body|title|meta|link|script|style|div|p|h[1-6]|article|main|section|table|span|a|b|ul|ol|img)[\s>/]/i;
const frontMatter =
  /^(?:---[ \t]*\r?\n(?:[^\n]*\n)*?---|\+\+\+[ \t]*\r?\n(?:[^\n]*\n)*?\+\+\+)[ \t]*(?:\r?\n|$)/;

/** How much of a file tells what it is, in characters. */
const within = 65_536;

function fault(file: string, rule: string, message: string, remedy: string): Detected {
  return { problem: { rule, severity: 'error', file, message, remedy } };
}

function sniff(head: string, file: string): Kind | undefined {
  const root = head.replace(misc, '');
  const isFeed = feedRoot.test(root) || (feedInside.test(head) && !/<(?:!doctype\s+)?html/i.test(head));
  if (isFeed) return /xmlns:wp\s*=|<wp:wxr_version/i.test(head) ? 'wordpress' : 'feed';
  if (root.startsWith('{') && jsonFeed.test(head)) return 'feed';
  if (htmlRoot.test(root) || /^<!doctype html/i.test(head.trimStart()) || htmlFile.test(file)) return 'html';
  if (/^<\?xml/i.test(head.trimStart())) return undefined;
  if (frontMatter.test(head)) return 'markdown';
  return /^<[a-z][^<>]*>/i.test(root) && /<\/(?:p|div|body|html|a)>/i.test(head) ? 'html' : 'capture';
}

/**
 * What a source file is, by its content first and its name second. Files that are empty, binary or of a known other
 * kind are a problem that says so.
 */
export function detect(bytes: Uint8Array, file: string): Detected {
  const latin1 = Buffer.from(bytes.subarray(0, 600)).toString('latin1');
  const binary = binaries.find(([pattern]) => pattern.test(latin1));
  const remedy = 'Import takes text captures, HTML pages, Markdown, feeds and WordPress exports.';
  if (binary) return fault(file, 'not-text', `This is ${binary[1]}, not text.`, remedy);
  const head = decode(bytes.subarray(0, within)).text;
  if (!/[^\s\ufeff\u200b]/.test(head))
    return fault(file, 'empty-file', 'The file is empty.', 'Remove it, or save the article again.');
  const controls = head.match(/[\0-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0;
  if (controls > head.length / 100) return fault(file, 'not-text', 'The file is binary, not text.', remedy);
  if (markdownFile.test(file)) return { kind: 'markdown' };
  const other = foreignKind(head, file);
  if (other)
    return fault(
      file,
      other.holdsTexts ? 'unread-format' : 'unknown-kind',
      `This is ${other.what}.`,
      other.remedy,
    );
  const kind = sniff(head, file);
  if (kind === undefined)
    return fault(file, 'unknown-kind', 'This is neither an article nor a feed.', remedy);
  const reason = kind === 'capture' ? notProse(head) : undefined;
  if (reason !== undefined)
    return fault(
      file,
      'not-prose',
      `The text is no prose: it ${reason}.`,
      'Save it again as plain text, or with --kind capture where it is meant so.',
    );
  return { kind };
}

import PostalMime, { type Email } from 'postal-mime';
import type { Candidate, CandidateMedia } from '../../article/candidate.ts';
import type { Problem } from '../../article/problem.ts';
import { isName, isOrganisation, isRole } from '../capture/names.ts';
import { fold } from '../../text/words.ts';
import { candidateOfExport } from '../exports/exported-post.ts';
import { asHtml } from '../feed/plain.ts';
import { parseFragment } from '../markup/parse-fragment.ts';
import { MediaCollector } from '../media-collector.ts';
import type { Origin, Reader } from '../reader.ts';
import { isUnwieldy } from '../weight.ts';
import { isNewsletterLine, tidyNewsletter } from './newsletter.ts';

/**
 * The parts of a message that are kept: its pictures by the address in its HTML (RFC 2392), and the names of other
 * files.
 */
export interface MessageParts {
  readonly pictures: readonly (readonly [address: string, picture: CandidateMedia])[];
  readonly others: readonly string[];
}

/** The files of a message. */
export function partsOfMessage({ attachments }: Email): MessageParts {
  const isPicture = /^image\/([\w.+-]+)$/;
  return {
    pictures: attachments.flatMap(({ filename, mimeType, contentId, content }, i) => {
      const type = isPicture.exec(mimeType)?.[1];
      if (type === undefined || typeof content === 'string') return [];
      const extension = type === 'svg+xml' ? 'svg' : type.replace('jpeg', 'jpg');
      const name = filename && /\.\w+$/.test(filename) ? filename : `${filename ?? 'picture'}.${extension}`;
      const id = contentId?.replace(/^<|>$/g, '');
      return [[id === undefined ? `attachment:${i}` : `cid:${id}`, { name, bytes: new Uint8Array(content) }]];
    }),
    others: attachments.flatMap(({ filename, mimeType }) =>
      isPicture.test(mimeType) ? [] : [filename ?? `a part of type ${mimeType}`],
    ),
  };
}

/** First words and other words of names that are no person's. */
const noPerson = new RegExp(
  '^(?:the|an?|les?|la|der|die|das|el|l[oa]s|il|lo|het|de[nt]?|team)\\s|' +
    '\\b(?:news(?:letters?)?|letters?|brief(?:ing)?|council|daily|weekly|times|post|journal|magazine|review|club|' +
    'society|institute|team|digest|bulletin|reports?|blog|radio|museum|library|university|college|school|office|' +
    'city|foundation|project|group|studio|press|gazette|herald|support|info|updates?|store|shop|community|network|' +
    'media|books?|verein|zeitung|verlag|redaktion|association)\\b',
  'iu',
);

function isPersonName(name: string): boolean {
  return /\s/.test(name) && isName(name) && !isOrganisation(name) && !isRole(name) && !noPerson.test(name);
}

/** Whether an address is made of a name: it begins with one of its words, or with the first letter of one. */
function isAddressOf(address: string, name: string): boolean {
  const [local = ''] = fold(address).split('@');
  const words = fold(name).split(/[^\p{L}]+/u);
  return words.some((word) => word.length > 2 && local.includes(word)) || words.some((word) => word[0] === local);
}

/**
 * The author and the source in a sender. A name is a person's if the address is made of it, or if it stands in front of
 * the name of a letter: `Ann Lee from The Bay Letter`. `list` is the name of the mailing list.
 */
function readSender(
  shown: string,
  address: string,
  list: string | undefined,
): { readonly authors: readonly string[]; readonly source: string | undefined } {
  const [, person, rest] = /^(.+?) (?:from|at|of|via|von|de|[|@·–—-]) (.+)/iu.exec(shown) ?? [];
  if (person !== undefined && isPersonName(person)) return { authors: [person], source: rest };
  if (isPersonName(shown) && isAddressOf(address, shown)) return { authors: [shown], source: list };
  return { authors: [], source: shown || list || address.split('@')[1] };
}

/**
 * Plain text as HTML. Lines broken at about 72 characters are joined; the signature and the frame of newsletters are
 * left out.
 */
function htmlOfText(text: string): string {
  const paragraphs = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n-- \n[^]*$/, '')
    .split(/\n\s*\n/)
    .filter((paragraph) => !isNewsletterLine(paragraph.replace(/\s+/g, ' ').trim()));
  const broken = paragraphs.flatMap((paragraph) => paragraph.trim().split('\n').slice(0, -1));
  const isWrapped = broken.length > 0 && broken.every((line) => line.length > 50 && line.length < 80);
  const value = paragraphs.map((each) => (isWrapped ? each.trim().replaceAll('\n', ' ') : each)).join('\n\n');
  return asHtml({ value, type: 'text', where: '' });
}

/** The HTML part of a message without the frame of newsletters and without a heading that repeats the subject. */
function htmlOfPart(html: string, subject: string | undefined): string {
  if (isUnwieldy(html)) return html;
  const body = parseFragment(html.replace(/^[^]*?<body[^<>]*>|<\/body\s*>[^]*$/gi, ''));
  for (const element of body.querySelectorAll('style, script, title, meta, link')) element.remove();
  tidyNewsletter(body);
  const heading = body.querySelector('h1, h2');
  if (subject !== undefined && heading?.textContent?.replace(/\s+/g, ' ').trim() === subject) heading.remove();
  return body.innerHTML;
}

/** The candidate of a message (RFC 5322, MIME). `entry` names it in a mailbox. */
export function candidateOfMessage(email: Email, origin: Origin, entry?: string): Candidate {
  const { pictures, others } = partsOfMessage(email);
  const media = new MediaCollector(origin, pictures);
  const subject = email.subject?.replace(/\s+/g, ' ').trim() || undefined;
  const headers = new Map(email.headers.map(({ key, value }) => [key, value]));
  const list = /^[^<]*(?=<)/
    .exec(headers.get('list-id') ?? '')?.[0]
    .replaceAll('"', '')
    .trim();
  const from = email.from ?? email.sender;
  const { authors, source } = readSender((from?.name ?? '').replace(/\s+/g, ' ').trim(), from?.address ?? '', list);
  const page = /View this post on the web at (https?:\/\/\S+)/i.exec(email.text ?? '')?.[1];
  const text = email.html ? htmlOfPart(email.html, subject) : htmlOfText(email.text ?? '');
  // Pictures that the text does not show stand at its end.
  const shown = pictures.filter(([address]) => !text.includes(address));
  const problems: readonly Problem[] = others.map((name) => ({
    rule: 'left-out',
    severity: 'note',
    file: origin.file,
    message: `“${subject ?? 'A message'}” has an attachment that is no picture: ${name}.`,
    remedy: 'Put it into content/media/ and name it under attachments, if readers should have it.',
  }));
  return candidateOfExport(
    {
      title: subject,
      published: headers.get('date') ?? email.date,
      authors,
      source: source === undefined ? undefined : { name: source },
      url: page,
      entry,
      html: text + shown.map(([address]) => `<p><img src="${address}" alt=""></p>`).join(''),
      problems,
    },
    'the message',
    origin,
    media,
  );
}

/**
 * The bytes of a message. A file of Apple Mail (`.emlx`) begins with their number, and has settings of the program
 * behind them.
 */
function messageIn(bytes: Uint8Array): Uint8Array {
  const [line, length] = /^(\d{1,12}) *\r?\n/.exec(Buffer.from(bytes.subarray(0, 20)).toString('latin1')) ?? [];
  return line === undefined ? bytes : bytes.subarray(line.length, line.length + Number(length));
}

/** Reads a mail message: subject, sender, date, and the HTML part, else the plain text. */
export const readMail: Reader = async (bytes, origin) => [
  candidateOfMessage(await PostalMime.parse(messageIn(bytes)), origin),
];

import type { Problem } from '../article/problem.ts';
import { decode } from './decode.ts';
import { notProse } from './encoded.ts';
import { foreignKind, takes } from './foreign.ts';
import { exportKinds, generalKinds, markdownEnding, type SourceHead } from './kinds.ts';

/** The name of a file's kind, or the reason why it cannot be imported. */
export type Detected = { readonly kind: string } | { readonly problem: Problem };

/** First bytes of files that are no text, as Latin-1, and what people call them. */
const binaries: readonly (readonly [RegExp, string])[] = [
  [/^%PDF-/, 'a PDF document'],
  [/^\x89PNG|^\xff\xd8\xff|^GIF8|^RIFF....WEBP|^II\*\0|^MM\0\*|^\0\0\x01\0/s, 'an image'],
  [/^PK\x03\x04/, 'a ZIP archive (or an office document, or an e-book)'],
  [/^\x1f\x8b|^BZh\d|^7z\xbc|^\xfd7zXZ|^Rar!/, 'a compressed archive'],
  [/^\xd0\xcf\x11\xe0/, 'an office document'],
  [/^ID3[\0-\x08]|^\xff[\xf2\xf3\xfb]|^OggS|^fLaC|^....ftyp|^RIFF....(?:AVI|WAVE)|^\x1aE\xdf\xa3/s, 'audio or video'],
  [/^wOF[F2]|^OTTO|^\0\x01\0\0\0/, 'a font'],
  [/^\x7fELF|^MZ[^\n]{0,8}\0/s, 'a program'],
  [/^SQLite format 3/, 'a database'],
];

/** Bytes by which a file is recognised. */
const within = 65_536;

function fault(file: string, rule: string, message: string, remedy: string): Detected {
  return { problem: { rule, severity: 'error', file, message, remedy } };
}

/**
 * The kind of a source file, by its content first and its name second. Files that are empty, binary or of a kind that is not
 * read are a problem that says so. `path` is where it can be read, for kinds that are recognised by the files beside it.
 */
export function detect(bytes: Uint8Array, file: string, path = file): Detected {
  const latin1 = Buffer.from(bytes.subarray(0, 600)).toString('latin1');
  const binary = binaries.find(([pattern]) => pattern.test(latin1));
  const remedy = takes;
  if (binary) return fault(file, 'not-text', `This is ${binary[1]}, not text.`, remedy);
  const head = decode(bytes.subarray(0, within)).text;
  if (!/[^\s\ufeff\u200b]/.test(head))
    return fault(file, 'empty-file', 'The file is empty.', 'Remove it, or save the article again.');
  const controls = head.match(/[\0-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0;
  if (controls > head.length / 100) return fault(file, 'not-text', 'The file is binary, not text.', remedy);
  const source: SourceHead = { head: head.replace(/\r\n?/g, '\n').trimStart(), file, path };
  const exported = exportKinds.find(({ recognises }) => recognises(source));
  if (exported) return { kind: exported.name };
  const isPost = markdownEnding.test(file);
  const other = isPost ? undefined : foreignKind(source.head, file);
  if (other) {
    const rule = other.holdsTexts ? 'unread-format' : 'unknown-kind';
    return fault(file, rule, `This is ${other.what}.`, other.remedy);
  }
  const kind = isPost ? 'markdown' : generalKinds.find(({ recognises }) => recognises(source))?.name;
  if (kind === undefined) return fault(file, 'unknown-kind', 'This is neither an article nor a feed.', remedy);
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

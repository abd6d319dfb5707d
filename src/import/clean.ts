import { dropForbidden } from '../text/escape.ts';
import { decodeReferences } from './entities.ts';
import { mendMojibake } from './mojibake.ts';

/** Scripts whose spelling needs the zero-width joiner and non-joiner. */
const scripts =
  'Arabic Syriac Nko Mongolian Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Khmer';
const joining = String.raw`[${`${scripts} Myanmar`.replace(/(\w+) ?/g, String.raw`\p{Script=$1}`)}\p{M}]`;
const emoji = String.raw`[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f♀♂]`;
const idleJoiner = new RegExp(
  `(?<!${joining})\u200c|\u200c(?!${joining})|(?<!${joining}|${emoji})\u200d|(?<!${joining})\u200d(?!${emoji})`,
  'gu',
);

/** Spaces of other widths than the plain one. */
const spaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]/g;
/**
 * Zero-width space and no-break space, soft hyphen, word joiner, invisible operators, interlinear marks, embeddings.
 */
const invisible = /[\u00ad\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\u180e\u202a-\u202e]/g;
const directions = /[\u200e\u200f\u2066-\u2069\u061c]/g;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
/** CJK compatibility ideographs: canonical composition would change how names are written. */
const composable = /[^\uf900-\ufaff\u{2f800}-\u{2fa1f}]+/gu;

/**
 * Text as its author wrote it: broken entities and mojibake put right, composed (NFC), no-break and odd spaces as plain
 * ones, zero-width and other invisible characters gone, joiners kept where a script or an emoji needs them, direction
 * marks kept in lines that are written from right to left, line ends as `\n`, nothing that XML forbids. Quotation
 * marks, dashes, names and line structure stay.
 */
export function clean(text: string): string {
  const spaced = dropForbidden(decodeReferences(mendMojibake(text)).replaceAll('\u0085', '\n'))
    .replace(/\r\n?|[\u2028\u2029\u000b\u000c]/g, '\n')
    .replace(spaces, ' ')
    .replace(invisible, '');
  const composed = spaced.replace(composable, (run) => run.normalize('NFC')).replace(idleJoiner, '');
  return composed
    .split('\n')
    .map((line) => (rightToLeft.test(line) ? line : line.replace(directions, '')))
    .join('\n');
}

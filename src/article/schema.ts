import * as v from 'valibot';
import { isWritable, parseDay, parseMoment } from '../text/date.ts';
import { didYouMean } from '../text/nearest.ts';
import { encodePath } from '../text/path.ts';
import { slug } from '../text/slug.ts';
import { closedObject } from './yaml.ts';

/** Schemas of values that several YAML files share. Every scalar is a text before they transform it. */

export const textSchema = v.pipe(
  v.string('Write a text.'),
  v.transform((value) => value.trim()),
  v.nonEmpty('Write a text that is not empty.'),
);

/** Whether a text can be an id: no feed can hold control characters. */
export const isIdentity = (value: string): boolean => !/\p{Cc}/u.test(value);

/** An article's id. */
export const identitySchema = v.pipe(
  textSchema,
  v.check(isIdentity, 'Write an id without line breaks and other control characters.'),
);

/** A text on one line: line breaks and runs of white space become single spaces. */
export const lineSchema = v.pipe(
  textSchema,
  v.transform((value) => value.replace(/\s+/g, ' ')),
);

/** One of a few words. */
export function oneOf<const O extends readonly string[]>(...options: O) {
  return v.picklist(options, (issue) => `Write ${options.join(' or ')}.${didYouMean(issue.input, options)}`);
}

export const flagSchema = v.pipe(
  oneOf('true', 'false'),
  v.transform((value) => value === 'true'),
);

/** A whole number from `least` to `most`. */
export function wholeNumber(least: number, most: number = Number.MAX_SAFE_INTEGER) {
  const accepted =
    most === Number.MAX_SAFE_INTEGER
      ? `Write a whole number from ${least}.`
      : `Write a whole number from ${least} to ${most}.`;
  return v.pipe(
    v.string(accepted),
    v.regex(/^\d{1,16}$/, accepted),
    v.transform(Number),
    v.minValue(least, accepted),
    v.maxValue(most, accepted),
  );
}

/** An absolute http or https address, serialised as the URL Standard does. */
export const addressSchema = v.pipe(
  v.string('Write an absolute address: https://….'),
  v.check((value) => isAddress(value.trim()), 'Write an absolute address: https://….'),
  v.transform((value) => new URL(value.trim()).href),
);

/** Whether a text is an absolute http or https address. */
export function isAddress(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

/** An absolute address, or a file under `content/media` as `/media/…`. */
export const mediaAddressSchema = v.pipe(
  textSchema,
  v.check(
    (value) => isAddress(value) || /^\/?media\/./.test(value),
    'Write an absolute address, or /media/ and the name of a file under content/media.',
  ),
  v.transform((value) => (isAddress(value) ? new URL(value).href : encodePath(value.replace(/^\/?/, '/')))),
);

/** A BCP 47 language tag, in canonical case. */
export const languageSchema = v.pipe(
  v.string('Write a language tag: en, pt-BR, zh-Hans.'),
  v.check(
    (value) => canonicalLanguage(value) !== undefined,
    ({ input }) => {
      const near = canonicalLanguage(String(input).split(/[.@]/)[0]?.replaceAll('_', '-') ?? '');
      return `Write a language tag: en, pt-BR, zh-Hans.${near === undefined ? '' : ` Did you mean "${near}"?`}`;
    },
  ),
  v.transform((value) => canonicalLanguage(value) as string),
);

/**
 * The canonical form of a BCP 47 tag (RFC 5646 §4.5), or undefined for any other text. No language has more than three
 * letters in the registry: `english` is a name, although RFC 5646 §2.2.1 reserves such subtags.
 */
export function canonicalLanguage(value: string): string | undefined {
  try {
    const [tag = ''] = Intl.getCanonicalLocales(value.trim());
    return /^[a-z]{2,3}(?:-|$)/.test(tag) ? tag : undefined;
  } catch {
    return undefined;
  }
}

const accepted =
  'Write a day (2017-12-11) or a date-time with its offset (2017-12-11T09:30:00Z), from the year 1 to 9999.';

function isTime(value: string): boolean {
  const days = parseDay(value);
  const moment = days === undefined ? parseMoment(value) : days * 86400;
  return moment !== undefined && isWritable(moment);
}

/** A day, or an RFC 3339 date-time. */
export const timeSchema = v.pipe(
  v.string(accepted),
  v.transform((value) => value.trim()),
  v.check(isTime, accepted),
);

/** A slug as `slug` makes it. */
export const slugSchema = v.pipe(
  v.string('Write letters and digits joined by hyphens.'),
  v.check(
    (value) => value !== '' && slug(value) === value,
    (issue) => {
      const right = typeof issue.input === 'string' ? slug(issue.input) : '';
      return right ? `Write "${right}".` : 'Write letters and digits joined by hyphens.';
    },
  ),
);

/** A list; a single item counts as a list of one. */
export function listOf<const S extends v.GenericSchema>(item: S) {
  return v.pipe(
    v.unknown(),
    v.transform((value) => (Array.isArray(value) ? value : [value])),
    v.array(item),
    v.readonly(),
  );
}

/** An object with these keys; a text counts as an object with this text under `key`. */
export function shorthand<const E extends v.ObjectEntries>(key: keyof E & string, entries: E) {
  return v.pipe(
    v.unknown(),
    v.transform((value) => (typeof value === 'string' ? { [key]: value } : value)),
    closedObject(entries),
  );
}

export const personSchema = shorthand('name', { name: lineSchema, url: v.exactOptional(addressSchema) });

/** A scheme and characters of an IRI (RFC 3987 §2.2), to which Atom extends URIs (RFC 4287 §2). */
const iri = /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`]+$/i;

/** Whether a text is an absolute URI or IRI, as the ids of Atom are. Build and `verify` ask alike. */
export const isUri = (text: string): boolean => iri.test(text) && URL.canParse(text);

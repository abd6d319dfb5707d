import * as v from 'valibot';
import type { Problem } from '../../article/problem.ts';
import {
  addressSchema,
  flagSchema,
  isAddress,
  languageSchema,
  lineSchema,
  listOf,
  mediaAddressSchema,
  oneOf,
  personSchema,
  shorthand,
  slugSchema,
  textSchema,
  wholeNumber,
} from '../../article/schema.ts';
import { checkYaml, closedObject, mapOf } from '../../article/yaml.ts';
import { isTimeZone } from '../../article/zone.ts';
import { generatorNames, generatorOf } from '../../import/markdown/generators.ts';
import { placeholderNames, unknownPlaceholder } from '../../import/markdown/address/pattern.ts';
import { didYouMean } from '../../text/nearest.ts';

const timeZone = v.pipe(
  textSchema,
  v.check(isTimeZone, (issue) => {
    const near = didYouMean(issue.input, Intl.supportedValuesOf('timeZone'));
    return `Write an IANA name: UTC, Europe/Berlin.${near}`;
  }),
);

const acceptedUrl = 'Write the public address: https://example.org, or https://example.org/feeds.';
const publicUrl = v.pipe(
  v.string(acceptedUrl),
  v.transform((value) => value.trim()),
  v.check((value) => isAddress(value) && hasPathOnly(new URL(value)), acceptedUrl),
  v.transform((value) => new URL(value).href.replace(/\/$/, '')),
);

/** A URI (RFC 3986 §3), which Atom requires of ids. */
const feedId = v.pipe(
  textSchema,
  v.regex(
    /^[a-z][a-z\d+.-]*:[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/i,
    'Write the id that your feed had, a URI: https://old.example.org/, tag:old.example.org,2005:feed.',
  ),
);

/**
 * Whether an address has no user, query or fragment, and its path no empty segment and only characters that HTML
 * takes as they are (the unreserved ones of RFC 3986 §2.3, and percent-encoded ones).
 */
function hasPathOnly({ href, origin, pathname }: URL): boolean {
  return href === origin + pathname && /^(?:\/[\w.~%-]+)*\/?$/.test(pathname);
}

const source = shorthand('label', {
  label: lineSchema,
  aliases: v.exactOptional(listOf(lineSchema), []),
  url: v.exactOptional(addressSchema),
  /** Replaces the publication's `content` for articles of this source. */
  content: v.exactOptional(oneOf('full', 'summary')),
});

const acceptedPattern = 'Write the pattern of addresses below url: /:year/:month/:slug/, or none.';
const permalink = v.pipe(
  textSchema,
  v.check((value) => value === 'none' || (/:[a-z]/i.test(value) && !/[\s?#]/.test(value)), acceptedPattern),
  v.check(
    (value) => unknownPlaceholder(value) === undefined,
    ({ input }) => {
      const unknown = unknownPlaceholder(input) ?? '';
      const near = didYouMean(unknown, placeholderNames);
      return `The placeholder ":${unknown}" is not known.${near} Known are ${placeholderNames.join(', ')}.`;
    },
  ),
);

const dialect = v.pipe(
  textSchema,
  v.check(
    (value) => generatorOf(value) !== undefined,
    ({ input }) => `Known are ${generatorNames.join(', ')}.${didYouMean(input, generatorNames)}`,
  ),
);

const mount = shorthand('path', {
  /** Folder or file, relative to the content folder's parent. */
  path: textSchema,
  /** Name of a dialect, if detection would choose a wrong one. */
  dialect: v.exactOptional(dialect),
  /** The site's URL, the base of its links, images and permalinks. */
  url: v.exactOptional(addressSchema),
  /** The pattern of its posts' addresses below `url`, or `none`; by its generator if absent. */
  permalink: v.exactOptional(permalink),
  /** The source of mounted articles that state none. */
  source: v.exactOptional(lineSchema),
  language: v.exactOptional(languageSchema),
});

/** https://podcasters.apple.com/support/1691-apple-podcasts-categories, those at the top. */
const categories =
  'Arts/Business/Comedy/Education/Fiction/Government/Health & Fitness/History/Kids & Family/Leisure/Music/News/' +
  'Religion & Spirituality/Science/Society & Culture/Sports/TV & Film/Technology/True Crime';

/** The data that directories of podcasts require, and further ones that they show. */
const podcast = closedObject({
  category: oneOf(...categories.split('/')),
  subcategory: v.exactOptional(lineSchema),
  explicit: flagSchema,
  type: v.exactOptional(oneOf('episodic', 'serial')),
  /** Whether other platforms may not import it. */
  locked: v.exactOptional(flagSchema),
  funding: v.exactOptional(shorthand('url', { url: addressSchema, label: v.exactOptional(lineSchema, 'Support') })),
  guid: v.exactOptional(
    v.pipe(textSchema, v.regex(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i, 'Write the UUID that your podcast has.')),
  ),
  /** Where the podcast moves to. */
  newFeed: v.exactOptional(addressSchema),
  owner: closedObject({
    name: lineSchema,
    email: v.pipe(textSchema, v.regex(/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/, 'Write an e-mail address.')),
  }),
});

/** A host, with a port or without. */
const host = v.pipe(
  textSchema,
  v.regex(/^[\w-]+(?:\.[\w-]+)*(?::\d{1,5})?$/, 'Write a host without https:// and path: images.example.'),
);

const oldPath = v.pipe(textSchema, v.regex(/^\/[^\s?#]*$/, 'Write the path of the old address: /feed/index.xml.'));
const newPlace = v.pipe(
  textSchema,
  v.check(
    (value) => isAddress(value) || /^\/(?!\/)\S*$/.test(value),
    'Write a path that begins with a slash, or an absolute address.',
  ),
);

/** The keys of `feed.yaml` with their default values. */
const publicationSchema = closedObject({
  title: lineSchema,
  description: v.exactOptional(lineSchema),
  /** The public address, with or without a path (`https://example.org/feeds`), without a slash at the end. */
  url: publicUrl,
  language: v.exactOptional(languageSchema, 'en'),
  timezone: v.exactOptional(timeZone, 'UTC'),
  authors: v.exactOptional(listOf(personSchema), []),
  id: v.exactOptional(feedId),
  icon: v.exactOptional(mediaAddressSchema),
  rights: v.exactOptional(lineSchema),
  content: v.exactOptional(oneOf('full', 'summary'), 'full'),
  sources: v.exactOptional(mapOf(slugSchema, source, 'Write slugs as keys.'), {}),
  hubs: v.exactOptional(listOf(addressSchema), []),
  /** Hosts whose pictures pages show, beside the publication's own and those of its mounted posts. */
  pictures: v.exactOptional(listOf(host)),
  /** Articles on a page. */
  pageSize: v.exactOptional(wholeNumber(1, 1000), '20'),
  mounts: v.exactOptional(listOf(mount), []),
  podcast: v.exactOptional(podcast),
  /** From a path of the old site to a path or URL of the new one. */
  redirects: v.exactOptional(v.record(oldPath, newPlace, 'Write old paths as keys.'), {}),
});

/** A folder of another blog, or a saved feed, that is read in place. */
export type Mount = Readonly<v.InferOutput<typeof mount>>;

/** An entry under `sources` in `feed.yaml`; its key is the slug. */
export type SourceTerm = Readonly<v.InferOutput<typeof source>> & { readonly slug: string };

/** The contents of `feed.yaml`. Articles may name other sources too. */
export type Publication = Readonly<Omit<v.InferOutput<typeof publicationSchema>, 'sources'>> & {
  readonly description: string;
  readonly sources: ReadonlyMap<string, SourceTerm>;
};

/** Parses the text of `feed.yaml`; without a publication if it has errors. `file` is its path for the problems. */
export function readPublication(
  text: string,
  file: string,
): { readonly publication?: Publication; readonly problems: readonly Problem[] } {
  const { value, problems } = checkYaml(text, publicationSchema, { file, line: 1 });
  if (!value) return { problems };
  const sources = new Map([...value.sources].map(([slug, term]) => [slug, { slug, ...term }]));
  return { publication: { ...value, description: value.description ?? '', sources }, problems };
}

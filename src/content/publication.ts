import * as v from 'valibot';
import type { Problem } from '../article/problem.ts';
import {
  addressSchema,
  flagSchema,
  isAddress,
  languageSchema,
  lineSchema,
  listOf,
  oneOf,
  personSchema,
  slugSchema,
  textSchema,
  wholeNumber,
} from '../article/schema.ts';
import { checkYaml, closedObject, didYouMean, mapOf } from '../article/yaml.ts';
import { isTimeZone } from '../article/zone.ts';
import type { Mount, Publication, SourceTerm } from './content.ts';

const timeZone = v.pipe(
  textSchema,
  v.check(isTimeZone, (issue) => {
    const near = didYouMean(issue.input, Intl.supportedValuesOf('timeZone'));
    return `Write an IANA name: UTC, Europe/Berlin.${near}`;
  }),
);

const acceptedOrigin = 'Write the public origin alone: https://example.org.';
const origin = v.pipe(
  v.string(acceptedOrigin),
  v.transform((value) => value.trim()),
  v.check((value) => isAddress(value) && new URL(value).href === `${new URL(value).origin}/`, acceptedOrigin),
  v.transform((value) => new URL(value).origin),
);

const source = v.pipe(
  v.unknown(),
  v.transform((value) => (typeof value === 'string' ? { label: value } : value)),
  closedObject({
    label: lineSchema,
    aliases: v.exactOptional(listOf(lineSchema), []),
    url: v.exactOptional(addressSchema),
    content: v.exactOptional(oneOf('full', 'summary')),
  }),
);

const mount = v.pipe(
  v.unknown(),
  v.transform((value) => (typeof value === 'string' ? { path: value } : value)),
  closedObject({
    path: textSchema,
    dialect: v.exactOptional(textSchema),
    url: v.exactOptional(addressSchema),
    source: v.exactOptional(lineSchema),
    language: v.exactOptional(languageSchema),
  }),
);

/** https://podcasters.apple.com/support/1691-apple-podcasts-categories, those at the top. */
const category = oneOf(
  'Arts',
  'Business',
  'Comedy',
  'Education',
  'Fiction',
  'Government',
  'Health & Fitness',
  'History',
  'Kids & Family',
  'Leisure',
  'Music',
  'News',
  'Religion & Spirituality',
  'Science',
  'Society & Culture',
  'Sports',
  'TV & Film',
  'Technology',
  'True Crime',
);

const podcast = closedObject({
  category,
  explicit: flagSchema,
  owner: closedObject({
    name: lineSchema,
    email: v.pipe(textSchema, v.regex(/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/, 'Write an e-mail address.')),
  }),
});

const oldPath = v.pipe(
  textSchema,
  v.regex(/^\/[^\s?#]*$/, 'Write the path of the old address: /feed/index.xml.'),
);
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
  url: origin,
  language: v.exactOptional(languageSchema, 'en'),
  timezone: v.exactOptional(timeZone, 'UTC'),
  authors: v.exactOptional(listOf(personSchema), []),
  icon: v.exactOptional(addressSchema),
  rights: v.exactOptional(lineSchema),
  content: v.exactOptional(oneOf('full', 'summary'), 'full'),
  sources: v.exactOptional(mapOf(slugSchema, source, 'Write slugs as keys.'), {}),
  hubs: v.exactOptional(listOf(addressSchema), []),
  pageSize: v.exactOptional(wholeNumber(1, 100), '20'),
  mounts: v.exactOptional(listOf(mount), []),
  podcast: v.exactOptional(podcast),
  redirects: v.exactOptional(v.record(oldPath, newPlace, 'Write old paths as keys.'), {}),
});

/** The contents of `feed.yaml`; without a publication if it has errors. */
interface PublicationFile {
  readonly publication?: Publication;
  readonly problems: readonly Problem[];
}

/** Parses the text of `feed.yaml`. `file` is its path for the problems. */
export function readPublication(text: string, file: string): PublicationFile {
  const { value, problems } = checkYaml(text, publicationSchema, { file, line: 1 });
  if (!value) return { problems };
  const sources = new Map<string, SourceTerm>(
    [...value.sources].map(([slug, term]) => [slug, { slug, ...term }]),
  );
  const mounts: readonly Mount[] = value.mounts;
  return { publication: { ...value, description: value.description ?? '', sources, mounts }, problems };
}

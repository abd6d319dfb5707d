import * as v from 'valibot';
import type { Problem } from '../article/problem.ts';
import {
  address,
  flag,
  isAddress,
  language,
  line,
  listOf,
  oneOf,
  person,
  slugged,
  text,
  whole,
} from '../article/schema.ts';
import { checkYaml, closed, didYouMean, keyed } from '../article/yaml.ts';
import { isTimeZone } from '../article/zone.ts';
import type { Mount, Publication, SourceTerm } from './content.ts';

const timeZone = v.pipe(
  text,
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
  closed({
    label: line,
    aliases: v.exactOptional(listOf(line), []),
    url: v.exactOptional(address),
    content: v.exactOptional(oneOf('full', 'summary')),
  }),
);

const mount = v.pipe(
  v.unknown(),
  v.transform((value) => (typeof value === 'string' ? { path: value } : value)),
  closed({
    path: text,
    dialect: v.exactOptional(text),
    url: v.exactOptional(address),
    source: v.exactOptional(line),
    language: v.exactOptional(language),
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

const podcast = closed({
  category,
  explicit: flag,
  owner: closed({
    name: line,
    email: v.pipe(text, v.regex(/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/, 'Write an e-mail address.')),
  }),
});

const oldPath = v.pipe(text, v.regex(/^\/[^\s?#]*$/, 'Write the path of the old address: /feed/index.xml.'));
const newPlace = v.pipe(
  text,
  v.check(
    (value) => isAddress(value) || /^\/(?!\/)\S*$/.test(value),
    'Write a path that begins with a slash, or an absolute address.',
  ),
);

/** The keys of `feed.yaml`, with what each is when it is absent. */
const publicationSchema = closed({
  title: line,
  description: v.exactOptional(line),
  url: origin,
  language: v.exactOptional(language, 'en'),
  timezone: v.exactOptional(timeZone, 'UTC'),
  authors: v.exactOptional(listOf(person), []),
  icon: v.exactOptional(address),
  rights: v.exactOptional(line),
  content: v.exactOptional(oneOf('full', 'summary'), 'full'),
  sources: v.exactOptional(keyed(slugged, source, 'Write slugs as keys.'), {}),
  hubs: v.exactOptional(listOf(address), []),
  pageSize: v.exactOptional(whole(1, 100), '20'),
  mounts: v.exactOptional(listOf(mount), []),
  podcast: v.exactOptional(podcast),
  redirects: v.exactOptional(v.record(oldPath, newPlace, 'Write old paths as keys.'), {}),
});

/** What `feed.yaml` says; no publication where it is at fault. */
export interface PublicationFile {
  readonly publication?: Publication;
  readonly problems: readonly Problem[];
}

/** Reads the text of `feed.yaml`. `file` is its path, for the problems. */
export function readPublication(text: string, file: string): PublicationFile {
  const { value, problems } = checkYaml(text, publicationSchema, { file, line: 1 });
  if (!value) return { problems };
  const sources = new Map<string, SourceTerm>(
    [...value.sources].map(([slug, term]) => [slug, { slug, ...term }]),
  );
  const mounts: readonly Mount[] = value.mounts;
  return { publication: { ...value, description: value.description ?? '', sources, mounts }, problems };
}

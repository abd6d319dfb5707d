import type { Severity } from '../../article/problem.ts';

/** A problem that no rule looks for: its name, how bad it is, what it tells. */
export type Told = readonly [name: string, severity: Severity, doc: string];

/** What reading the content folder finds by itself, before any rule is asked. */
export const reading: readonly Told[] = [
  [
    'alias-taken',
    'warning',
    'An old address that several articles claim, or that is an address of ours already.',
  ],
  ['ambiguous-name', 'error', 'A name that several entries of a vocabulary answer to.'],
  ['bad-value', 'error', 'A value that its key does not take.'],
  ['broader-circle', 'error', 'A tag that is narrower than itself, directly or through other tags.'],
  ['broken-ledger', 'error', 'A line of ledger.jsonl that cannot be read.'],
  ['broken-yaml', 'error', 'YAML that cannot be parsed.'],
  ['expired', 'note', 'A post that has expired by its own front matter (Hugo’s expiryDate); it is left out.'],
  ['fault', 'error', 'A fault of Dateline itself that a file causes.'],
  ['former-slug-taken', 'error', 'A former slug that is another entry’s slug now.'],
  ['id-taken', 'error', 'Two articles that state one id; the later file is left out.'],
  ['media-shared', 'error', 'Files below media/ whose names differ by nothing but their Unicode form.'],
  ['missing-key', 'error', 'A key that must be there and is not.'],
  ['missing-media', 'error', 'A file named in the front matter that is not below media/.'],
  ['no-front-matter', 'error', 'A file of articles/ without front matter.'],
  ['no-publication', 'error', 'A content folder without feed.yaml.'],
  ['no-slug', 'error', 'A name without a letter or digit that could stand in an address.'],
  ['slug-shared', 'error', 'Two different names that would share a slug (C++ and C#).'],
  ['slug-taken', 'error', 'Two articles that ask for one slug; the later file is left out.'],
  ['too-large', 'error', 'A file too large to be an article.'],
  ['undated', 'error', 'An article without a day: none is ever made up; a warning in a mount.'],
  ['unknown-broader', 'error', 'A broader tag that the vocabulary does not have.'],
  ['unknown-key', 'error', 'A key that does not exist; the nearest one that does is named.'],
  ['untitled', 'error', 'An article with neither a title nor a text; a warning in a mount.'],
  ['untyped-attachment', 'error', 'An attachment whose media type neither the article nor its ending tells.'],
  ['updated-ahead', 'error', 'An article that was updated in the future.'],
  ['vanished', 'error', 'A mount, or more than a tenth of the articles, that was there and is gone.'],
  ['withdrawn', 'warning', 'An article that was withdrawn for good and has come back.'],
];

/** What reading a mounted folder or feed finds. */
export const mounting: readonly Told[] = [
  ['empty-mount', 'warning', 'A mount in which no post was found.'],
  ['missing-mount', 'error', 'A mount that names a folder or file that is not there.'],
  ['no-base', 'warning', 'A site whose address is not known, so that its relative links lead nowhere.'],
  [
    'not-a-post',
    'note',
    'A file of a mount that is no post, with the reason: a list, a template, a draft, a page outside the folders of posts. `check` prints these without --notes, files with the same reason in one line.',
  ],
];

/** What `dateline import` finds in a source file, and mounts do too where they hold such files. */
export const importing: readonly Told[] = [
  [
    'broken-front-matter',
    'warning',
    'Front matter of a post that cannot be parsed; it was read line by line.',
  ],
  [
    'draft-in-public',
    'warning',
    'An entry that says that it is a draft, in a feed for the public; it is taken as published.',
  ],
  ['empty-file', 'error', 'A file without any content; a note where it lies in a folder that was named.'],
  ['encoding-guessed', 'note', 'A file that does not say its encoding.'],
  ['kept', 'note', 'An article that an editor changed since it was imported, and that stays as it is.'],
  ['language-mismatch', 'note', 'A page that says it is in another language than its text.'],
  ['left-out', 'note', 'What a feed or export holds besides posts: pages, files, comments.'],
  ['no-article', 'error', 'A page in which no article was found.'],
  ['no-entries', 'note', 'A feed or export without any post.'],
  ['no-feed', 'error', 'A file that was to be a feed and holds none.'],
  ['no-such-file', 'error', 'A path that names neither a file nor a folder.'],
  ['not-prose', 'error', 'A text that cannot be prose: encoded for mail, base64, or mostly signs.'],
  [
    'not-text',
    'error',
    'A picture, an archive or another binary file; a note where it lies in a folder that was named.',
  ],
  [
    'not-well-formed',
    'warning',
    'XML of a feed or export that is damaged; it was read as far as it can be understood.',
  ],
  [
    'other-version',
    'note',
    'An article that several files hold, as feeds of one site do: which version is kept.',
  ],
  ['protected-post', 'warning', 'A post of an export that has a password; it comes in as a draft.'],
  ['relative-address', 'warning', 'An address in a feed that does not say what it is relative to.'],
  ['shared-id', 'warning', 'Several entries that bear one id; all but the first get ids of their own.'],
  [
    'unknown-kind',
    'error',
    'A file that is neither an article nor a feed; a note where it lies in a folder that was named.',
  ],
  [
    'unknown-shortcode',
    'warning',
    'A shortcode of an export that is not understood; what it encloses is kept.',
  ],
  ['unread-day', 'warning', 'A date of a post that no day can be read from.'],
  [
    'unread-format',
    'error',
    'A text in a format that is not read, such as mail, reStructuredText or LaTeX; a warning where it is among the posts of a mount.',
  ],
  [
    'unread-syntax',
    'warning',
    'A template or component that has no meaning outside the blog; a note where what it encloses was kept.',
  ],
  ['unreadable', 'error', 'A file that cannot be read, with the reason.'],
  ['unwieldy', 'error', 'Markup that cannot be read in bounded time.'],
  ['unwritten', 'error', 'An article that could not be written to the disk.'],
  ['wrong-date', 'warning', 'A date of an entry that names no day; it is left out.'],
];

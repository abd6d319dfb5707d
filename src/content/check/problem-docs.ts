import type { Severity } from '../../article/problem.ts';

/** Documentation of a problem that no rule reports: its name, severity and description. */
type ProblemDoc = readonly [name: string, severity: Severity, doc: string];

/** The problems that reading the content folder reports before the rules run. */
export const readingProblems: readonly ProblemDoc[] = [
  [
    'alias-taken',
    'warning',
    'An old address that several articles claim, or that this publication uses itself.',
  ],
  ['ambiguous-name', 'error', 'A name that matches several entries of a vocabulary.'],
  ['bad-value', 'error', 'A value that its key does not accept.'],
  ['broader-circle', 'error', 'A tag that is narrower than itself, directly or through other tags.'],
  ['broken-ledger', 'error', 'A line of ledger.jsonl that cannot be read.'],
  ['broken-yaml', 'error', 'YAML that cannot be parsed.'],
  ['expired', 'note', 'A post that has expired by its own front matter (Hugo’s expiryDate); it is left out.'],
  ['fault', 'error', 'A fault of Dateline itself that a file causes.'],
  ['former-slug-taken', 'error', 'A former slug that is another entry’s slug now.'],
  ['id-taken', 'error', 'Two articles that state one id; the later file is left out.'],
  ['media-shared', 'error', 'Files in media/ whose names differ only in their Unicode form.'],
  ['missing-key', 'error', 'A required key that is missing.'],
  ['missing-media', 'error', 'A file that the front matter names and that media/ does not have.'],
  ['no-front-matter', 'error', 'A file of articles/ without front matter.'],
  ['no-publication', 'error', 'A content folder without feed.yaml.'],
  ['no-slug', 'error', 'A name without a letter or digit for an address.'],
  ['slug-shared', 'error', 'Two different names that would share a slug (C++ and C#).'],
  ['slug-taken', 'error', 'Two articles that ask for one slug; the later file is left out.'],
  ['too-large', 'error', 'A file too large to be an article.'],
  ['undated', 'error', 'An article without a day: Dateline never invents one; a warning in a mount.'],
  ['unknown-broader', 'error', 'A broader tag that the vocabulary does not have.'],
  ['unknown-key', 'error', 'A key that does not exist; the message names keys that resemble it.'],
  ['untitled', 'error', 'An article with neither a title nor a text; a warning in a mount.'],
  [
    'untyped-attachment',
    'error',
    'An attachment whose media type is not stated and cannot be derived from its extension.',
  ],
  ['updated-ahead', 'error', 'An article that was updated in the future.'],
  ['vanished', 'error', 'A mount, or more than a tenth of the articles, that vanished since the last build.'],
  ['withdrawn', 'warning', 'An article that was withdrawn for good and has come back.'],
];

/** The problems that reading a mounted folder or feed reports. */
export const mountProblems: readonly ProblemDoc[] = [
  ['empty-mount', 'warning', 'A mount in which no post was found.'],
  ['missing-mount', 'error', 'A mount whose folder or file does not exist.'],
  ['no-base', 'warning', 'A site whose address is not known, so that its relative links cannot be resolved.'],
  [
    'not-a-post',
    'note',
    'A file of a mount that is no post, with the reason: a list, a template, a draft, a page outside the folders of posts. `check` prints these without --notes, files with the same reason in one line.',
  ],
];

/** The problems that `dateline import` reports about source files; mounts report them too if they hold such files. */
export const importProblems: readonly ProblemDoc[] = [
  [
    'broken-front-matter',
    'warning',
    'Front matter of a post that cannot be parsed; it was read line by line.',
  ],
  [
    'draft-in-public',
    'warning',
    'An entry that is marked as a draft in a public feed; it is taken as published.',
  ],
  ['empty-file', 'error', 'A file without any content; a note where it lies in a folder that was named.'],
  ['encoding-guessed', 'note', 'A file that does not say its encoding.'],
  ['kept', 'note', 'An article that an editor changed after it was imported; it stays as it is.'],
  ['language-mismatch', 'note', 'A page whose stated language is not the language of its text.'],
  ['left-out', 'note', 'Entries of a feed or export that are no posts: pages, files, comments.'],
  ['no-article', 'error', 'A page in which no article was found.'],
  ['no-entries', 'note', 'A feed or export without any post.'],
  ['no-feed', 'error', 'A file that should be a feed and is none.'],
  ['no-such-file', 'error', 'A path that names neither a file nor a folder.'],
  ['not-prose', 'error', 'A text that cannot be prose: encoded for mail, base64, or mostly signs.'],
  [
    'not-text',
    'error',
    'A picture, an archive or another binary file; a note where it lies in a folder that was named.',
  ],
  ['not-well-formed', 'warning', 'Damaged XML of a feed or export; it was read as far as possible.'],
  [
    'other-version',
    'note',
    'An article that several files hold, as feeds of one site do; the message names the version that is kept.',
  ],
  ['protected-post', 'warning', 'A post of an export that has a password; it is imported as a draft.'],
  ['relative-address', 'warning', 'A relative address in a feed that states no base address.'],
  ['shared-id', 'warning', 'Several entries with the same id; all but the first get other ids.'],
  [
    'unknown-kind',
    'error',
    'A file that is neither an article nor a feed; a note where it lies in a folder that was named.',
  ],
  ['unknown-shortcode', 'warning', 'A shortcode of an export that is not known; its contents are kept.'],
  ['unread-day', 'warning', 'A date of a post that cannot be read.'],
  [
    'unread-format',
    'error',
    'A text in a format that is not read, such as mail, reStructuredText or LaTeX; a warning where it is among the posts of a mount.',
  ],
  [
    'unread-syntax',
    'warning',
    'A template or component that has no meaning outside the blog; a note if its contents were kept.',
  ],
  ['unreadable', 'error', 'A file that cannot be read, with the reason.'],
  ['unwieldy', 'error', 'Markup that cannot be read in bounded time.'],
  ['unwritten', 'error', 'An article that could not be written to the disk.'],
  ['wrong-date', 'warning', 'A date of an entry that names no day; it is left out.'],
];

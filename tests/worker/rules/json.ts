import * as v from 'valibot';
import { isMediaType, isUri, repeated } from './common.ts';

const uri = v.pipe(
  v.string(),
  v.check((value) => isUri(value), 'an absolute address'),
);
const words = v.pipe(v.string(), v.minLength(1));
const moment = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'RFC 3339, whole seconds, UTC'));
const author = v.pipe(
  v.strictObject({ name: v.optional(words), url: v.optional(uri), avatar: v.optional(uri) }),
  v.check((value) => Object.keys(value).length > 0, 'an author with a name, a url or an avatar'),
);
/** Extensions are objects whose names begin with an underscore. */
const extended = <T extends v.ObjectEntries>(entries: T) =>
  v.pipe(
    v.looseObject(entries),
    v.check(
      (value) => Object.keys(value).every((key) => key in entries || /^_[a-z]/.test(key)),
      'no key that JSON Feed does not know',
    ),
  );

/** JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/. */
const feed = extended({
  version: v.literal('https://jsonfeed.org/version/1.1'),
  title: words,
  home_page_url: v.optional(uri),
  feed_url: v.optional(uri),
  description: v.optional(v.string()),
  user_comment: v.optional(v.string()),
  next_url: v.optional(uri),
  icon: v.optional(uri),
  favicon: v.optional(uri),
  authors: v.optional(v.array(author)),
  language: v.optional(words),
  expired: v.optional(v.boolean()),
  hubs: v.optional(v.array(v.strictObject({ type: words, url: uri }))),
  items: v.array(
    v.pipe(
      extended({
        id: words,
        url: v.optional(uri),
        external_url: v.optional(uri),
        title: v.optional(words),
        content_html: v.optional(v.string()),
        content_text: v.optional(v.string()),
        summary: v.optional(v.string()),
        image: v.optional(uri),
        banner_image: v.optional(uri),
        date_published: v.optional(moment),
        date_modified: v.optional(moment),
        authors: v.optional(v.array(author)),
        tags: v.optional(v.array(words)),
        language: v.optional(words),
        attachments: v.optional(
          v.array(
            v.strictObject({
              url: uri,
              mime_type: v.pipe(
                v.string(),
                v.check((value) => isMediaType(value)),
              ),
              title: v.optional(v.string()),
              size_in_bytes: v.optional(v.pipe(v.number(), v.integer())),
              duration_in_seconds: v.optional(v.pipe(v.number(), v.integer())),
            }),
          ),
        ),
      }),
      v.check(
        (item) => item.content_html !== undefined || item.content_text !== undefined,
        'content_html or content_text',
      ),
    ),
  ),
});

/** What is wrong with a JSON Feed 1.1 document; nothing where it is valid. */
export function jsonFaults(json: string): readonly string[] {
  const result = v.safeParse(feed, JSON.parse(json));
  if (!result.success) return result.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
  return repeated(result.output.items.map(({ id }) => id));
}

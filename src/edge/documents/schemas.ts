import { formats, mediaTypes } from '../../edition/address.ts';
import { facetPaths } from '../../edition/query.ts';

/** An object of an OpenAPI description. */
export type JsonObject = { readonly [member: string]: unknown };

/** A reference to a component of the description, such as `schemas/item`. */
export function ref(component: string): JsonObject {
  return { $ref: `#/components/${component}` };
}

const text = { type: 'string' };
const integer = { type: 'integer' };
const uri = { type: 'string', format: 'uri' };
const moment = { type: 'string', format: 'date-time' };

const array = (items: JsonObject) => ({ type: 'array', items });

/** An object with members that it always has, and others. */
function object(required: JsonObject, optional: JsonObject = {}) {
  return { type: 'object', required: Object.keys(required), properties: { ...required, ...optional } };
}

function header(description: string): JsonObject {
  return { description, schema: text };
}

const feedHeaders: JsonObject = {
  ETag: header('Weak; send it back as If-None-Match.'),
  'Last-Modified': header('Send it back as If-Modified-Since if you keep no ETag.'),
  Link: header('self, first, next, alternate, hub, prev-archive, next-archive.'),
};

/** A response with a body of one media type. */
export function response(description: string, type: string, schema: JsonObject): JsonObject {
  return { description, content: { [type]: { schema } } };
}

const problemText = 'The problem, the accepted values, and similar ones (RFC 9457)';

/** The responses, by the names by which paths refer to them. */
export const responses: JsonObject = {
  ...Object.fromEntries(
    formats.map((format) => {
      const schema = format === 'json' ? ref('schemas/feed') : text;
      const found = response('A feed, newest first', mediaTypes[format], schema);
      return [format, { ...found, headers: feedHeaders }];
    }),
  ),
  notModified: { description: 'Not modified: you have the answer already' },
  problem: response(problemText, 'application/problem+json', ref('schemas/problem')),
  problemPage: response('The problem, as a page for people', 'text/html', text),
};

const named = object({ slug: text, name: text }, { url: uri });
const lists = [...Object.values(facetPaths), 'years', 'months'];

const listedFeed = {
  label: text,
  count: { type: 'integer', minimum: 0 },
  digest: { ...text, description: 'Changes when the first page of its feeds does.' },
  url: uri,
  rss: uri,
  atom: uri,
  json: uri,
};

const feedExtension = object(
  {
    id: { ...uri, description: 'The id of the selection, the same on all its pages and in all formats.' },
    updated: moment,
  },
  {
    archive: { type: 'boolean' },
    current: uri,
    prev_archive: uri,
    next_archive: uri,
    withdrawn: { ...array(text), description: 'With changed-since, on the first page: ids to remove.' },
    next_changed_since: {
      ...moment,
      description: 'With changed-since, on the first page: the changed-since of the next time.',
    },
  },
);

const feed = object(
  {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: text,
    description: text,
    home_page_url: uri,
    feed_url: uri,
    language: text,
    _dateline: feedExtension,
    items: array(ref('schemas/item')),
  },
  {
    next_url: uri,
    icon: uri,
    favicon: uri,
    authors: array(ref('schemas/author')),
    hubs: array(ref('schemas/hub')),
  },
);

const item = object(
  {
    id: text,
    url: uri,
    summary: text,
    date_published: moment,
    date_modified: moment,
    language: text,
  },
  {
    external_url: uri,
    title: text,
    content_html: { ...text, description: 'With content=full.' },
    content_text: { ...text, description: 'With content=summary.' },
    authors: array(ref('schemas/author')),
    tags: array(text),
    image: uri,
    attachments: array(ref('schemas/attachment')),
    _dateline: ref('schemas/extension'),
  },
);

const attachment = object(
  { url: uri, mime_type: text },
  { title: text, size_in_bytes: integer, duration_in_seconds: integer },
);

const inference = object({ from: text, sure: { type: 'number', minimum: 0, maximum: 1 } });

/** The members of `_dateline` in an item. */
export const extensionMembers = {
  source: { ...named, description: 'The source: `slug` as in `?source=`, `name`, `url`.' },
  authors: { ...array(named), description: 'The authors: `slug` as in `?author=`, `name`, `url`.' },
  location: { ...text, description: 'The place in its dateline, as written.' },
  rights: { ...text, description: 'The holder of the rights.' },
  tags: {
    ...array(object({ slug: text, label: text })),
    description: 'The tags: `slug` as in `?tag=`, and the exact `label`.',
  },
  image: {
    ...object({}, { alt: text, caption: text, type: text, width: integer, height: integer }),
    description: 'The picture: `alt`, `caption`, `type`, `width` and `height` in pixels.',
  },
  episode: {
    ...object(
      {},
      {
        season: integer,
        number: integer,
        type: text,
        explicit: { type: 'boolean' },
        people: array(object({ name: text }, { role: text, group: text, url: uri, image: uri })),
        transcripts: array(object({ url: uri, type: text }, { language: text })),
        chapters: uri,
      },
    ),
    description: 'The episode of a podcast: `type` is `full`, `trailer` or `bonus`.',
  },
  related: {
    ...array(object({ id: text, slug: text, url: uri })),
    description: 'Earlier near-duplicates and retellings, at /articles/{slug}.',
  },
  inferred: {
    type: 'object',
    additionalProperties: inference,
    description: 'Inferred fields: the evidence, `from`, and the probability, `sure`, from 0 to 1.',
  },
} as const;

/** The JSON Schemas of JSON answers. */
export const schemas: JsonObject = {
  feed: { ...feed, description: 'JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/' },
  item,
  author: object({ name: text }, { url: uri }),
  hub: object({ type: text, url: uri }),
  attachment,
  extension: {
    ...object({}, extensionMembers),
    description: 'Members beyond JSON Feed. A slug is the value in addresses.',
  },
  facets: object({
    title: text,
    edition: { ...text, description: 'The digest of the edition, as in /health.' },
    all: ref('schemas/listedFeed'),
    ...Object.fromEntries(lists.map((name) => [name, array(ref('schemas/facetValue'))])),
  }),
  listedFeed: object(listedFeed),
  facetValue: object({ slug: text, ...listedFeed }),
  health: object({
    status: { const: 'ok' },
    edition: text,
    title: text,
    articles: integer,
    lastChanged: { ...integer, description: 'Seconds since the epoch.' },
  }),
  problem: object(
    { type: uri, title: text, status: integer, detail: text },
    { parameter: text, accepted: text, near: array(text) },
  ),
};

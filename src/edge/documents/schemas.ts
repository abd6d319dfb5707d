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
const object = (properties: JsonObject) => ({ type: 'object', properties });

function header(description: string): JsonObject {
  return { description, schema: text };
}

const feedHeaders: JsonObject = {
  ETag: header('Weak; send it back as If-None-Match.'),
  'Last-Modified': header('Send it back as If-Modified-Since if you keep no ETag.'),
  Link: header('self, first, next, alternate, hub, prev-archive, next-archive.'),
};

/** The responses, by the names by which paths refer to them. */
export const responses: JsonObject = {
  ...Object.fromEntries(
    formats.map((format) => {
      const schema = format === 'json' ? ref('schemas/feed') : text;
      const content = { [mediaTypes[format]]: { schema } };
      return [format, { description: 'A feed, newest first', headers: feedHeaders, content }];
    }),
  ),
  notModified: { description: 'Not modified: you have the answer already' },
  problem: {
    description: 'The problem, the accepted values, and similar ones (RFC 9457)',
    content: { 'application/problem+json': { schema: ref('schemas/problem') } },
  },
};

const named = object({ slug: text, name: text, url: uri });
const lists = [...Object.values(facetPaths), 'years', 'months'];
const row = {
  type: 'object',
  required: ['label', 'count', 'digest', 'url', 'rss', 'atom', 'json'],
  properties: {
    label: text,
    count: { type: 'integer', minimum: 0 },
    digest: { ...text, description: 'Changes when the first page of its feeds does.' },
    url: uri,
    rss: uri,
    atom: uri,
    json: uri,
  },
};
const rowWithSlug = {
  ...row,
  required: ['slug', ...row.required],
  properties: { slug: text, ...row.properties },
};

const feed = {
  type: 'object',
  description: 'JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/',
  required: ['version', 'title', 'items'],
  properties: {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: text,
    home_page_url: uri,
    feed_url: uri,
    next_url: uri,
    hubs: array(object({ type: text, url: uri })),
    _dateline: object({
      id: { ...uri, description: 'The id of the selection, the same on all its pages and in all formats.' },
      updated: moment,
      archive: { type: 'boolean' },
      current: uri,
      prev_archive: uri,
      next_archive: uri,
      withdrawn: { ...array(text), description: 'With changed-since, on the first page: ids to remove.' },
      next_changed_since: {
        ...moment,
        description: 'With changed-since, on the first page: the changed-since of the next time.',
      },
    }),
    items: array(ref('schemas/item')),
  },
};

const attachment = {
  type: 'object',
  required: ['url', 'mime_type'],
  properties: {
    url: uri,
    mime_type: text,
    title: text,
    size_in_bytes: integer,
    duration_in_seconds: integer,
  },
};

const item = {
  type: 'object',
  required: ['id'],
  properties: {
    id: text,
    url: uri,
    external_url: uri,
    title: text,
    summary: text,
    content_html: text,
    content_text: text,
    date_published: moment,
    date_modified: moment,
    authors: array(object({ name: text, url: uri })),
    tags: array(text),
    language: text,
    image: uri,
    attachments: array(attachment),
    _dateline: ref('schemas/extension'),
  },
};

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
    ...object({ alt: text, caption: text, type: text, width: integer, height: integer }),
    description: 'The picture: `alt`, `caption`, `type`, `width` and `height` in pixels.',
  },
  related: {
    ...array(object({ id: text, slug: text, url: uri })),
    description: 'Earlier near-duplicates and retellings, at /articles/{slug}.',
  },
  inferred: {
    type: 'object',
    additionalProperties: object({ from: text, sure: { type: 'number', minimum: 0, maximum: 1 } }),
    description: 'Inferred fields: the evidence, `from`, and the probability, `sure`, from 0 to 1.',
  },
} as const;

/** The JSON Schemas of JSON answers. */
export const schemas: JsonObject = {
  feed,
  item,
  extension: {
    type: 'object',
    description: 'Members beyond JSON Feed. A slug is the value in addresses.',
    properties: extensionMembers,
  },
  facets: {
    type: 'object',
    required: ['title', 'edition', 'all', ...lists],
    properties: {
      title: text,
      edition: { ...text, description: 'The digest of the edition, as in /health.' },
      all: row,
      ...Object.fromEntries(lists.map((name) => [name, array(rowWithSlug)])),
    },
  },
  problem: {
    type: 'object',
    required: ['type', 'title', 'status', 'detail'],
    properties: {
      type: uri,
      title: text,
      status: integer,
      detail: text,
      parameter: text,
      accepted: text,
      near: array(text),
    },
  },
};

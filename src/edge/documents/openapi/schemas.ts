import { mediaTypes } from '../../../edition/address.ts';
import type { Format } from '../../../edition/fragment.ts';
import { facetPaths } from '../../../edition/query.ts';

export type Json = { readonly [member: string]: unknown };

const header = (description: string): Json => ({ description, schema: { type: 'string' } });

const feedHeaders: Json = {
  ETag: header('Weak; send it back as If-None-Match.'),
  'Last-Modified': header('Send it back as If-Modified-Since where you keep no ETag.'),
  Link: header('self, first, next, alternate, hub, prev-archive, next-archive.'),
};

/** What is answered, by the names that paths refer to. */
export const responses: Json = {
  ...Object.fromEntries(
    (Object.keys(mediaTypes) as Format[]).map((format) => [
      format,
      {
        description: 'A feed, the newest first',
        headers: feedHeaders,
        content: {
          [mediaTypes[format]]: {
            schema: format === 'json' ? { $ref: '#/components/schemas/feed' } : { type: 'string' },
          },
        },
      },
    ]),
  ),
  notModified: { description: 'You have it already' },
  problem: {
    description: 'What is wrong, what is accepted, and what comes near (RFC 9457)',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } },
  },
};

const text = { type: 'string' };
const uri = { type: 'string', format: 'uri' };
const placed = { type: 'object', properties: { slug: text, name: text, url: uri } };
const moment = { type: 'string', format: 'date-time' };

const listed = [...Object.values(facetPaths), 'years', 'months'];
const value = {
  type: 'object',
  required: ['label', 'count', 'digest', 'url', 'rss', 'atom', 'json'],
  properties: {
    label: text,
    count: { type: 'integer', minimum: 0 },
    digest: { ...text, description: 'Another where the first page of its feeds is.' },
    url: uri,
    rss: uri,
    atom: uri,
    json: uri,
  },
};
const slugged = {
  ...value,
  required: ['slug', ...value.required],
  properties: { slug: text, ...value.properties },
};

/** The shapes of JSON that is answered. */
export const schemas: Json = {
  feed: {
    type: 'object',
    description: 'JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/',
    required: ['version', 'title', 'items'],
    properties: {
      version: { const: 'https://jsonfeed.org/version/1.1' },
      title: text,
      home_page_url: uri,
      feed_url: uri,
      next_url: uri,
      hubs: { type: 'array', items: { type: 'object', properties: { type: text, url: uri } } },
      _dateline: {
        type: 'object',
        properties: {
          id: { ...uri, description: 'Of the selection: the same on all its pages and in all formats.' },
          updated: moment,
          archive: { type: 'boolean' },
          current: uri,
          prev_archive: uri,
          next_archive: uri,
          withdrawn: {
            type: 'array',
            items: text,
            description: 'With changed-since, on its first page: ids to drop.',
          },
          next_changed_since: {
            ...moment,
            description:
              'With changed-since, on its first page: what to give as changed-since the next time.',
          },
        },
      },
      items: { type: 'array', items: { $ref: '#/components/schemas/item' } },
    },
  },
  item: {
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
      authors: { type: 'array', items: { type: 'object', properties: { name: text, url: uri } } },
      tags: { type: 'array', items: text },
      language: text,
      image: uri,
      attachments: {
        type: 'array',
        items: {
          type: 'object',
          required: ['url', 'mime_type'],
          properties: {
            url: uri,
            mime_type: text,
            title: text,
            size_in_bytes: { type: 'integer' },
            duration_in_seconds: { type: 'integer' },
          },
        },
      },
      _dateline: { $ref: '#/components/schemas/extension' },
    },
  },
  extension: {
    type: 'object',
    description: 'What JSON Feed has no member for. A slug is the value that addresses have.',
    properties: {
      source: {
        ...placed,
        description: 'Whom the article comes from: `slug` as in `?source=`, `name`, `url`.',
      },
      authors: { type: 'array', items: placed, description: '`slug` as in `?author=`, and `name`, of each.' },
      location: { ...text, description: 'The place in its dateline, as written.' },
      rights: { ...text, description: 'Who holds the rights.' },
      tags: {
        type: 'array',
        items: { type: 'object', properties: { slug: text, label: text } },
        description: '`slug` as in `?tag=`, and the exact `label`.',
      },
      image: {
        type: 'object',
        properties: {
          alt: text,
          caption: text,
          type: text,
          width: { type: 'integer' },
          height: { type: 'integer' },
        },
        description: 'Of the picture: `alt`, `caption`, `type`, `width` and `height` in pixels.',
      },
      related: {
        type: 'array',
        items: { type: 'object', properties: { id: text, slug: text, url: uri } },
        description: 'Near-duplicates and retellings that came before: /articles/{slug}.',
      },
      inferred: {
        type: 'object',
        additionalProperties: {
          type: 'object',
          properties: { from: text, sure: { type: 'number', minimum: 0, maximum: 1 } },
        },
        description: 'By field: `from` what it was inferred, and how surely, `sure` from 0 to 1.',
      },
    },
  },
  facets: {
    type: 'object',
    required: ['title', 'edition', 'all', ...listed],
    properties: {
      title: text,
      edition: { ...text, description: 'As /health names it.' },
      all: value,
      ...Object.fromEntries(listed.map((name) => [name, { type: 'array', items: slugged }])),
    },
  },
  problem: {
    type: 'object',
    required: ['type', 'title', 'status', 'detail'],
    properties: {
      type: uri,
      title: text,
      status: { type: 'integer' },
      detail: text,
      parameter: text,
      accepted: text,
      near: { type: 'array', items: text },
    },
  },
};

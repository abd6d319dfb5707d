import type { Article } from '../../../src/article/article.ts';
import { renderBody } from '../../../src/compile/render-body.ts';
import { envelopes } from '../../../src/compile/render/envelope.ts';
import { pageUrlOf, type RelatedArticle } from '../../../src/compile/render/item.ts';
import { renderParts } from '../../../src/compile/render/render-parts.ts';
import type { Publication } from '../../../src/content/publication/publication.ts';
import { type Slot, type Extent, type Format, type Parts, recipes } from '../../../src/edition/fragment.ts';
import { escapeAttribute, escapeJson } from '../../../src/text/escape.ts';
import { plainArticle, plainPublication } from '../../publication.ts';

export const publication: Publication = {
  ...plainPublication,
  title: 'The Harbour',
  description: 'News from the quay.',
  podcast: { category: 'News', explicit: false, owner: { name: 'Ada Quay', email: 'ada@example.org' } },
};

/** 2024-05-06T07:08:09Z. */
export const moment = 1714979289;

const plain = plainArticle('ferry', moment, {
  id: 'tag:example.org,2024-05-06:ferry',
  title: 'Ferry returns',
  body: 'The ferry *came back* on Monday.',
});

/** An article that has what is given, else little. */
export function article(given: Partial<Article> = {}): Article {
  return { ...plain, ...given };
}

const nobody = (_id: string): RelatedArticle | undefined => undefined;

export function partsOf(given: Partial<Article>, related = nobody, from = publication): Parts {
  const whole = article(given);
  const page = pageUrlOf(whole, from);
  const place = whole.base === undefined ? { page } : { page, base: whole.base };
  return renderParts(whole, { publication: from, related, body: renderBody(whole.body, place) });
}

/** One format's fragment of an article. */
export function fragment(format: Format, parts: Parts, extent: Extent = 'full'): string {
  return recipes[format][extent].map((piece) => ('part' in piece ? parts[piece.part] : piece.text)).join('');
}

/** Whole documents, as the edge would put them together. */
export function document(format: Format, all: readonly Parts[], extent: Extent = 'full', from = publication): string {
  const escape = format === 'json' ? escapeJson : escapeAttribute;
  const self = `https://example.org/${{ rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' }[format]}`;
  const values: Record<Slot, string> = {
    title: escape(from.title),
    description: escape(from.description),
    home: 'https://example.org/',
    id: 'https://example.org/',
    updated: format === 'rss' ? 'Mon, 06 May 2024 07:08:09 GMT' : '2024-05-06T07:08:09Z',
    show: '',
    links: {
      rss: `<atom:link rel="self" type="application/rss+xml" href="${self}"/>`,
      atom: `<link rel="self" type="application/atom+xml" href="${self}"/>`,
      json: `"feed_url":"${self}",`,
    }[format],
  };
  const { head, between, tail } = envelopes(from)[format];
  const opened = head.map((piece) => (typeof piece === 'string' ? piece : values[piece.slot])).join('');
  return opened + all.map((parts) => fragment(format, parts, extent)).join(between) + tail;
}

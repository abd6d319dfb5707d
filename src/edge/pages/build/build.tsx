import type { Child } from 'hono/jsx';
import { formatAddress } from '../../../edition/address.ts';
import type { Draft } from '../../answer.ts';
import { ownShard } from '../../feed.ts';
import { always } from '../../headers.ts';
import { type Fault, QueryError } from '../../problem.ts';
import { select } from '../../select.ts';
import type { Site } from '../../site.ts';
import { findWords } from '../../words.ts';
import { Layout, write } from '../layout.tsx';
import { readEntries } from '../entries.ts';
import { draftPage, faultPage } from '../page.ts';
import { tally } from '../tally.ts';
import { asMeant, asSent, type Filled } from './filled.ts';
import { Form } from './form.tsx';
import { isShown, type Order, readOrder } from './read.ts';
import { Refused, Result, type Shown } from './result.tsx';

/** Titles that the builder shows of what a feed holds. */
const room = { articles: 5, bytes: Number.POSITIVE_INFINITY };

/**
 * `/build`: without parameters the form, empty; with `show=1` the form filled in, and what it means; else a redirect, 303
 * (RFC 9110 §15.4.4), to the feed or page that it means. 400 with the form where it cannot be understood.
 */
export async function build(site: Site, search: URLSearchParams, now: number): Promise<Draft | Response> {
  const { edition } = site;
  try {
    const order = readOrder(edition, search, now);
    if (!isShown(search)) return seeOther(edition.meta.origin + formatAddress(order.query, order.format));
    const shown = await show(site, order, now);
    return draftPage(page(site, asMeant(order), now, <Result shown={shown} />), [], order.query);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return refuse(site, search, error.fault, now);
  }
}

async function show(site: Site, { query, format }: Order, now: number): Promise<Shown> {
  const { edition } = site;
  const words = await findWords(edition, site.store, query.words);
  const { ordinals } = select(edition, query, now, room, words);
  return {
    edition,
    query,
    format,
    total: tally(edition, query, words, now).total,
    entries: await readEntries(site, ordinals, ownShard(edition, query)),
  };
}

function seeOther(location: string): Response {
  return new Response(null, {
    status: 303,
    headers: { ...always, Location: location, 'Cache-Control': 'public, max-age=300' },
  });
}

function refuse(site: Site, search: URLSearchParams, fault: Fault, now: number): Response {
  const url = new URL(`/build?${search}`, site.edition.meta.origin);
  const html = page(site, asSent(search), now, <Refused edition={site.edition} fault={fault} url={url} />);
  return faultPage(html, fault);
}

function page({ edition }: Site, filled: Filled, now: number, result: Child): string {
  return write(
    <Layout edition={edition} title={`Feed builder · ${edition.meta.title}`}>
      <div class="heading">
        <h1>Feed builder</h1>
        <p class="lead">Say what you want to follow; the address of its feed is made as you go.</p>
      </div>
      <div class="builder">
        <Form edition={edition} filled={filled} now={now} />
        <section class="follow result" id="result" aria-live="polite" aria-label="Result">
          {result}
        </section>
      </div>
    </Layout>,
  );
}

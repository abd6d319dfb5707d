import type { Child } from 'hono/jsx';
import { formatAddress, formats } from '../../../edition/address.ts';
import type { Edition } from '../../../edition/edition.ts';
import { redirect } from '../../headers.ts';
import { type ProblemDetails, ProblemError } from '../../problem.ts';
import { select } from '../../select.ts';
import type { Service } from '../../service.ts';
import { findWords } from '../../words.ts';
import { FeedAddress, formatNames } from '../follow.tsx';
import { formatArticles } from '../format.ts';
import type { ArticleSummary } from '../item.ts';
import { PageFrame } from '../frame.tsx';
import { ArticleLink } from '../listing.tsx';
import { Accepted, Nearby, nearLinks } from '../near.tsx';
import { pageDraft, problemPage } from '../page.ts';
import { readSummaries } from '../summaries.ts';
import { tally } from '../tally.ts';
import { type FormRequest, type FormValues, formValuesOf, isShown, parseForm, submittedValues } from './fields.ts';
import { Form } from './form.tsx';

/** The articles that the result shows. */
const limits = { articles: 5 };

/**
 * `/build`: without parameters the empty form; with `show=1` the form and its result; else 303 (RFC 9110
 * §15.4.4) to the feed or page that the form describes. 400 with the form and the problem if it is not
 * accepted.
 */
export async function builderPage(service: Service, search: URLSearchParams, now: number) {
  const { edition, shards } = service;
  try {
    const request = parseForm(edition, search, now);
    const { query, format } = request;
    if (!isShown(search)) return redirect(edition.url + formatAddress(query, format), 303);
    const words = await findWords(edition, shards, query.words);
    const { ordinals, own } = select(edition, query, now, limits, words, 'summary');
    const summaries = await readSummaries(service, ordinals, own);
    const { total } = tally(edition, query, words, now);
    const result = results(edition, request, total, summaries);
    // The meaning of “this year” changes at midnight, as that of a relative bound does.
    const timed = request.isByToday ? { ...query, since: [...query.since, 'P0D'] } : query;
    return pageDraft(edition, page(edition, formValuesOf(request), now, result), [], timed);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { details } = error;
    const url = new URL(`/build?${search}`, edition.url);
    const result = refused(edition, details, url);
    return problemPage(edition, page(edition, submittedValues(search), now, result), details);
  }
}

function page(edition: Edition, values: FormValues, now: number, result: Child) {
  return (
    <PageFrame edition={edition} title={`Feed builder · ${edition.meta.title}`}>
      <div class="heading">
        <h1>Feed builder</h1>
        <p class="lead">Choose what to follow. The feed address updates as you type.</p>
      </div>
      <div class="builder">
        <Form edition={edition} filled={values} now={now} />
        <section class="follow result" id="result" aria-live="polite" aria-label="Result">
          {result}
        </section>
      </div>
    </PageFrame>
  );
}

/** The addresses that the form describes, the number of their articles, and the first of these. */
function results(
  edition: Edition,
  { query, format }: FormRequest,
  total: number,
  summaries: readonly ArticleSummary[],
) {
  const shown = format === undefined ? formats : [format];
  return (
    <>
      <h2>{formatArticles(total)}</h2>
      {shown.map((name) => (
        <FeedAddress href={edition.url + formatAddress(query, name)} name={formatNames[name]} />
      ))}
      <p role="status" class="copied" data-copied></p>
      <p>
        <a href={formatAddress(query)}>See them as a page</a>
      </p>
      {summaries.length === 0 ? (
        <p class="hint">No article matches yet. The feed will have the articles that are published later.</p>
      ) : (
        <ol class="plain">
          {summaries.map((summary) => (
            <li>
              <ArticleLink edition={edition} summary={summary} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

/** The problem of a form that is not accepted, with links to similar forms that are. */
function refused(edition: Edition, details: ProblemDetails, url: URL) {
  const near = nearLinks(edition, details, url);
  return (
    <>
      <h2>{details.detail}</h2>
      {near.length === 0 ? null : (
        <>
          <p>Similar values:</p>
          <Nearby links={near} />
        </>
      )}
      <Accepted details={details} />
    </>
  );
}

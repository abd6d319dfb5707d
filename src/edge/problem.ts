import { always } from './headers.ts';

/** What is wrong with a request, in terms of RFC 9457. */
export interface Fault {
  readonly status: 400 | 404 | 405 | 410 | 414 | 503;
  /** A word for the type's URI: `bad-parameter`. */
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly parameter?: string;
  readonly accepted?: string;
  /** What comes near to what was asked for. */
  readonly near?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A fault in a request. */
export class QueryError extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.detail);
    this.fault = fault;
  }
}

export function badParameter(
  parameter: string,
  detail: string,
  accepted: string,
  near: readonly string[] = [],
): QueryError {
  return new QueryError({
    status: 400,
    type: 'bad-parameter',
    title: 'A parameter cannot be understood',
    detail,
    parameter,
    accepted,
    near,
  });
}

export function notFound(detail: string, near: readonly string[] = []): QueryError {
  return new QueryError({
    status: 404,
    type: 'not-found',
    title: 'There is nothing at this address',
    detail,
    near,
  });
}

/** The stored bytes that an answer needs are missing or broken: better no answer than a wrong one. */
export function unavailable(detail: string): QueryError {
  return new QueryError({
    status: 503,
    type: 'unavailable',
    title: 'Stored articles cannot be read',
    detail,
    headers: { 'Retry-After': '60' },
  });
}

/**
 * A fault as `application/problem+json` (RFC 9457 §3), for feeds and documents; no cache keeps it. The members beyond the
 * standard ones are `parameter`, `accepted` and `near`.
 */
export function problem(fault: Fault, origin: string): Response {
  const { status, type, title, detail, parameter, accepted, near = [], headers } = fault;
  const body = {
    type: `${origin}/problems/${type}`,
    title,
    status,
    detail,
    ...(parameter !== undefined && { parameter }),
    ...(accepted !== undefined && { accepted }),
    ...(near.length > 0 && { near }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...always,
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...headers,
    },
  });
}

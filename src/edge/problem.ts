import { commonHeaders } from './headers.ts';

/** The types of problems, each explained at `/problems/{type}`. */
export type ProblemType = 'bad-parameter' | 'not-found' | 'withdrawn' | 'method' | 'too-long' | 'unavailable';

/** The problem with a request (RFC 9457 §3.1). */
export interface ProblemDetails {
  readonly status: 400 | 404 | 405 | 410 | 414 | 503;
  /** The last segment of the type's URI. */
  readonly type: ProblemType;
  readonly title: string;
  readonly detail: string;
  /** The name of the parameter as it was sent. */
  readonly parameter?: string;
  /** The accepted values, in words. */
  readonly accepted?: string;
  /** Values, names or parameters that are accepted and similar to what was sent. */
  readonly near?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown where a request cannot be answered as asked. */
export class ProblemError extends Error {
  readonly details: ProblemDetails;

  constructor(details: ProblemDetails) {
    super(details.detail);
    this.details = details;
  }
}

/** 400 for a parameter, with the accepted values and similar ones. */
export function badParameter(
  parameter: string,
  detail: string,
  accepted: string,
  near: readonly string[] = [],
): ProblemError {
  const title = 'A parameter cannot be understood';
  return new ProblemError({ status: 400, type: 'bad-parameter', title, detail, parameter, accepted, near });
}

/** 404, with similar last segments of the path. */
export function notFound(detail: string, near: readonly string[] = []): ProblemError {
  return new ProblemError({
    status: 404,
    type: 'not-found',
    title: 'There is nothing at this address',
    detail,
    near,
  });
}

/** 503 where stored bytes are missing or broken, since a wrong answer would be worse. */
export function unavailable(detail: string): ProblemError {
  return new ProblemError({
    status: 503,
    type: 'unavailable',
    title: 'Stored articles cannot be read',
    detail,
    headers: { 'Retry-After': '60' },
  });
}

/**
 * A problem as `application/problem+json` (RFC 9457 §3) that no cache keeps. The members beyond those of the
 * standard are `parameter`, `accepted` and `near`.
 */
export function problemResponse(details: ProblemDetails, publication: string): Response {
  const { status, type, title, detail, parameter, accepted, near = [], headers } = details;
  const body = {
    type: `${publication}/problems/${type}`,
    title,
    status,
    detail,
    parameter,
    accepted,
    ...(near.length > 0 && { near }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...commonHeaders,
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...headers,
    },
  });
}

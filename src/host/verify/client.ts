/** An answer of the deployment. */
export interface Answered {
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Sends a request to the deployment without following redirects. */
export type Ask = (
  path: string,
  init?: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> },
) => Promise<Answered>;

/** A client of the deployment at an origin. Rejects without an answer within 30 seconds. */
export function clientOf(origin: string): Ask {
  return async (path, { method = 'GET', headers = {} } = {}) => {
    const response = await fetch(new URL(path, origin), {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(30_000),
    });
    return { path, status: response.status, headers: response.headers, text: await response.text() };
  };
}

/** Descriptions of broken promises; empty if there are none. */
export type Complaints = readonly string[];

/** A value as JSON, cut after 200 characters. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'not there';
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

/** Complains if a value is not the promised one. */
export function expectEqual(name: string, found: unknown, promised: unknown): Complaints {
  return found === promised ? [] : [`${name} is ${shown(found)}, not ${shown(promised)}`];
}

/** Complains if a text does not match a pattern. */
export function expectMatch(name: string, found: string | null, promised: RegExp): Complaints {
  return promised.test(found ?? '')
    ? []
    : [`${name} is ${shown(found ?? undefined)}, not like ${promised.source}`];
}

/**
 * The path and query of a link in the `Link` header (RFC 8288); undefined if there is none with that
 * relation.
 */
export function linkOf({ headers }: Answered, rel: string): string | undefined {
  const links = (headers.get('Link') ?? '').matchAll(/<([^<>]*)>; rel="([^"]*)"/g);
  for (const [, href = '', found] of links)
    if (found === rel) return new URL(href).pathname + new URL(href).search;
  return undefined;
}

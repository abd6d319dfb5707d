/** An answer of the deployment that is verified. */
export interface Answered {
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Asks one deployment, following no redirect. */
export type Ask = (
  path: string,
  init?: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> },
) => Promise<Answered>;

/** A client of the deployment at an origin. Rejects where nothing answers within half a minute. */
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

/** What is not as promised, in words; nothing where all is well. */
export type Complaints = readonly string[];

/** A value in a complaint, the end of a long one left out. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'not there';
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

/** A complaint where something differs from what was promised. */
export function expectEqual(what: string, found: unknown, promised: unknown): Complaints {
  return found === promised ? [] : [`${what} is ${shown(found)}, not ${shown(promised)}`];
}

/** A complaint where a text is not as a pattern says. */
export function expectMatch(what: string, found: string | null, promised: RegExp): Complaints {
  return promised.test(found ?? '')
    ? []
    : [`${what} is ${shown(found ?? undefined)}, not like ${promised.source}`];
}

/** The target of a link in the `Link` header (RFC 8288), as path and query. */
export function linkOf({ headers }: Answered, rel: string): string | undefined {
  const links = (headers.get('Link') ?? '').matchAll(/<([^<>]*)>; rel="([^"]*)"/g);
  for (const [, href = '', found] of links)
    if (found === rel) return new URL(href).pathname + new URL(href).search;
  return undefined;
}

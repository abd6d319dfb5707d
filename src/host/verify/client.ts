import { basePathOf } from '../../edition/address.ts';

/** An answer of the deployment. */
export interface Answered {
  /** The path below which the publication stands, without a slash at the end. */
  readonly basePath: string;
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

/** A client of the deployment at an address without a slash at its end. Rejects without an answer within 30 seconds. */
export function clientOf(publication: string): Ask {
  const basePath = basePathOf(publication);
  return async (path, { method = 'GET', headers = {} } = {}) => {
    const response = await fetch(publication + path, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(30_000),
    });
    const { status, headers: answered } = response;
    return { basePath, path, status, headers: answered, text: await response.text() };
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
  return promised.test(found ?? '') ? [] : [`${name} is ${shown(found ?? undefined)}, not like ${promised.source}`];
}

/**
 * The path and query of a link in the `Link` header (RFC 8288), below the publication's address; undefined if
 * there is none with that relation.
 */
export function linkOf({ headers, basePath }: Answered, rel: string): string | undefined {
  const links = (headers.get('Link') ?? '').matchAll(/<([^<>]*)>; rel="([^"]*)"/g);
  for (const [, href = '', found] of links) if (found === rel) return pathBelow(href, basePath);
  return undefined;
}

/** The path and query of an address below a base path; the whole address if it is not below. */
export function pathBelow(address: string, basePath: string): string {
  const { pathname = '', search = '' } = URL.parse(address) ?? {};
  return pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) + search : address;
}

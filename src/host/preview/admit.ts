import type { IncomingMessage } from 'node:http';

/** The answer to a request that the preview refuses. */
interface RefusedRequest {
  readonly status: 400 | 403 | 405 | 421;
  readonly text: string;
}

/** A host with an optional port, as in `Host` (RFC 9110 §7.2, RFC 3986 §3.2). */
const authority = /^(?:\[[\da-f:.]*\]|(?:[\w.~!$&'()*+,;=-]|%[\da-f]{2})*)(?::\d*)?$/i;

/** Names of this machine. A site whose name resolves to this machine (DNS rebinding) sends another name. */
const loopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** The methods that the preview accepts, as in `Allow`. */
export const allowedMethods = 'GET, HEAD, OPTIONS';

const misdirected: RefusedRequest = { status: 421, text: 'The preview answers only to localhost.\n' };

/** The head of a request; `hosts` are all its `Host` headers. */
export interface RequestHead {
  readonly method: string;
  readonly url: string;
  readonly hosts: readonly string[];
  readonly headers: IncomingMessage['headers'];
}

/**
 * The path and query of a request from this machine; otherwise the refusal. A host in the request target takes
 * precedence (RFC 9112 §3.2.2). Requests by pages of other sites are refused: answers may have drafts, and CORS would
 * let any origin read them.
 */
export function admit({ method, url, hosts, headers }: RequestHead): string | RefusedRequest {
  if (hosts.length > 1 || !authority.test(hosts[0] ?? '')) return { status: 400, text: 'A request names one host.\n' };
  const absolute = /^https?:\/\/([^/?#]*)([^#]*)$/i.exec(url);
  const [host = hosts[0] ?? '', target = url] = absolute?.slice(1) ?? [];
  if (!isHere(host) || !isHere(hosts[0] ?? '')) return misdirected;
  const path = absolute && !target.startsWith('/') ? `/${target}` : target;
  if (!path.startsWith('/')) return { status: 400, text: 'A request asks for a path.\n' };
  if (isFromElsewhere(headers)) return { status: 403, text: 'The preview answers only to pages of this machine.\n' };
  if (!allowedMethods.split(', ').includes(method)) return { status: 405, text: `${method} is not understood here.\n` };
  return path;
}

/** Whether an authority names this machine, in any spelling (`127.1`), with a valid port. */
function isHere(named: string): boolean {
  return authority.test(named) && loopback.test(URL.parse(`http://${named}`)?.hostname ?? '');
}

/** Whether a page of another site made the request, except by a link (https://www.w3.org/TR/fetch-metadata/). */
function isFromElsewhere(headers: IncomingMessage['headers']): boolean {
  if (headers['sec-fetch-site'] !== 'cross-site' || headers['sec-fetch-mode'] === 'navigate') return false;
  // Browsers treat localhost and 127.0.0.1 as two sites.
  return !isHere((headers.origin ?? '').replace(/^https?:\/\//, ''));
}

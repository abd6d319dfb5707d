import type { IncomingMessage } from 'node:http';

/** A request that the preview does not take, and why. */
export interface Refusal {
  readonly status: 400 | 403 | 405 | 421;
  readonly text: string;
}

/** A host and perhaps a port, as `Host` has them (RFC 9110 §7.2, RFC 3986 §3.2). */
const authority = /^(?:\[[\da-f:.]*\]|(?:[\w.~!$&'()*+,;=-]|%[\da-f]{2})*)(?::\d*)?$/i;

/** Names by which only this machine is reached. A page of another site that had its name point here would send its own. */
const loopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** Methods that are understood, as `Allow` has them. */
export const methods = 'GET, HEAD, OPTIONS';

const foreign: Refusal = { status: 421, text: 'The preview answers only to localhost.\n' };

/** The headers of a request that decide; `hosts` are all that it has of that name. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly hosts: readonly string[];
  readonly headers: IncomingMessage['headers'];
}

/**
 * The path and query that a request asks for, where it is from this machine. It may name the host in its target too (RFC 9112
 * §3.2.2), and then that one counts. What the pages of other sites have a browser fetch is refused: answers may hold drafts, and apps of any
 * origin may read them.
 */
export function admit({ method, url, hosts, headers }: Asked): string | Refusal {
  if (hosts.length > 1 || !authority.test(hosts[0] ?? ''))
    return { status: 400, text: 'A request names one host.\n' };
  const absolute = /^https?:\/\/([^/?#]*)([^#]*)$/i.exec(url);
  const [host = hosts[0] ?? '', target = url] = absolute?.slice(1) ?? [];
  if (!isHere(host) || !isHere(hosts[0] ?? '')) return foreign;
  const path = absolute && !target.startsWith('/') ? `/${target}` : target;
  if (!path.startsWith('/')) return { status: 400, text: 'A request asks for a path.\n' };
  if (isFromElsewhere(headers))
    return { status: 403, text: 'The preview answers only to pages of this machine.\n' };
  if (!methods.split(', ').includes(method))
    return { status: 405, text: `${method} is not understood here.\n` };
  return path;
}

/** Whether an authority names this machine, in any spelling (`127.1`), with a port that there can be. */
function isHere(named: string): boolean {
  return authority.test(named) && loopback.test(URL.parse(`http://${named}`)?.hostname ?? '');
}

/** Whether another site's page asked, other than by a link to here (https://www.w3.org/TR/fetch-metadata/). */
function isFromElsewhere(headers: IncomingMessage['headers']): boolean {
  if (headers['sec-fetch-site'] !== 'cross-site' || headers['sec-fetch-mode'] === 'navigate') return false;
  // To a browser localhost and 127.0.0.1 are two sites.
  return !isHere((headers.origin ?? '').replace(/^https?:\/\//, ''));
}

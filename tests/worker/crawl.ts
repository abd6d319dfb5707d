import { type DefaultTreeAdapterMap, parse } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];

/** The addresses in attributes of a page, absolute, without fragments. */
function addressesInPage(html: string, address: string): string[] {
  const found: string[] = [];
  const visit = (node: Node): void => {
    if ('attrs' in node)
      for (const { name, value } of node.attrs)
        if (/^(?:href|src|action|poster)$/.test(name) || /^https?:/.test(value)) found.push(value);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return found.flatMap((written) => URL.parse(written, address)?.href.replace(/#.*$/, '') ?? []);
}

/** The addresses of one host in a document for programs, without those that are names only. */
function addressesInText(text: string, host: string): string[] {
  const named = text.replace(/<id>[^<]*<\/id>|"id":"[^"]*"|scheme="[^"]*"/g, '');
  const found = named.match(new RegExp(`https://${host.replaceAll('.', '\\.')}(?:/[^\\s"'<>\\\\\`]*)?`, 'g')) ?? [];
  return found.map((written) => written.replaceAll('&amp;', '&').replace(/[).,;]+$|#.*$/g, ''));
}

/** One answer that a crawl met. */
export interface Met {
  readonly address: string;
  readonly status: number;
  /** An address that names it. */
  readonly from: string;
}

/**
 * Follows all addresses of a host from one of them on, `depth` steps far. `fetchAt` answers an address without
 * following redirects.
 */
export async function crawl(
  start: string,
  depth: number,
  fetchAt: (address: string) => Promise<Response>,
): Promise<Met[]> {
  const { host } = new URL(start);
  const met: Met[] = [];
  const seen = new Set([start]);
  let level = [{ address: start, from: '' }];
  for (let step = 0; step <= depth && level.length > 0; step++) {
    const next: typeof level = [];
    for (const { address, from } of level) {
      const answer = await fetchAt(address);
      met.push({ address, from, status: answer.status });
      const type = answer.headers.get('Content-Type') ?? '';
      const text = answer.ok && /text|xml|json/.test(type) ? await answer.text() : '';
      const links = [...(answer.headers.get('Link') ?? '').matchAll(/<([^>]*)>/g)].map(([, link = '']) => link);
      const named = type.startsWith('text/html') ? addressesInPage(text, address) : addressesInText(text, host);
      for (const each of new Set([...named, ...links]))
        if (URL.parse(each)?.host === host && !seen.has(each)) {
          seen.add(each);
          next.push({ address: each, from: address });
        }
    }
    level = next;
  }
  return met;
}

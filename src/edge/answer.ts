import type { Query } from '../edition/query.ts';
import { cacheControl, heldUntil } from './caching.ts';
import { acceptsGzip, gzip, worthCompressing } from './compress.ts';
import type { Link } from './head.ts';
import { always } from './headers.ts';
import type { Site } from './site.ts';
import { isCurrent, type Validators, validatorsOf } from './validators.ts';

/** An answer that can be asked for conditionally, before anybody made its bytes. */
export interface Draft {
  readonly type: string;
  readonly etag: string;
  /** Absent for what does not depend on a query. */
  readonly query?: Query;
  readonly links: readonly Link[];
  /** Beside those of every answer, or in place of them. */
  readonly headers?: Readonly<Record<string, string>>;
  bytes(): Uint8Array | Promise<Uint8Array>;
}

/**
 * The answer to one address: its headers are written once, its bytes when first somebody needs them. It can be given
 * again to whoever asks for the same address, until by itself it would be another.
 */
export class Answer {
  readonly #draft: Draft;
  readonly #validators: Validators;
  readonly #said: Readonly<Record<string, string>>;
  readonly #since: number;
  readonly #until: number;
  #bytes: Uint8Array | undefined;
  #gzip: Uint8Array | undefined;
  // A prepared object is by far the quickest way to say the same headers again, and dear to make.
  #notModified: Headers | undefined;
  #plain: Headers | undefined;
  #compressed: Headers | undefined;

  constructor({ edition }: Site, draft: Draft, now: number) {
    const { etag, query, links, headers } = draft;
    this.#draft = draft;
    this.#validators = validatorsOf(edition, query, etag, now);
    const { lastModified } = this.#validators;
    this.#since = now;
    this.#until = lastModified === undefined ? now : heldUntil(edition, query, now);
    this.#said = {
      ...always,
      ETag: etag,
      ...(lastModified !== undefined && { 'Last-Modified': lastModified }),
      'Cache-Control': cacheControl(edition, query, now),
      ...headers,
      ...linkHeader(links),
    };
  }

  /** Bytes that it holds in memory, its headers not counted. */
  get length(): number {
    return (this.#bytes?.length ?? 0) + (this.#gzip?.length ?? 0) + 1024;
  }

  /** Whether it is still, word for word, what would be answered. */
  holds(now: number): boolean {
    return this.#since <= now && now < this.#until;
  }

  /** 304 where the client has the bytes already; compressed where the client takes that and it pays. */
  async respond(request: Request): Promise<Response> {
    const given = this.giveAgain(request);
    if (given) return given;
    this.#bytes ??= await this.#draft.bytes();
    if (worthCompressing(this.#bytes.length) && acceptsGzip(request)) this.#gzip ??= gzip(this.#bytes);
    return this.giveAgain(request) as Response;
  }

  /** The same, where nothing has to be made for it. */
  giveAgain(request: Request): Response | undefined {
    if (isCurrent(request.headers, this.#validators)) {
      const headers = (this.#notModified ??= new Headers(this.#said));
      return new Response(null, { status: 304, headers });
    }
    const [bytes, type] = [this.#bytes, this.#draft.type];
    if (!bytes) return undefined;
    if (!worthCompressing(bytes.length) || !acceptsGzip(request)) {
      const headers = (this.#plain ??= new Headers({ ...this.#said, 'Content-Type': type }));
      return new Response(bytes, { headers });
    }
    if (!this.#gzip) return undefined;
    const coded = { 'Content-Type': type, 'Content-Encoding': 'gzip' };
    const headers = (this.#compressed ??= new Headers({ ...this.#said, ...coded }));
    return new Response(this.#gzip, { headers, encodeBody: 'manual' });
  }
}

/** Characters of `Link` that are sent: Node.js and others break off where all headers together have more than twice as many. */
const longestLinks = 8192;

/** Links that are too long for a header stand in the document alone. */
function linkHeader(links: readonly Link[]): Readonly<Record<string, string>> {
  const text = links.map(formatLink).join(', ');
  return text === '' || text.length > longestLinks ? {} : { Link: text };
}

/** RFC 8288 §3. */
function formatLink({ href, rel, type }: Link): string {
  return `<${href}>; rel="${rel}"${type === undefined ? '' : `; type="${type}"`}`;
}

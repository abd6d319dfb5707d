import type { Edition } from '../edition/edition.ts';
import { formatHash, hash } from '../edition/hash.ts';
import type { Query } from '../edition/query.ts';
import { cacheControl, constantUntil, isCurrent, type Validators, validatorsOf } from './caching.ts';
import { acceptsGzip, gzip, worthCompressing } from './compress.ts';
import { commonHeaders } from './headers.ts';

/** A link to another document (RFC 8288); `href` is absolute. */
export interface WebLink {
  readonly rel: string;
  readonly href: string;
  readonly type?: string;
}

/** An answer with an entity tag whose bytes are not made yet. */
export interface Draft {
  readonly type: string;
  readonly etag: string;
  /** Absent if the answer does not depend on a query. */
  readonly query?: Query;
  readonly links: readonly WebLink[];
  /** Added to the common headers, or in place of them. */
  readonly headers?: Readonly<Record<string, string>>;
  bytes(): Uint8Array | Promise<Uint8Array>;
}

/** A draft of a text; the entity tag is a digest of it. */
export function textDraft(type: string, text: string): Draft {
  const bytes = () => new TextEncoder().encode(text);
  return { type, etag: `W/"${formatHash(hash(text))}"`, links: [], bytes };
}

/** Bytes of an answer besides its bodies and the text of its headers. */
const answerBytes = 2048;

/** The answer to one address, valid until it changes by itself. It holds no reference to an edition. */
export class Answer {
  readonly #type: string;
  readonly #validators: Validators;
  readonly #since: number;
  readonly #until: number;
  readonly #bytes: Uint8Array | undefined;
  #gzip: Uint8Array | undefined;
  // A Headers object is slow to make and fast to use again.
  readonly #notModified: Headers;
  #plain: Headers | undefined;
  #compressed: Headers | undefined;
  readonly #headerBytes: number;

  private constructor(
    edition: Edition,
    { type, etag, query, links, headers }: Draft,
    validators: Validators,
    now: number,
    bytes: Uint8Array | undefined,
  ) {
    const { lastModified } = validators;
    this.#type = type;
    this.#validators = validators;
    this.#since = now;
    this.#until = lastModified === undefined ? now : constantUntil(edition, query, now);
    this.#bytes = bytes;
    const fields = {
      ...commonHeaders,
      ETag: etag,
      ...(lastModified !== undefined && { 'Last-Modified': lastModified }),
      'Cache-Control': cacheControl(edition, query, now),
      ...headers,
      ...linkHeader(links),
    };
    this.#notModified = new Headers(fields);
    this.#headerBytes = Object.entries(fields).reduce((sum, field) => sum + field.join().length, 0);
  }

  /** The answer to a request, without bytes if the client already has them. */
  static async to(request: Request, edition: Edition, draft: Draft, now: number): Promise<Answer> {
    const validators = validatorsOf(edition, draft.query, draft.etag, now);
    const bytes = isCurrent(request.headers, validators) ? undefined : await draft.bytes();
    return new Answer(edition, draft, validators, now, bytes);
  }

  /** Bytes in memory; there are at most three Headers objects. */
  get size(): number {
    return answerBytes + 3 * this.#headerBytes + (this.#bytes?.length ?? 0) + (this.#gzip?.length ?? 0);
  }

  /** Whether a new answer at this moment would be the same. */
  isValid(now: number): boolean {
    return this.#since <= now && now < this.#until;
  }

  /** 304 if the client has the bytes, else 200, compressed if that pays; undefined without bytes. */
  respond(request: Request): Response | undefined {
    const response = this.respondAtOnce(request);
    if (response || !this.#bytes) return response;
    this.#gzip = gzip(this.#bytes);
    return this.respondAtOnce(request);
  }

  /** The same, or undefined if the bytes would first have to be compressed. */
  respondAtOnce(request: Request): Response | undefined {
    if (isCurrent(request.headers, this.#validators))
      return new Response(null, { status: 304, headers: this.#notModified });
    const bytes = this.#bytes;
    if (!bytes) return undefined;
    if (!worthCompressing(bytes.length) || !acceptsGzip(request)) {
      const headers = (this.#plain ??= this.#with({ 'Content-Type': this.#type }));
      return new Response(bytes, { headers });
    }
    if (!this.#gzip) return undefined;
    const fields = { 'Content-Type': this.#type, 'Content-Encoding': 'gzip' };
    const headers = (this.#compressed ??= this.#with(fields));
    return new Response(this.#gzip, { headers, encodeBody: 'manual' });
  }

  #with(fields: Readonly<Record<string, string>>): Headers {
    return new Headers([...this.#notModified, ...Object.entries(fields)]);
  }
}

/** Characters of the longest `Link`: Node.js and others refuse twice as much in all headers. */
const longestLinks = 8192;

/** `Link` (RFC 8288 §3), absent if it would be too long; the document has the links too. */
function linkHeader(links: readonly WebLink[]): Readonly<Record<string, string>> {
  const text = links
    .map(({ href, rel, type }) => `<${href}>; rel="${rel}"${type === undefined ? '' : `; type="${type}"`}`)
    .join(', ');
  return text === '' || text.length > longestLinks ? {} : { Link: text };
}

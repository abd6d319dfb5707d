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

/** Bytes that an answer takes beside its bodies and the text of its headers. */
const answerBytes = 2048;

/**
 * The answer to one address: it can be given again to whoever asks for the same address, until by itself it would be another. It
 * holds nothing of what it was made from.
 */
export class Answer {
  readonly #type: string;
  readonly #validators: Validators;
  readonly #since: number;
  readonly #until: number;
  readonly #bytes: Uint8Array | undefined;
  #gzip: Uint8Array | undefined;
  // A prepared object is by far the quickest way to say the same headers again, and dear to make.
  readonly #notModified: Headers;
  #plain: Headers | undefined;
  #compressed: Headers | undefined;
  readonly #headerBytes: number;

  private constructor(
    { edition }: Site,
    { type, etag, query, links, headers }: Draft,
    validators: Validators,
    now: number,
    bytes: Uint8Array | undefined,
  ) {
    const { lastModified } = validators;
    this.#type = type;
    this.#validators = validators;
    this.#since = now;
    this.#until = lastModified === undefined ? now : heldUntil(edition, query, now);
    this.#bytes = bytes;
    const said = {
      ...always,
      ETag: etag,
      ...(lastModified !== undefined && { 'Last-Modified': lastModified }),
      'Cache-Control': cacheControl(edition, query, now),
      ...headers,
      ...linkHeader(links),
    };
    this.#notModified = new Headers(said);
    this.#headerBytes = Object.entries(said).reduce((sum, field) => sum + field.join().length, 0);
  }

  /** Makes the answer to a request; its bytes only where the client does not have them already. */
  static async to(request: Request, site: Site, draft: Draft, now: number): Promise<Answer> {
    const validators = validatorsOf(site.edition, draft.query, draft.etag, now);
    const bytes = isCurrent(request.headers, validators) ? undefined : await draft.bytes();
    return new Answer(site, draft, validators, now, bytes);
  }

  /** Bytes that it holds; its headers are prepared three times at most. */
  get size(): number {
    return answerBytes + 3 * this.#headerBytes + (this.#bytes?.length ?? 0) + (this.#gzip?.length ?? 0);
  }

  /** Whether it is still, word for word, what would be answered. */
  holds(now: number): boolean {
    return this.#since <= now && now < this.#until;
  }

  /** 304 where the client has the bytes already; compressed where the client takes that and it pays; undefined without the bytes. */
  respond(request: Request): Response | undefined {
    const given = this.giveAgain(request);
    if (given || !this.#bytes) return given;
    this.#gzip = gzip(this.#bytes);
    return this.giveAgain(request);
  }

  /** The same, where nothing has to be made for it. */
  giveAgain(request: Request): Response | undefined {
    if (isCurrent(request.headers, this.#validators))
      return new Response(null, { status: 304, headers: this.#notModified });
    const bytes = this.#bytes;
    if (!bytes) return undefined;
    if (!worthCompressing(bytes.length) || !acceptsGzip(request)) {
      const headers = (this.#plain ??= this.#with({ 'Content-Type': this.#type }));
      return new Response(bytes, { headers });
    }
    if (!this.#gzip) return undefined;
    const coded = { 'Content-Type': this.#type, 'Content-Encoding': 'gzip' };
    const headers = (this.#compressed ??= this.#with(coded));
    return new Response(this.#gzip, { headers, encodeBody: 'manual' });
  }

  #with(further: Readonly<Record<string, string>>): Headers {
    return new Headers([...this.#notModified, ...Object.entries(further)]);
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

/** A range of bytes, `end` exclusive. */
export interface ByteRange {
  readonly begin: number;
  readonly end: number;
}

/**
 * The range of bytes that a request asks of a file of `size` bytes (RFC 9110 §14.1.2); `beyond` if it begins after the
 * last byte; undefined if the whole file is the answer, as to HEAD, several ranges, another unit, an invalid header or
 * an `If-Range` of another version. `headers` are those of the whole file.
 */
export function requestedRange(request: Request, headers: Headers, size: number) {
  return asksRange(request, headers) ? rangeOf(request.headers.get('Range'), size) : undefined;
}

/** Whether a request may get a range, as the size of the file decides. */
export function asksRange({ method, headers: asked }: Request, headers: Headers): boolean {
  return method === 'GET' && asked.has('Range') && isSame(asked.get('If-Range'), headers);
}

/** The range of bytes that a `Range` header asks of `size` bytes, as `requestedRange` returns it. */
export function rangeOf(header: string | null, size: number): ByteRange | 'beyond' | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/i.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  if (first === '') {
    const length = Math.min(size, Number(last));
    return length > 0 ? { begin: size - length, end: size } : 'beyond';
  }
  const begin = Number(first);
  if (last !== '' && Number(last) < begin) return undefined;
  if (begin >= size) return 'beyond';
  return { begin, end: last === '' ? size : Math.min(size, Number(last) + 1) };
}

/** Whether `If-Range` is absent or has the file's strong tag or date (RFC 9110 §13.1.5). */
export function isSame(condition: string | null, headers: Headers): boolean {
  if (condition === null) return true;
  const tag = headers.get('ETag');
  return condition.startsWith('"') ? condition === tag : condition === headers.get('Last-Modified');
}

/**
 * The answer with a range of a file (RFC 9110 §15.3.7), or 416 if it begins after the last byte (§15.5.17). `headers` are
 * those of the whole file, and get `Content-Range`; `body` gives the bytes of the range.
 */
export async function rangeResponse(
  range: ByteRange | 'beyond',
  size: number,
  headers: Headers,
  body: (range: ByteRange) => BodyInit | Promise<BodyInit>,
): Promise<Response> {
  if (range === 'beyond') {
    headers.set('Content-Range', `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  headers.set('Content-Range', `bytes ${range.begin}-${range.end - 1}/${size}`);
  headers.set('Content-Length', String(range.end - range.begin));
  return new Response(await body(range), { status: 206, headers });
}

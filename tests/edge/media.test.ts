import { expect, test, vi } from 'vitest';
import { createApp } from '../../src/edge/app.ts';
import { isSame, rangeOf } from '../../src/edge/range.ts';
import { articleOf, origin, siteOf } from './site.ts';

test.each([
  // The examples of RFC 9110, section 14.1.2, for a representation of 10,000 bytes.
  ['bytes=0-499', { begin: 0, end: 500 }],
  ['bytes=500-999', { begin: 500, end: 1000 }],
  ['bytes=-500', { begin: 9500, end: 10_000 }],
  ['bytes=9500-', { begin: 9500, end: 10_000 }],
  ['bytes=0-0', { begin: 0, end: 1 }],
  ['BYTES=0-', { begin: 0, end: 10_000 }],
  ['bytes=9999-20000', { begin: 9999, end: 10_000 }],
  ['bytes=-20000', { begin: 0, end: 10_000 }],
  ['bytes=10000-', 'beyond'],
  ['bytes=-0', 'beyond'],
  ['bytes=500-499', undefined],
  ['bytes=0-0,-1', undefined],
  ['bytes=-', undefined],
  ['bytes=a-b', undefined],
  ['items=0-5', undefined],
  [null, undefined],
])('%s asks for %o', (header, range) => {
  expect(rangeOf(header, 10_000)).toEqual(range);
});

test('nothing of an empty file can be sent as a range', () => {
  expect(rangeOf('bytes=0-', 0)).toBe('beyond');
  expect(rangeOf('bytes=-1', 0)).toBe('beyond');
});

test.each([
  [null, true],
  ['"a"', true],
  ['"b"', false],
  ['W/"a"', false],
  ['Sat, 04 May 2019 00:00:00 GMT', true],
  ['Sun, 05 May 2019 00:00:00 GMT', false],
])('a range is sent if the file is still %s: %s', (condition, sent) => {
  const headers = new Headers({ ETag: '"a"', 'Last-Modified': 'Sat, 04 May 2019 00:00:00 GMT' });
  expect(isSame(condition, headers)).toBe(sent);
});

/** A stand-in for that of the Workers runtime, which does not check the length. */
class CopyingStream extends TransformStream<Uint8Array, Uint8Array> {
  constructor() {
    super({ transform: (bytes, to) => to.enqueue(bytes.slice()) });
  }
}

/** Whether every byte is that of its place in the file. */
const isPart = (bytes: Uint8Array, begin: number): boolean => bytes.every((byte, i) => byte === (begin + i) % 251);

test('T6: a range of a large file is read to its end and no further, and never held whole', async () => {
  vi.stubGlobal('FixedLengthStream', CopyingStream);
  const size = 8 * 1024 * 1024;
  let read = 0;
  let most = 0;
  const file = () => {
    let at = 0;
    return new ReadableStream({
      type: 'bytes',
      pull(controller) {
        const { view } = controller.byobRequest as ReadableStreamBYOBRequest & { view: Uint8Array };
        const length = Math.min(view.byteLength, size - at);
        for (let i = 0; i < length; i++) view[i] = (at + i) % 251;
        [at, read, most] = [at + length, read + length, Math.max(most, length)];
        if (length === 0) controller.close();
        controller.byobRequest?.respond(length);
      },
    });
  };
  const { compiled, clock } = siteOf([articleOf('river')]);
  const app = createApp(compiled.index, compiled.newest, {
    now: () => clock.now,
    shard: async () => undefined,
    media: async () => new Response(file(), { headers: { ETag: '"a"' } }),
  });
  const ask = async (range: string) => {
    const answer = await app.fetch(new Request(`${origin}/media/a.mp4`, { headers: { Range: range } }));
    return [answer, new Uint8Array(await answer.arrayBuffer())] as const;
  };
  for (const [range, begin, end, readFirst] of [
    // The first one counts the bytes of the file.
    ['bytes=0-1', 0, 2, size],
    ['bytes=0-1', 0, 2, 0],
    ['bytes=999999-3000000', 999_999, 3_000_001, 0],
    [`bytes=${size - 10}-`, size - 10, size, 0],
    ['bytes=-7', size - 7, size, 0],
  ] as const) {
    read = 0;
    const [answer, bytes] = await ask(range);
    expect([answer.status, bytes.length, answer.headers.get('Content-Range')], range).toEqual([
      206,
      end - begin,
      `bytes ${begin}-${end - 1}/${size}`,
    ]);
    expect(isPart(bytes, begin), range).toBe(true);
    expect(read, range).toBe(readFirst + end);
  }
  const [beyond] = await ask(`bytes=${size}-`);
  expect([beyond.status, beyond.headers.get('Content-Range')]).toEqual([416, `bytes */${size}`]);
  expect(most).toBeLessThanOrEqual(size / 16);
  vi.unstubAllGlobals();
});

import { expect, test } from 'vitest';
import { isSame, rangeOf } from '../../src/edge/range.ts';

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

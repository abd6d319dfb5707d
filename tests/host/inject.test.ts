import { describe, expect, test } from 'vitest';
import { inject, widenPolicy } from '../../src/host/preview/proxy.ts';

describe('inject', () => {
  test.each([
    [
      '<html><head><title>a</title></head><body>b</body></html>',
      /<title>a<\/title><link [^>]+><script [^>]+><\/script><\/head>/,
    ],
    ['<HTML><HEAD></HEAD ><BODY>b', /<HEAD><link [^>]+><script [^>]+><\/script><\/HEAD >/],
    ['<title>a</title><body class="c">b', /<\/title><link [^>]+><script [^>]+><\/script><body class="c">/],
    ['<p>b', /^<link [^>]+><script [^>]+><\/script><p>b$/],
  ])('puts the preview’s files into the head of %s', (html, expected) => {
    expect(inject(html)).toMatch(expected);
  });

  test('adds nothing inline', () => {
    expect(inject('<head></head>')).not.toMatch(/<style|<script[^>]*>[^<]/);
  });
});

describe('widen', () => {
  test.each([
    ["default-src 'none'", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"],
    ["default-src 'self'", "default-src 'self'"],
    ["script-src 'none'; img-src *", "script-src 'self'; img-src *"],
    [
      "default-src https:; style-src 'self'",
      "default-src https:; style-src 'self'; script-src https: 'self'; connect-src https: 'self'",
    ],
  ])('lets the preview’s own files through %s', (policy, widened) => {
    expect(widenPolicy(policy)).toBe(widened);
  });

  test('never allows what is inline', () => {
    expect(widenPolicy("default-src 'none'; style-src 'nonce-x'")).not.toContain('unsafe-inline');
  });
});

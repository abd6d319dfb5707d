import { expect, test } from 'vitest';
import { isMostlyChrome } from '../../../src/import/chrome/phrase.ts';

test.each([
  'Share on Facebook',
  'Subscribe to our newsletter',
  'Be the first to comment on this article',
  '© 2024 The Post. All rights reserved.',
  'Related articles',
])('“%s” is mostly chrome', (text) => {
  expect(isMostlyChrome(text)).toBe(true);
});

test.each([
  'Share prices of the harbour company rose.',
  'Search engines of the eighties',
  'All rights reserved for the crew, they said, and nobody on the quay of the old harbour believed it.',
  'The ferry stays',
])('“%s” is not', (text) => {
  expect(isMostlyChrome(text)).toBe(false);
});

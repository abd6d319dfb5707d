import { expect, test } from 'vitest';
import { choose } from '../../../src/import/html/body.ts';
import { parseHtml } from '../../../src/import/html/parse.ts';

const body = (...paragraphs: readonly string[]): Element =>
  parseHtml(paragraphs.map((text) => `<p>${text}</p>`).join('')).body;

const ferry = [
  'The old ferry of Harrowmere will run through the winter, the council has decided after a long debate on Tuesday night.',
  'Its engine is to be replaced in spring, and two further pilots are sought who know the sandbanks of the lower river.',
];
const consent = [
  'When you visit any website, it may store information on your browser, mostly in the form of small files about preferences.',
  'You can choose not to allow some types of storage, but blocking them may impact your experience of everything we offer.',
];
const said = 'Harrowmere ferry runs through winter. The council decided on Tuesday night that its engine is replaced.';

test('the first reading counts where the others have the same', () => {
  const first = body(...ferry);
  expect(choose(first, body(...ferry), said)).toBe(first);
});

test('a reading of something else gives way to the one that speaks of what the page says of itself', () => {
  const third = body(...ferry);
  expect(choose(body(...consent), third, said)).toBe(third);
});

test('and not to one that speaks of it no more', () => {
  const first = body(...ferry);
  expect(choose(first, body(...consent), said)).toBe(first);
});

test('a part gives way to the whole', () => {
  const more = [
    'A last word is due to the crew, who kept the boat afloat all these years with wire, tar and good humour.',
  ];
  const whole = body(...ferry, ...more, ...more.map((text) => text.toUpperCase()), ...consent);
  expect(choose(body(ferry.join(' ')), whole, said)).toBe(whole);
});

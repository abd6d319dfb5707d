import { expect, it } from 'vitest';
import { readCapture } from '../../../src/import/capture/capture.ts';

const article = [
  'Harbour ferries will run through the night from the spring on',
  'The ferries of the harbour will run through the night from the spring on, the council decided after a long debate about noise and wages.',
  'Two boats will cross every half hour, and the fare stays what it was, said the head of the transport office in front of the old pier.',
  'Neighbours had asked for quieter engines; the first boat with batteries is being built now and will be tried on the northern line.',
];

async function source(head: readonly string[], foot: readonly string[]) {
  const text = [...head, ...article, ...foot].join('\n\n');
  const [candidate] = await readCapture(new TextEncoder().encode(text), { file: 'a.txt', language: 'en' });
  return candidate?.fields.source?.value.name;
}

it.each([
  [
    'the phrases that name it, not the company in the copyright',
    ['Bay Herald'],
    ['About Bay Herald', 'Follow Bay Herald', '© 2020 Gannett. All rights reserved.'],
    'Bay Herald',
  ],
  [
    'its header, which is more than the company’s name',
    ['Bay24', 'Bay24 Sport', 'Bay24 Culture'],
    ['Bay24', '© 2001-2020 BAY S.A.'],
    'Bay24',
  ],
  ['its header and copyright', ['The Bay Herald'], ['© 2020 The Bay Herald. All rights reserved.'], 'The Bay Herald'],
  [
    'header and copyright without the words of companies',
    ['Bay Herald'],
    ['© 2020 Bay Herald Media Group Ltd.'],
    'Bay Herald',
  ],
  ['its address and copyright', [], ['Write to desk@bayherald.com', '© 2020 BayHerald'], 'BayHerald'],
  ['the name in quotation marks in its copyright', [], ['© News agency «Bay.com»', 'Privacy'], 'Bay.com'],
  ['its name with a slogan', ['Bay 24 – News from the Bay'], [], 'Bay 24'],
  [
    'the address of an archived page',
    ['https://web.archive.org/web/20070228213001/http://www.bay-herald.com:80/a.html'],
    [],
    'bay-herald.com',
  ],
])('a capture names its site by %s', async (_how, head, foot, wanted) => {
  expect(await source(head, foot)).toBe(wanted);
});

it.each([
  ['a company', [], ['© 2020 Arena Holdings']],
  ['a company in copyright and header', ['Hearst'], ['© 2020 Hearst. All rights reserved.']],
  ['a copyright alone', [], ['© 2020 Jensen Design', 'Privacy']],
  ['an agency', ['Politics'], ['© 2020 Associated Press', 'Privacy']],
  [
    'what a menu calls a section, twice',
    ['Harbour', 'Sports'],
    ['Harbour', 'Sports', 'Harbour news', 'Harbour pictures', 'Harbour people'],
  ],
  ['us', ['Menu'], ['About us', 'Follow us', 'Contact us']],
  ['legal phrases', [], ['All contents © 2020. All rights reserved.', 'Privacy']],
])('a capture names no site by %s', async (_how, head, foot) => {
  expect(await source(head, foot)).toBeUndefined();
});

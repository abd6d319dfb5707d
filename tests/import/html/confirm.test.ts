import { expect, test } from 'vitest';
import { unconfirmed } from '../../../src/import/html/confirm.ts';
import { parse } from '../../../src/import/html/parse.ts';

const first =
  'The harbour master closed the old pier on Monday, after the storm had torn away a third of its planks in one night.';
const second =
  'Nobody was hurt, and the fishing boats have moved to the northern quay until the pier can be rebuilt in the spring.';
const p = (text: string): string => `<p>${text}</p>`;

/** What is taken of the first reading, with the second as its witness. */
function taken(one: string, other: string): readonly string[] {
  return unconfirmed(parse(one).body, parse(other).body).map(({ text }) => text);
}

const witness = p(first) + p(second);

test.each([
  ['a label before the text', `<div>Wire photo desk</div>${witness}`, ['Wire photo desk']],
  [
    'a box between paragraphs',
    `${p(first)}<ul><li>Daily puzzles and comics</li></ul>${p(second)}`,
    ['Daily puzzles and comics'],
  ],
  [
    'a heading with its list',
    `${p(first)}<h3>Most liked</h3><p>Gulls of the bay</p>${p(second)}`,
    ['Most liked', 'Gulls of the bay'],
  ],
])('%s that the witness lacks is taken', (_, one, wanted) => {
  expect(taken(one, witness)).toEqual(wanted);
});

test.each([
  ['a sentence', `${p(first)}${p('It was the third storm since January, and not the worst.')}${p(second)}`],
  ['a first sentence', `${p('The pier is closed until further notice.')}${witness}`],
  [
    'a question with its answer',
    `${p(first)}<h2>Who pays?</h2>${p('The county does, and nobody else, says the mayor.')}${p(second)}`,
  ],
  ['a heading above confirmed text', `${p(first)}<h2>A long winter</h2>${p(second)}`],
  [
    'a caption',
    `${p(first)}<figure><img src="a.jpg"><figcaption>The pier in June</figcaption></figure>${p(second)}`,
  ],
  ['a quotation', `${p(first)}<blockquote>Never again</blockquote>${p(second)}`],
  ['a table', `${p(first)}<table><tr><td>Planks</td><td>240</td></tr></table>${p(second)}`],
  ['the sentence at the end', `${witness}${p('The council meets again on Friday evening.')}`],
])('%s that the witness lacks stays', (_, one) => {
  expect(taken(one, witness)).toEqual([]);
});

test('who lacks most of the paragraphs is no witness', () => {
  expect(taken(`<div>Wire photo desk</div>${witness}`, p('Accept all cookies to read on.'))).toEqual([]);
});

test('a longer line before the text stays', () => {
  const deck = `${'The storm of Monday night was the strongest for a decade, and its damage will take '.repeat(2)}weeks to mend`;
  const whole = witness + [1, 2, 3, 4, 5].map((day) => p(`On day ${day}: ${first}`)).join('');
  expect(taken(`<h2>${deck}</h2>${whole}`, whole)).toEqual([]);
});

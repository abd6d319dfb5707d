import { parseOpml } from 'feedsmith';
import { expect, test } from 'vitest';
import { articleOf, siteOf } from './site.ts';

/** The name that rss2email gives an imported feed (its command.py): two of one name stop the import. */
const nameOf = (text: string) => text.replace(/[^\p{L}\p{N}_.-]+/gu, '-');

async function textsOf(labels: Readonly<Record<string, string>>): Promise<string[]> {
  const tags = Object.entries(labels).map(([slug, label]) => ({ slug, label }));
  const { ask } = siteOf([articleOf('river', { tags })]);
  const { body } = parseOpml(await (await ask('/opml.xml')).text());
  const group = body?.outlines?.find(({ text }) => text === 'Tags');
  return (group?.outlines ?? []).map(({ text }) => text ?? '');
}

test('R12: the tags C++ and C# have names in OPML that differ in letters', async () => {
  const texts = await textsOf({ c: 'C', cpp: 'C++', 'c-sharp': 'C#' });
  expect(texts).toEqual(['Test · C', 'Test · C# (tag c-sharp)', 'Test · C++ (tag cpp)']);
  expect(new Set(texts.map(nameOf)).size).toBe(3);
});

test.each([
  [{ yes: 'A & B', no: 'A / B' }],
  [{ one: '¿Qué?', two: 'Qué' }],
  [{ dollar: '$', euro: '€', pound: '£' }],
  [{ a: 'a b', b: 'a  b', c: 'a-b' }],
])('R12: the tags %o have distinct names', async (labels) => {
  const texts = await textsOf(labels);
  expect(new Set(texts.map(nameOf)).size).toBe(Object.keys(labels).length);
});

test('a tag that no other resembles has its plain label', async () => {
  expect(await textsOf({ isis: 'ISIS & others', putin: 'Vladimir Putin' })).toEqual([
    'Test · ISIS & others',
    'Test · Vladimir Putin',
  ]);
});

test('R12: a tag and a source of one label, and a tag with the name of a feed of ours, have distinct names', async () => {
  const tags = [
    { slug: 'radio', label: 'Radio' },
    { slug: 'new', label: 'Newly added' },
    { slug: 'newly', label: 'newly added' },
  ];
  const { ask } = siteOf([articleOf('river', { tags, source: { slug: 'radio', label: 'Radio', name: 'Radio' } })]);
  const { body } = parseOpml(await (await ask('/opml.xml')).text());
  const outlines = (body?.outlines ?? []).flatMap((one) => one.outlines ?? [one]);
  expect(outlines).toHaveLength(6);
  expect(new Set(outlines.map(({ text = '' }) => nameOf(text))).size).toBe(6);
});

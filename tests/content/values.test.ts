import { describe, expect, test } from 'vitest';
import { type NamedTerm, assignValues, valueKinds } from '../../src/content/articles/values.ts';

const kinds = valueKinds('content');
const terms = (...entries: NamedTerm[]): Map<string, NamedTerm> => new Map(entries.map((entry) => [entry.slug, entry]));
const uses = (...names: string[]) => names.map((name, i) => ({ name, file: `content/articles/${i}.md`, line: 3 }));
const slugsOf = (values: ReadonlyMap<string, { slug: string }>) =>
  Object.fromEntries([...values].map(([name, { slug }]) => [name, slug]));

const isis: NamedTerm = {
  slug: 'isis',
  label: 'ISIS',
  aliases: ['Islamic State', 'Daesh', 'ISIL'],
  formerly: ['is'],
};

test('slug, former slug, label and alias, in any case, stand for the entry', () => {
  const { values, problems } = assignValues(
    uses('isis', 'IS', 'Isis', 'islamic state', 'Islamic-State', 'DAESH'),
    terms(isis),
    kinds.tag,
  );
  expect(problems).toEqual([]);
  expect(new Set([...values.values()].map(({ slug }) => slug))).toEqual(new Set(['isis']));
  expect(values.get('DAESH')).toEqual({ slug: 'isis', label: 'ISIS' });
});

test('a name outside the vocabulary is a value of its own, labelled as most write it', () => {
  const { values, problems } = assignValues(
    uses('old towns', 'Old Towns', 'Old Towns', 'Old-Towns'),
    terms(isis),
    kinds.tag,
  );
  expect(problems).toEqual([]);
  expect(values.get('old towns')).toEqual({ slug: 'old-towns', label: 'Old Towns' });
  expect(values.get('Old-Towns')).toEqual({ slug: 'old-towns', label: 'Old Towns' });
});

describe('names that differ and would share a slug', () => {
  test('stop the build and ask for an entry', () => {
    const { values, problems } = assignValues(uses('C++', 'C#'), terms(), kinds.tag);
    expect(values.size).toBe(0);
    expect(problems).toMatchObject([
      {
        rule: 'slug-shared',
        severity: 'error',
        file: 'content/articles/1.md',
        line: 3,
        message: 'The tags "C++" and "C#" would share the slug "c"; "C++" is in content/articles/0.md.',
      },
    ]);
    expect(problems[0]?.remedy).toContain('content/tags.yaml');
  });

  test('are told apart by their entries', () => {
    const { values, problems } = assignValues(
      uses('C++', 'C#', 'C'),
      terms({ slug: 'cpp', label: 'C++', aliases: [] }, { slug: 'c-sharp', label: 'C#', aliases: ['C Sharp'] }),
      kinds.tag,
    );
    expect(problems).toEqual([]);
    expect(slugsOf(values)).toEqual({ 'C++': 'cpp', 'C#': 'c-sharp', C: 'c' });
  });

  test('are told also where one of them has the entry', () => {
    const { values, problems } = assignValues(
      uses('C', 'C++'),
      terms({ slug: 'c', label: 'C', aliases: [] }),
      kinds.tag,
    );
    expect(slugsOf(values)).toEqual({ C: 'c' });
    expect(problems[0]?.message).toBe('The tags "C++" and "C" would share the slug "c".');
  });
});

test('names of any script have slugs; a name of signs alone asks for an entry', () => {
  const { values, problems } = assignValues(uses('Сирия', '叙利亚', '+++'), terms(), kinds.tag);
  expect(slugsOf(values)).toEqual({ Сирия: 'сирия', 叙利亚: '叙利亚' });
  expect(problems.map(({ rule }) => rule)).toEqual(['no-slug']);
});

test('two people of one name are told apart by their address or their slug, and never guessed', () => {
  const people = terms(
    { slug: 'ada-holm', label: 'Ada Holm', aliases: [], url: 'https://ada.example/' },
    { slug: 'ada-holm-poet', label: 'Ada Holm', aliases: [], url: 'https://poet.example/' },
  );
  const { values, problems } = assignValues(
    [
      { name: 'Ada Holm', url: 'https://poet.example/', file: 'a.md' },
      { name: 'ada-holm', file: 'b.md' },
      { name: 'Ada Holm', file: 'c.md' },
    ],
    people,
    kinds.author,
  );
  expect([...values.values()].map(({ slug }) => slug)).toEqual(['ada-holm-poet', 'ada-holm']);
  expect(problems).toMatchObject([{ rule: 'ambiguous-name', file: 'c.md' }]);
});

import { expect, test } from 'vitest';
import { type CountedName, findNamesakes } from '../../src/content/articles/namesakes.ts';
import { slug } from '../../src/text/slug.ts';

const bearers = (labels: readonly string[], known: readonly string[] = []): readonly CountedName[] =>
  labels.map((label, i) => ({
    slug: slug(label),
    label,
    count: labels.length - i,
    known: known.includes(label),
  }));

const pairs = (kind: 'author' | 'source', labels: readonly string[], known?: readonly string[]) =>
  findNamesakes(bearers(labels, known), kind).map(({ keep, alias }) => `${alias.label} → ${keep.label}`);

test.each([
  [['John Smith', 'J. Smith'], 'J. Smith → John Smith'],
  [['John Ronald Tolbert', 'J. R. Tolbert'], 'J. R. Tolbert → John Ronald Tolbert'],
  [['John Smith', 'Smith, John'], 'Smith, John → John Smith'],
  [['John Smith', 'John A. Smith'], 'John A. Smith → John Smith'],
  [['José Díaz', 'Jose Diaz'], 'Jose Diaz → José Díaz'],
  [['Ann Lee', 'Dr. Ann Lee'], 'Dr. Ann Lee → Ann Lee'],
  [['Анна Белова', 'А. Белова'], 'А. Белова → Анна Белова'],
  [['Müller, Jörg', 'Jorg Muller'], 'Jorg Muller → Müller, Jörg'],
  [['Jörg Müller', 'Joerg Mueller'], 'Joerg Mueller → Jörg Müller'],
  [['Håkon Sørli', 'Haakon Soerli'], 'Haakon Soerli → Håkon Sørli'],
  [['Øystein Lie', 'Oystein Lie'], 'Oystein Lie → Øystein Lie'],
  [['Łukasz Woś', 'Lukasz Wos'], 'Lukasz Wos → Łukasz Woś'],
  [['山田 太郎', '山田太郎'], '山田太郎 → 山田 太郎'],
  [['Shane O’Brien', 'Shane O Brien'], 'Shane O Brien → Shane O’Brien'],
])('%s are one author', (labels, pair) => {
  expect(pairs('author', labels)).toEqual([pair]);
});

test.each([
  [['John Smith', 'Jane Smith']],
  [['John Smith', 'K. Smith']],
  [['John Smith', 'James Smith', 'J. Smith']],
  [['John Smith Jr.', 'John Smith']],
  [['DJ Khan', 'David Khan']],
  [['Smith', 'John Smith']],
  [['Иван Петров', 'Ivan Petrov']],
  [['Staff', 'Redaktion']],
])('%s are not', (labels) => {
  expect(pairs('author', labels)).toEqual([]);
});

test.each([
  [['The Guardian', 'Guardian'], 'Guardian → The Guardian'],
  [['El País', 'elpais.com'], 'elpais.com → El País'],
  [['Le Monde', 'Monde'], 'Monde → Le Monde'],
  [['Acme Ltd.', 'ACME'], 'ACME → Acme Ltd.'],
  [['Marrow Bay Post', 'MarrowBayPost'], 'MarrowBayPost → Marrow Bay Post'],
  [['Le Monde', 'lemonde.fr'], 'lemonde.fr → Le Monde'],
  [['Süddeutsche Zeitung', 'Sueddeutsche Zeitung'], 'Sueddeutsche Zeitung → Süddeutsche Zeitung'],
  [['Marrow Bay Post', 'marrowbaypost.co.uk'], 'marrowbaypost.co.uk → Marrow Bay Post'],
  [['The Guardian', 'theguardian.com'], 'theguardian.com → The Guardian'],
])('%s are one source', (labels, pair) => {
  expect(pairs('source', labels)).toEqual([pair]);
});

test.each([[['The Times', 'Financial Times']], [['BBC', 'ABC']], [['The Post', 'The Herald']]])(
  '%s are not',
  (labels) => {
    expect(pairs('source', labels)).toEqual([]);
  },
);

test('what the vocabulary tells apart stays apart, and what it knows is kept', () => {
  expect(pairs('author', ['John Smith', 'J. Smith'], ['John Smith', 'J. Smith'])).toEqual([]);
  expect(pairs('author', ['Jose Diaz', 'José Díaz'], ['José Díaz'])).toEqual(['Jose Diaz → José Díaz']);
});

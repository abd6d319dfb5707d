import { describe, expect, it } from 'vitest';
import { readCapture } from '../../../src/import/capture/capture.ts';

const title = 'Harbour ferries will run through the night from the spring on';
const paragraphs = [
  'The ferries of the harbour will run through the night from the spring on, the council decided after a long debate about noise and wages.',
  'Two boats will cross every half hour, and the fare stays what it was, said the head of the transport office in front of the old pier.',
  'Neighbours had asked for quieter engines; the first boat with batteries is being built now and will be tried on the northern line.',
];
const ended = 'Whoever works late has waited long for these boats, said a nurse on her way home across the water.';

async function dates(head: readonly string[], foot: readonly string[] = [], last = ended, language = 'en') {
  const text = [title, ...head, ...paragraphs, last, ...foot].join('\n\n');
  const [candidate] = await readCapture(new TextEncoder().encode(text), { file: 'a.txt', language });
  return { published: candidate?.fields.published, updated: candidate?.fields.updated };
}

describe('the day of a capture', () => {
  it.each([
    ['under the title', ['March 5, 2019'], []],
    ['under the title, behind a label', ['Published on March 5, 2019'], []],
    ['under the text', [], ['March 5, 2019']],
    ['under the text behind a label, others without', [], ['Posted on March 5, 2019', 'May 7, 2018']],
    ['beside the day of a change', ['March 5, 2019 Updated March 9, 2019'], []],
    ['beside a change some hours ago', ['March 5, 2019 Updated 3 hrs ago'], []],
    ['beside the day of an event', ['When: April 2, 2019', 'March 5, 2019'], []],
    ['beside the day of a film', ['Release date: April 2, 2019', 'March 5, 2019'], []],
  ])('stands %s', async (_place, head, foot) => {
    const { published } = await dates(head, foot);
    expect(published).toMatchObject({ value: '2019-03-05' });
    expect(published?.inferred).toBeUndefined();
  });

  it.each([
    ['an event', ['When: April 2, 2019'], []],
    ['a deadline', ['Deadline: April 2, 2019'], []],
    ['a birth', ['Born on April 2, 1999'], []],
    ['a picture', ['Photo taken on April 2, 2019'], []],
    ['a visit', ['Retrieved on April 2, 2019'], []],
    ['a manuscript', ['Received April 2, 2019'], []],
    ['one of three events', ['April 2, 2019', 'April 9, 2019', 'April 16, 2019'], []],
    ['one of several other articles', [], ['April 2, 2019', 'Old boats find a museum', 'April 9, 2018']],
    [
      'another article under its headline',
      [],
      ['April 2, 2019'],
      'Why are the old piers of the harbour always under construction?',
    ],
    [
      'another article under a headline that ends as a label does',
      [],
      ['A day that nobody turned back on time', 'April 2, 2019'],
    ],
  ])('is not that of %s', async (_thing, head, foot, last = ended) => {
    expect((await dates(head, foot, last)).published).toBeUndefined();
  });

  it.each([
    ['en', 'Joined May 11, 2017'],
    ['en', 'Joined: May 11, 2017'],
    ['en', 'Join date: May 11, 2017'],
    ['de', 'Registriert: 18.09.2008'],
    ['en', 'Member since May 11, 2017'],
    ['de', 'Mitglied seit: 18.09.2008'],
    ['fr', 'Inscrit le 18 septembre 2008'],
    ['fr', 'Inscrite le 18 septembre 2008'],
    ['ru', 'Зарегистрирован: 18.09.2008'],
    ['ru', 'Дата рождения: 18.09.1998'],
    ['zh', '注册时间：2008-09-18'],
    ['es', 'Fecha de nacimiento: 18/09/1998'],
    ['de', 'Geburtsdatum: 18.09.1998'],
    ['de', '* 18.09.1998'],
    ['de', '† 18.09.1998'],
    ['fr', 'Inscription : 18 septembre 2008'],
    ['en', '© May 11, 2017'],
    ['en', 'Posts: 12 · Joined: May 11, 2017'],
    ['en', 'Bo Ek says: May 11, 2017 at 10:07 am'],
    ['en', 'The event takes place on May 11, 2017'],
    ['en', 'It will take place on May 11, 2017'],
    ['en', 'The fair will be held on May 11, 2017'],
    ['en', 'Sale ends May 11, 2017'],
    ['en', 'Last seen May 11, 2017'],
    ['en', 'Last login May 11, 2017'],
    ['en', 'Last active May 11, 2017'],
    ['en', 'Last post: May 11, 2017'],
    ['en', 'Expires on May 11, 2017'],
    ['en', 'Account created May 11, 2017'],
    ['en', 'Signed up May 11, 2017'],
    ['en', 'In cinemas May 11, 2017'],
    ['en', 'Established May 11, 2017'],
    ['en', 'Opening May 11, 2017'],
    ['de', 'Findet am 18.09.2018 statt'],
    ['de', 'Beigetreten am 18.09.2018'],
    ['fr', 'Aura lieu le 18 septembre 2018'],
    ['es', 'Registrado el 18 de septiembre de 2008'],
    ['es', 'Tendrá lugar el 18 de septiembre de 2018'],
    ['it', 'Si terrà il 18 settembre 2018'],
  ])('P3: is not that of another thing, in %s: %s', async (language, line) => {
    const published = async (head: readonly string[]) => (await dates(head, [], ended, language)).published?.value;
    const day = /\d.*\d/.exec(line.replace('Posts: 12', ''))?.[0] as string;
    const [sole = day] = /[A-Z]\w+ \d+, \d{4}/.exec(line) ?? [];
    expect(await published([sole])).toBeDefined();
    expect(await published([line])).toBeUndefined();
    expect(await published([line, '2019-03-05'])).toBe('2019-03-05');
  });

  it.each(['March 3, 1991 – May 4, 2001', '3 March 1991 - 4 May 2001', 'Lived 3 March 1991 — 4 May 2001'])(
    'P3: is not one of a span: %s',
    async (line) => expect((await dates([line])).published).toBeUndefined(),
  );

  it('P3: is not under a label that names another thing', async () => {
    expect((await dates(['Joined:', 'May 11, 2017'])).published).toBeUndefined();
    expect((await dates(['Next meeting:', 'May 11, 2017'])).published).toBeUndefined();
  });

  it.each([
    'Published: March 5, 2019',
    'Date: March 5, 2019',
    'Date posted: March 5, 2019',
    'Posted Date: March 5, 2019',
    'Article published: March 5, 2019',
    'Published: Tuesday, March 5, 2019',
    'Share: March 5, 2019',
    'By Ann Lee: March 5, 2019',
    'Hollow Bay, March 5, 2019',
    'News · March 5, 2019',
    'Bay Herald March 5, 2019',
    '12 min read · March 5, 2019',
  ])('P3: is that of publication: %s', async (line) => {
    expect((await dates([line])).published).toMatchObject({ value: '2019-03-05' });
  });

  it('P2: is stated where the clock tells that the month stands first, and open where it does not', async () => {
    expect((await dates(['4/3/2021 5:30 PM EST'])).published).toMatchObject({
      value: '2021-04-03T17:30:00-05:00',
      sure: 0.95,
    });
    expect((await dates(['4/3/2021 5:30 PM'])).published).toBeUndefined();
  });

  it('is inferred where the only stamp is that of a change', async () => {
    const { published } = await dates(['November 28, 2013 -- Updated 0203 GMT (1003 HKT)']);
    expect(published).toMatchObject({ value: '2013-11-28', inferred: true });
  });
});

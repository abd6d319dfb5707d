import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type DatedText, proposeDays, type UndatedText } from '../../src/content/intake/propose-days.ts';
import { sample } from '../sample.ts';

const capture = (name: string): string => readFileSync(join(sample, `captures/${name}.txt`), 'utf8');
const undated = (name: string) => ({ title: '', text: capture(name), language: 'en' });
const dated = (name: string): DatedText => ({
  title: '',
  text: capture(name),
  day: '2017-12-11',
  name: name.slice(0, 3),
});

const proposeDay = (undated: UndatedText, among: readonly DatedText[]) => proposeDays([undated], among).get(undated);

const [boasts, succeeds, announces] = [
  undated('000_9d595fb72af85310'),
  undated('001_277f8ab0a3fd9f26'),
  undated('002_3a21dc28efb05b9a'),
];
const [orders, meeting] = [dated('003_4cfdd2ea38b322bb'), dated('004_f89da299ed35911a')];

const strike = {
  title: 'Strike',
  language: 'en',
  text: 'On Monday 900 dockers walked out of the port of Marrow Bay. Their leader, Petra Holloway, accused the harbour authority of a broken promise; its director, Amos Quill, said he would go to court in Denholm. Eleven ships are waiting outside the port.',
};
const copyOf = (day: string, text = strike.text): DatedText => ({
  title: 'Port',
  text,
  day,
  name: `${day}.md`,
});

test('a capture that repeats a dated one gets its day, with the reason', () => {
  expect(proposeDay(boasts, [orders, meeting])).toEqual({
    day: '2017-12-11',
    from: 'largely the same text as 004, dated 2017-12-11, a Monday as this text says',
    sure: 0.9,
  });
});

test('a capture that retells a dated one and names its day of the week gets its day', () => {
  for (const siblings of [[orders, meeting], [orders], [meeting]])
    expect(proposeDay(announces, siblings)).toMatchObject({ day: '2017-12-11', sure: 0.6 });
});

test('a capture about the same people at another time gets no day', () => {
  for (const siblings of [[orders, meeting], [orders], [meeting]])
    expect(proposeDay(succeeds, siblings)).toBeUndefined();
  expect([...proposeDays([boasts, succeeds, announces], [orders, meeting]).keys()]).toEqual([boasts, announces]);
});

test('the day is one that the text names', () => {
  expect(proposeDay(strike, [copyOf('2021-03-01')])?.day).toBe('2021-03-01');
  expect(proposeDay(strike, [copyOf('2021-03-02')])).toBeUndefined();
  expect(proposeDay(strike, [copyOf('2021-03-02'), copyOf('2021-03-01')])?.day).toBe('2021-03-01');
});

test('dated texts that disagree lend no day', () => {
  expect(proposeDay(strike, [copyOf('2021-03-01'), copyOf('2021-03-08')])).toBeUndefined();
});

const numbered = (name: string, from: number, to: number): string =>
  Array.from({ length: to - from }, (_, i) => `${name}${from + i}`).join(' ');

test('a retelling of another day with 85 % of the likeness is a doubt', () => {
  const telling = { title: '', language: 'en', text: `On Monday ${numbered('word', 0, 46)}` };
  const nearest = copyOf('2021-03-01', `${numbered('word', 0, 20)} ${numbered('north', 0, 26)}`);
  const rival = (shared: number) =>
    copyOf('2021-03-08', `${numbered('word', 26, 26 + shared)} ${numbered('south', 0, 46 - shared)}`);
  expect(proposeDay(telling, [nearest, rival(15)])?.day).toBe('2021-03-01');
  expect(proposeDay(telling, [nearest, rival(18)])).toBeUndefined();
});

test('a text that names no day of the week needs one that is nearly the same to the letter', () => {
  const timeless = { ...strike, text: strike.text.replace('On Monday ', 'Again ') };
  expect(proposeDay(timeless, [copyOf('2021-03-03')])).toMatchObject({ day: '2021-03-03', sure: 0.7 });
  const reworked = timeless.text.replace('accused the harbour authority of', 'spoke before the gates of');
  expect(proposeDay({ ...timeless, text: reworked }, [copyOf('2021-03-03')])).toBeUndefined();
});

test('parts of a series lend each other no day', () => {
  const report = { ...strike, title: 'Port report 7' };
  expect(proposeDay(report, [{ ...copyOf('2021-03-01'), title: 'Port report 6' }])).toBeUndefined();
});

test('without siblings there is no proposal', () => {
  expect(proposeDay(strike, [])).toBeUndefined();
});

import { expect, test, vi } from 'vitest';
import { answer } from '../../src/cli/interview.ts';

/** What a person types, in order, and what the prompts say against it. */
const typed: string[] = [];
const said: string[] = [];

vi.mock('@clack/prompts', () => ({
  isCancel: () => false,
  text: ({ validate }: { validate: (value: string) => string | undefined }): string => {
    for (;;) {
      const value = typed.shift();
      if (value === undefined) throw new Error('Nothing is left to type.');
      const fault = validate(value);
      if (fault === undefined) return value;
      said.push(fault);
    }
  },
}));

test('a question is asked again until feed.yaml takes the answer, and says what is accepted', async () => {
  typed.push('', 'Quay: notes', 'feeds.example.org', 'ftp://example.org', 'https://feeds.example.org');
  typed.push('english', ' en-gb ', 'Europe/Lisbo', 'Europe/Lisbon');
  expect(await answer({}, true)).toEqual({
    title: 'Quay: notes',
    url: 'https://feeds.example.org',
    language: 'en-gb',
    timezone: 'Europe/Lisbon',
  });
  expect(said).toEqual([
    'Write a value.',
    expect.stringContaining('https://example.org'),
    expect.stringContaining('https://example.org'),
    expect.stringContaining('pt-BR'),
    expect.stringContaining('"Europe/Lisbon"'),
  ]);
});

test('without a terminal a wrong value ends the command with the same words', async () => {
  const given = { title: 'A', url: 'https://a.example', language: 'en', timezone: 'Lisbon' };
  await expect(answer(given, false)).rejects.toThrow('"timezone" is "Lisbon". Write an IANA name');
});

import { expect, test } from 'vitest';
import { describeRules } from '../../src/content/check/describe.ts';
import { rules } from '../../src/content/check/rules.ts';

test('docs/rules.md says what the rules say', async () => {
  await expect(describeRules()).toMatchFileSnapshot('../../docs/rules.md');
});

test('rules stand in the order of their names, each with one sentence', () => {
  const names = rules.map(({ name }) => name);
  expect(names).toEqual([...names].sort());
  for (const { name, doc } of rules) {
    expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(doc).toMatch(/^[A-Z].*\.$/s);
    expect(doc).not.toMatch(/[.!?] [A-Z]/);
  }
});

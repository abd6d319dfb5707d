import * as v from 'valibot';
import { expect, test } from 'vitest';
import { checkYaml } from '../../src/article/yaml.ts';

const check = (text: string) =>
  checkYaml(text, v.object({ title: v.string() }), { file: 'content/feed.yaml', line: 1 });

test('a second document is a problem with its line', () => {
  const { value, problems } = check('title: A\n---\ntitle: B\n');
  expect(value).toBeUndefined();
  expect(problems).toEqual([
    expect.objectContaining({
      rule: 'broken-yaml',
      file: 'content/feed.yaml',
      line: 2,
      message: expect.stringContaining('second'),
    }),
  ]);
});

test.each(['---\ntitle: A\n---\n', 'title: A\n...\n', '---\ntitle: A\n'])(
  'marks around one document are no second one: %j',
  (text) => {
    expect(check(text)).toMatchObject({ value: { title: 'A' }, problems: [] });
  },
);

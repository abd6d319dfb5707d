import { expect, test } from 'vitest';
import { readNames } from '../../../src/import/html/names.ts';

test.each([
  ['By Ann Lee', ['Ann Lee']],
  ['ann.lee@post.example', []],
  ['Ann Lee, Bo Chen and Cy Diaz', ['Ann Lee', 'Bo Chen', 'Cy Diaz']],
  ['Ann Lee et Bo Chen', ['Ann Lee', 'Bo Chen']],
  ['Smith and Sons', ['Smith and Sons']],
  ['Associated Press in Valencia', ['Associated Press in Valencia']],
  ['Ann Lee (Washington) and Bo Chen', ['Ann Lee', 'Bo Chen']],
  ['Photograph by Ann Lee', []],
  ['admin', []],
  ['Redaktion', []],
  ['https://www.facebook.com/post', []],
  ['作者：王小明', ['王小明']],
  ['정덕현 기자', ['정덕현']],
  ['Harrowmere Post', []],
])('“%s” names %j', (text, names) => {
  expect(readNames(text, ['Harrowmere Post'])).toEqual(names);
});

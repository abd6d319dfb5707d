import { expect, test } from 'vitest';
import { slowest } from '../torture/expressions.ts';
import { StepCounter } from '../torture/steps.ts';

test.each([
  [/\s+y/, true],
  [/ +$/, true],
  [/(?<! ) +$/, false],
  [/<!--[\s\S]*?-->/g, true],
  [/<!--(?:(?!<!--)[\s\S])*?-->/g, false],
  [/^(?:a|a)*b/, true],
  [/^ab*c$/, false],
  [/^import \{[^}]*\} from/gm, true],
  [/\(.{0,100}\)/, false],
])('T4: whether %s takes more is found', (regex, isSlow) => {
  expect(slowest(regex) !== undefined).toBe(isSlow);
});

test.each([
  [/(a+)(b|c)?\1/g, 'aabaaaacaaa'],
  [/(?<=x )\w+\b(?!;)/g, 'x one; x two x three'],
  [/^\s*[^\s,]{2,3}?,/gm, ' ab,\nabc, d\nxabcd,'],
  [/(?<q>["'])(?:(?!\k<q>)[^\\]|\\.)*\k<q>/gs, `"a'\\"b" 'c' "d`],
  [/\p{Lu}\p{Ll}+/gu, 'Äpfel und Ösen 😀Über'],
  [/(?:ab|a)(?:bc|c)?$/gi, 'xABC ab'],
])('the counter matches %s as the engine does', (regex, text) => {
  expect(new StepCounter(regex).matches(text)).toEqual([...text.matchAll(regex)].map(([match]) => match));
});

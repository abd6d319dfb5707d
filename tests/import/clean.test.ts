import { describe, expect, it } from 'vitest';
import { clean } from '../../src/import/clean.ts';

describe('clean', () => {
  it.each([
    ['no-break and narrow spaces', 'A\u00a0b\u202fc', 'A b c'],
    ['zero-width spaces and soft hyphens', 'in\u00advisi\u200bble\ufeff', 'invisible'],
    [
      'entities, also twice encoded and cut short',
      'R&amp;D &#8217;n &amp;nbsp;x &quot;y&quot; caf&eacute; a&nbsp b',
      'R&D ’n  x "y" café a  b',
    ],
    ['mojibake', 'Itâ€™s cafÃ©', 'It’s café'],
    ['mojibake of Cyrillic', 'РџСЂРёРІРµС‚', 'Привет'],
    ['C1 controls that are windows-1252', 'it\u0092s', 'it’s'],
    ['letters in pieces', 'e\u0301', 'é'],
  ])('puts right %s', (_, broken, whole) => expect(clean(broken)).toBe(whole));

  it.each([
    ['quotation marks of every kind', '“a” ‘b’ «c» „d“ "e"'],
    ['capitals that mojibake begins with', 'SÃO PAULO, Ângela, Île-de-France'],
    ['joiners of Persian and of emoji', 'می\u200cخواهم 👩\u200d💻'],
    ['compatibility ideographs in names', '神\ufa19'],
    ['ampersands that are no reference', 'AT&T; R&D'],
  ])('leaves %s', (_, text) => expect(clean(text)).toBe(text));
});

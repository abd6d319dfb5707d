import type { Person } from '../../article/article.ts';
import { chromeOf } from '../chrome/phrase.ts';
import { withoutWeekday } from '../day/without-weekday.ts';
import { endsWithLabel, isLabel, splitLabel } from './labels.ts';
import { limits } from './limits.ts';
import { isCasedName, isCasedWord, isNobody, isOrganisation, isRole, once, divideGlued } from './names.ts';
import { conjunction, trimName, withoutRole } from './read-byline.ts';

const dividers = /\s{0,9}(?:[|｜•·‧∙●►»–—/]|\s-\s|[（(][^()（）]*[)）])\s*/u;

const address = /(?<!\S)\S+[@.]\p{Ll}{2,}(?!\S)/gu;

/** What a piece of a line is: a name, what may stand beside names, or something else. */
function judge(piece: string): 'name' | 'beside' | 'other' {
  if (/\d|@/u.test(piece) || !/\p{L}{2}/u.test(piece)) return 'beside';
  if (isLabel(piece, 'role') || endsWithLabel(piece, 'published') || endsWithLabel(piece, 'updated')) return 'beside';
  if (chromeOf(piece)?.whole || isRole(piece) || isOrganisation(piece) || isNobody(piece)) return 'beside';
  return isCasedName(piece) && /\s/u.test(piece) ? 'name' : 'other';
}

/** A piece without the phrase of the chrome vocabulary that hangs on its end: `Ann Lee Follow`. */
function withoutTail(piece: string): string {
  const words = piece.split(' ');
  const tail = [1, 2].find((count) => words.length >= count + 2 && chromeOf(words.slice(-count).join(' '))?.whole);
  return tail === undefined ? piece : words.slice(0, -tail).join(' ');
}

/**
 * The persons whom a line names in capitalised words, where nothing else stands in it but a day, a time, roles,
 * organisations: `Ann Lee og Bo Ek – Journalist`, `27. Januar 2026 • Ann Lee • 3 Minuten`, `Ann LeeNews Reporter`,
 * or a single word behind a name, its place or paper. None where anything else does. `days` are where the line's
 * days stand.
 */
export function readCredit(
  text: string,
  days: readonly { readonly index: number; readonly length: number }[],
  language: string,
): readonly Person[] {
  if (text.length > limits.credit.most) return [];
  let rest = text;
  for (const { index, length } of [...days].reverse())
    rest = `${withoutWeekday(rest.slice(0, index), language)} | ${rest.slice(index + length)}`;
  const pieces = divideGlued(rest.replace(address, ' | '))
    .split(dividers)
    .flatMap((part) => part.split(conjunction))
    .map((part) => trimName(splitLabel(part, 'by') ?? splitLabel(part, 'author') ?? part))
    .map((part) => once(withoutTail(withoutRole(part))))
    .filter((part) => part !== '');
  const judged = pieces
    .map((piece) => ({ piece, is: judge(piece) }))
    .filter(({ piece }, i, all) => !(isCasedWord(piece) && all[i - 1]?.is === 'name'));
  const names = [...new Set(judged.filter(({ is }) => is === 'name').map(({ piece }) => piece))];
  const sole = judged.every(({ is }) => is !== 'other') && names.length > 0 && names.length <= limits.credit.names;
  return sole ? names.map((name) => ({ name })) : [];
}

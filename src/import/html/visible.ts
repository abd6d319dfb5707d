import { findDays } from '../day/day.ts';
import type { Block } from './blocks.ts';
import { readNames } from './names.ts';

const dayClass = /date|time|publi|posted|fecha|datum|data\b|created|byline|meta|info|stamp/i;
const authorClass =
  /auth?or|byline|by-line|writer|contributor|reporter|redacteur|autor|firma\b|signature|journalist/i;

/** Words that mark a day of change, of the page or of another thing, not of publication. */
const changed =
  /updated?|modified|aktualisiert|geändert|stand:|mis[e]? à jour|modifi[ée]|actualizad|modificad|aggiornat|atualizad|bijgewerkt|gewijzigd|oppdatert|opdateret|uppdaterad|päivitetty|zaktualizowan|aktualizov|frissítve|обновлен|изменен|оновлено|更新|改訂|수정|güncelle|copyright|©|\bexpires?\b/iu;

const closest = (element: Element, pattern: RegExp, levels: number): boolean => {
  let at: Element | null = element;
  for (let level = 0; at && level < levels; level++, at = at.parentElement)
    if (pattern.test(`${at.getAttribute('class') ?? ''} ${at.getAttribute('id') ?? ''}`)) return true;
  return false;
};

/** The day that a page prints near its title: in a short line, or in one whose class says that it is the date's. */
export function visibleDay(head: readonly Block[], language: string | undefined): string | undefined {
  let best: { value: string; score: number } | undefined;
  for (const [i, { text, element }] of head.entries()) {
    if (text.length > 200 || !/\d/.test(text)) continue;
    const days = findDays(text, language === undefined ? {} : { language });
    const day = days.find((found) => !changed.test(text.slice(Math.max(0, found.index - 30), found.index)));
    if (!day) continue;
    const classed = closest(element, dayClass, 3) || element.closest('time') !== null;
    if (!classed && text.length > 90) continue;
    const score = (classed ? 2 : 0) + (text.length < day.length + 30 ? 1 : 0) + day.sure - i / 100;
    if (!best || score > best.score) best = { value: day.moment ?? day.day, score };
  }
  return best?.value;
}

const introduced =
  /^(?:(?:(?:written|posted|published|story|text|words|report)\s+)?by\s+\p{Lu}|(?:von|par|por|di|door|af|av)\s+\p{Lu}|(?:texte?|autor(?:in|a)?|auteur|autore|forfatter|автор|текст|作者|文|记者|記者|撰文|글)\s*[:：/=])/iu;

/** The names that a page prints near its title, in a line of their own that says "by" or whose class says that it is a byline. */
export function visibleNames(head: readonly Block[], not: readonly string[]): readonly string[] | undefined {
  for (const wantsClass of [true, false])
    for (const { text, element } of head) {
      if (text.length > 120) continue;
      const classed = closest(element, authorClass, 3);
      if (wantsClass !== classed || !(classed || introduced.test(text))) continue;
      const names = readNames(text, not);
      if (names.length > 0) return names;
    }
  return undefined;
}

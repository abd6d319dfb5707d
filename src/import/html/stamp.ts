import { findDays } from '../day/day.ts';
import { loose } from './plain.ts';

/** How long a line that states day and author can be, and how many letters it may have beside them. */
const limits = { line: 140, rest: 6 } as const;

/** How long a text takes to read, and how old it is. */
const minutes =
  /\b\d+\s*(?:min(?:ute[ns]?|uti|uter|uut)?s?|hours?|stunden?|days?|tage?n?)\b\.?(?:\s*(?:read|lesezeit|lesedauer|de lecture|de lectura|di lettura|leestijd|lästid|lesetid|ago))?/giu;

/** What stands around a day: hours and zones, the time to read, that something was published or changed then. */
const around: readonly RegExp[] = [
  /\b\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?|uhr|h|น\.)?/giu,
  /\b(?:[ap]\.?m|uhr|gmt|utc|[ecmp][sd]?t|cest|cet|bst|msk|wib|ist)\b/giu,
  minutes,
  /(?:read(?:ing)? time|lesezeit|lesedauer|temps de lecture|tiempo de lectura|tempo di lettura|leestijd|lästid)/giu,
  /\b(?:first |last |zuletzt )?(?:published|posted|updated|modified|created|publi[ée]e?|publicado|pubblicato|publicerad|publisert|publiceret|publiziert|veröffentlicht|erstellt|gepubliceerd|actuali[sz]ado|mis à jour|aggiornat[oa]|aktualisiert|bijgewerkt|oppdatert|uppdaterad|opdateret|atualizado|stand|güncelleme|publié le)\b/giu,
  /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun)(?:day)?\b|\b(?:mon|diens|donners|frei|sams|sonn)tag\b|\bmittwoch\b/giu,
  /\b(?:by|von|par|por|di|door|av|af|on|at|am|um|le|à|el|den|kl|the|and|und)\b/giu,
];

/**
 * Whether a line says nothing but when, by whom and for how many minutes: a day, an hour or a time to read, `known` names, and the words
 * that stand around these in bylines. `known` are in the form of `loose`; `language` is the text's.
 */
export function isStamp(text: string, known: readonly string[], language: string | undefined): boolean {
  if (text.length > limits.line || !/\d/.test(text)) return false;
  const days = findDays(text, language === undefined ? {} : { language });
  if (days.length === 0 && text.search(minutes) < 0) return false;
  let rest = text;
  for (const { index, length } of days.toReversed())
    rest = `${rest.slice(0, index)} ${rest.slice(index + length)}`;
  for (const pattern of around) rest = rest.replace(pattern, ' ');
  rest = loose(rest);
  for (const name of known) rest = rest.replace(name, ' ');
  return rest.replace(/[\s\d]/g, '').length <= limits.rest;
}

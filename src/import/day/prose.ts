import { createRequire } from 'node:module';
import type { Chrono, ParsedResult } from 'chrono-node';
import type { FoundDay } from './found.ts';
import { civilDay } from './found.ts';
import { table } from '../../text/table.ts';

const require = createRequire(import.meta.url);

/** Loaded with the first text that asks for it: it has some hundred modules, and few texts need one of them. */
const chrono = (): typeof import('chrono-node') => require('chrono-node') as typeof import('chrono-node');

/** chrono-node's parsers by language: one at a time, that of the text. English reads the day first; numbers are our own rule's. */
const parsers = table<() => Chrono>({
  en: () => chrono().en.GB,
  de: () => chrono().de.casual,
  fr: () => chrono().fr.casual,
  es: () => chrono().es.casual,
  it: () => chrono().it.casual,
  pt: () => chrono().pt.casual,
  nl: () => chrono().nl.casual,
  sv: () => chrono().sv.casual,
  ru: () => chrono().ru.casual,
  uk: () => chrono().uk.casual,
});

const parts = ['day', 'month', 'year'] as const;

/** A day in numbers alone: a.m., p.m. and zones beside it are no words that tell in which order. */
const numbers = /\d\s?([./-])\s?\d{1,2}\s?\1\s?\d/;

function certain(result: ParsedResult): boolean {
  return (
    parts.every((part) => result.start.isCertain(part)) &&
    /\p{L}/u.test(result.text) &&
    !numbers.test(result.text)
  );
}

/**
 * Days in forms that the other rules do not know (`the third of March, 2021`), by chrono-node with the one locale of the text's
 * language; only results with day, month and year certain, and a word among them. Nothing for languages that it does not read.
 */
export function proseDays(text: string, language: string): readonly FoundDay[] {
  const parser = parsers.get(language.split('-')[0] as string);
  if (!parser || !/\b\d{4}\b/.test(text)) return [];
  return parser()
    .parse(text, new Date(0))
    .filter(certain)
    .flatMap((result) => {
      const [day, month, year] = parts.map((part) => result.start.get(part) ?? 0);
      const value = civilDay(year as number, month as number, day as number);
      return value === undefined
        ? []
        : [
            {
              day: value,
              index: result.index,
              length: result.text.length,
              rule: 'prose' as const,
              sure: 0.85,
            },
          ];
    });
}

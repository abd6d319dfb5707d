import type { Heading } from './phrases.ts';
import { phrases } from './phrases.ts';

/** The phrases under a heading with their languages. */
export function phrasesOf(heading: Heading): ReadonlyMap<string, readonly string[]> {
  return phrases.get(heading) as ReadonlyMap<string, readonly string[]>;
}

/** The phrases under a heading in all languages. */
export function allPhrases(heading: Heading): readonly string[] {
  return [...phrasesOf(heading).values()].flat();
}

/**
 * The names of a language's months or days of the week, by their numbers from 1: `1 jänner`. Empty for a language
 * without any.
 */
export function numberedPhrases(heading: Heading, language: string): ReadonlyMap<number, readonly string[]> {
  const entries = (phrasesOf(heading).get(language) ?? []).map((phrase) => {
    const [, number, name] = /^(\d+) (.*)$/u.exec(phrase) as unknown as [string, string, string];
    return { number: Number(number), name };
  });
  return new Map(
    [...Map.groupBy(entries, ({ number }) => number)].map(([number, same]) => [number, same.map(({ name }) => name)]),
  );
}

/**
 * The source of a regular expression for a phrase: any white space for spaces, anything for `…`, or nothing for
 * what stands in brackets.
 */
export function escapePhrase(phrase: string): string {
  return phrase
    .replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replace(/\s+/g, String.raw`\s+`)
    .replace(/\\\[((?:(?!\\\[).)*?)\\\]/g, '(?:$1)?')
    .replace(/…/g, '.*');
}

/** The source of a regular expression for any of some phrases, the longest first. */
export function anyOf(some: readonly string[]): string {
  return some
    .toSorted((a, b) => b.length - a.length)
    .map(escapePhrase)
    .join('|');
}

/** The words of phrases that stand before and behind `…`. */
export function beside(some: readonly string[]): { readonly before: string[]; readonly behind: string[] } {
  return {
    before: some.filter((phrase) => phrase.endsWith(' …')).map((phrase) => phrase.slice(0, -2)),
    behind: some.filter((phrase) => phrase.startsWith('… ')).map((phrase) => phrase.slice(2)),
  };
}

/** The names of units of time in all languages, of two letters and more. */
export const unitNames: readonly string[] = allPhrases('units').filter((unit) => unit.length > 1);

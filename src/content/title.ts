import type { Candidate } from '../article/candidate.ts';

const longest = 80;

/** The words of a Markdown text's first paragraph that has any, without marks. */
function firstWords(body: string): string {
  for (const paragraph of body.split(/\n\s*\n/)) {
    const words = paragraph
      .replace(/!\[[^\]]*\]\([^)]*\)|<[^<>]*>/g, ' ')
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/^[ \t]*(?:[#>*+-]+|\d+[.)])[ \t]+/gm, '')
      .replace(/\\([^\w\s])/g, '$1')
      .replace(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/g, '')
      .replace(/\s+/g, ' ')
      .trim();
    if (/[\p{L}\p{N}]/u.test(words)) return words;
  }
  return '';
}

/** A text cut between words, where it has several, to a length that a title can have. */
function shortened(words: string): string {
  if (words.length <= longest) return words;
  const cut = words.slice(0, longest);
  const end = cut.lastIndexOf(' ');
  const kept = end > longest / 2 ? cut.slice(0, end) : cut.replace(/[\ud800-\udbff]$/, '');
  return `${kept.replace(/[\s\p{Po}\p{Pd}]+$/u, '')}…`;
}

/**
 * The entry of a feed that has no title, as short messages have none, with its first words in the place of one, marked as
 * inferred. Other sources have titles: where none was found, a person has to look.
 */
export function withTitle(candidate: Candidate): Candidate {
  if (candidate.entry === undefined || candidate.fields.title) return candidate;
  const value = shortened(firstWords(candidate.body) || (candidate.fields.summary?.value ?? ''));
  if (value === '') return candidate;
  const title = { value, where: 'the first words of the text', sure: 0.3, inferred: true } as const;
  return { ...candidate, fields: { ...candidate.fields, title } };
}

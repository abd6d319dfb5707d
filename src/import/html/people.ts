import type { Person } from '../../article/article.ts';
import { address } from '../markup/policy.ts';
import { inChrome, inPicture } from './chrome.ts';
import { readNames, readPersons } from './names.ts';
import type { SourceContext } from './page.ts';
import { metaText, visibleText } from './plain.ts';
import type { Thing } from './schema.ts';
import { propertyValues, resolve, typesOf } from './schema.ts';

/**
 * The authors that a JSON-LD object names: strings, objects, references, lists of these; organisations only where
 * no person is.
 */
export function schemaPeople(thing: Thing, things: readonly Thing[], not: readonly string[]): readonly Person[] {
  const persons: Person[] = [];
  const groups: Person[] = [];
  for (const value of [thing['author'], thing['creator']].flatMap(propertyValues)) {
    const author = resolve(value, things);
    const name =
      typeof value === 'string' ? value : propertyValues(author?.['name']).find((one) => typeof one === 'string');
    const isGroup = author !== undefined && typesOf(author).some((type) => /Organi[sz]ation$/.test(type));
    const url = address(metaText(author?.['url'] ?? ''));
    for (const found of readNames(metaText(name), not)) {
      const person = url?.startsWith('http') ? { name: found, url } : { name: found };
      (isGroup ? groups : persons).push(person);
    }
  }
  const people = persons.length > 0 ? persons : groups;
  return people.filter((person, i) => people.findIndex((other) => other.name === person.name) === i);
}

/** How many names elements may hold that do not stand near the title; more are a list of other articles' authors. */
const mostElsewhere = 2;

/** The names in elements that a selector finds: those near the title, else the only ones of the page. */
export function elementNames(
  { page, head, sites }: SourceContext,
  selector: string,
  read: typeof readPersons = readNames,
): readonly string[] {
  const elements = [...page.document.querySelectorAll(selector)].filter((e) => !inChrome(e) && !inPicture(e));
  const near = elements.filter((e) => head.some(({ element }) => e.contains(element) || element.contains(e)));
  const chosen = near.length > 0 ? near : elements;
  const outer = chosen.filter((e) => !chosen.some((other) => other !== e && other.contains(e)));
  const names = outer.flatMap((element) => {
    const inner = element.querySelector('[itemprop~="name"], .fn, .p-name');
    const text = inner?.getAttribute('content') ?? visibleText(inner ?? element);
    return text.length > 120 ? [] : read(element.getAttribute('content') ?? text, sites);
  });
  const distinct = [...new Set(names)];
  return near.length === 0 && distinct.length > mostElsewhere ? [] : distinct;
}

import type { Person } from '../../article/article.ts';
import { fold } from '../../text/words.ts';
import type { StatedValue } from './entry.ts';
import { shownLine } from './plain.ts';

const mail = String.raw`(?:mailto:)?[^\s<>()[\]@]{1,99}@[^\s<>()[\]]+`;

/** How feeds write a name with an address (RSS 2.0: `mail (Name)`; RFC 5322: `Name <mail>`); group 1 is the name. */
const forms: readonly RegExp[] = [
  new RegExp(String.raw`^<?${mail}>?\s{0,9}\(([^()]+(?:\([^()]*\)[^()]*)*)\)$`),
  new RegExp(String.raw`^"?([^"<([]+)"?\s{0,9}[<([]${mail}[>)\]]$`),
  new RegExp(String.raw`^([^@]{1,200}?)\s{0,9}[,-]?\s{1,9}${mail}$`),
];
const onlyMail = new RegExp(`^<?${mail}>?$`);
const nobody = /^<?(?:mailto:)?(?:no-?reply|do-?not-?reply|no-?spam|nobody)@/i;

/**
 * The name in what a feed says of a person, and whether it is but an e-mail address; undefined where it names nobody.
 */
export function nameInCredit(written: string): { readonly name: string; readonly address: boolean } | undefined {
  const text = shownLine(written);
  for (const form of forms) {
    const name = form.exec(text)?.[1]?.trim();
    if (name !== undefined && name !== '') return { name: name.replace(/^mailto:/, ''), address: onlyMail.test(name) };
  }
  if (text === '' || nobody.test(text)) return undefined;
  const address = onlyMail.test(text);
  return { name: address ? text.replace(/^<?(?:mailto:)?|>$/g, '') : text, address };
}

/** Whether a text is but several of the names in a row, as podcasts put all authors into one element. */
function lists(text: string, names: readonly string[]): boolean {
  if (names.filter((name) => text.includes(name)).length < 2) return false;
  let rest = text;
  for (const name of names.toSorted((a, b) => b.length - a.length)) rest = rest.replaceAll(name, ' ');
  return /^(?:[\s,;&+/]|(?:and|und|et|y|e|en|og|och|ja)(?=\s))*$/i.test(rest);
}

/**
 * The people that a feed names, each once, an address only where nobody has a name. `verbatim` where names are known to
 * be names and nothing else.
 */
export function peopleOf(named: readonly StatedValue<Person>[], verbatim = false): readonly StatedValue<Person>[] {
  const found = new Map<string, StatedValue<Person> & { readonly address: boolean }>();
  for (const { value, where } of named) {
    const read = verbatim ? { name: value.name, address: false } : nameInCredit(value.name);
    if (read === undefined) continue;
    const key = verbatim ? read.name : fold(read.name);
    const known = found.get(key);
    const names = [...found.values()].map((person) => person.value.name);
    const joined = verbatim ? read.name === names.join(', ') : lists(read.name, names);
    if (known === undefined && joined) continue;
    const url = known?.value.url ?? value.url;
    const person = { name: known?.value.name ?? read.name, ...(url === undefined ? {} : { url }) };
    found.set(key, { value: person, where: known?.where ?? where, address: read.address });
  }
  const people = [...found.values()];
  const withNames = people.filter(({ address }) => !address);
  return (withNames.length > 0 ? withNames : people).map(({ value, where }) => ({ value, where }));
}

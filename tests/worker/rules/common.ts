/** A rule of a format: the faults that it finds, each a sentence. */
export type Rule<T> = (subject: T) => readonly string[];

/** Every fault that a table of rules finds, with the rule's name. */
export function check<T>(rules: Readonly<Record<string, Rule<T>>>, subject: T): string[] {
  return Object.entries(rules).flatMap(([name, rule]) => rule(subject).map((fault) => `${name}: ${fault}`));
}

/** RFC 3986: absolute, with a scheme, and with nothing that must be percent-encoded. */
export function isUri(value: string | undefined): boolean {
  return value !== undefined && /^[a-z][a-z\d+.-]*:[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/i.test(value);
}

/** RFC 6838 §4.2: `type/subtype`. */
export function isMediaType(value: string | undefined): boolean {
  return value !== undefined && /^[a-z\d][\w!#$&^.+-]*\/[a-z\d][\w!#$&^.+-]*(?:\s*;.*)?$/i.test(value);
}

/** BCP 47, as far as form goes. */
export function isLanguage(value: string | undefined): boolean {
  return value !== undefined && /^[a-z]{2,8}(?:-[a-z\d]{1,8})*$/i.test(value);
}

/** What stands more than once. */
export function repeated(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value, i) => values.indexOf(value) !== i))].map((value) => `${value} twice`);
}

/** A sentence where something does not hold. */
export function unless(holds: boolean, fault: string): readonly string[] {
  return holds ? [] : [fault];
}

/** The value of a key of data from outside: undefined for `constructor`, `toString` and whatever else a prototype answers to. */
export function lookup<T>(data: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(data, key) ? data[key] : undefined;
}

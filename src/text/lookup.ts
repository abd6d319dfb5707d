/** The value of an object's own key; undefined for `constructor`, `toString` and all other keys of its prototype. For data from outside. */
export function lookup<T>(data: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(data, key) ? data[key] : undefined;
}

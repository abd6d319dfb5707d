/**
 * A constant table that is asked for keys from outside. An object literal would have values for `constructor` and
 * `toString` too.
 *
 *     const types = table({ '.png': 'image/png' });
 *     types.get(extension); // undefined for any other extension
 */
export function table<T>(rows: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(rows));
}

/** The value of an object's own key, for data from outside; undefined for `toString` and all else of its prototype. */
export function lookup<T>(data: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(data, key) ? data[key] : undefined;
}

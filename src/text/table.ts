/**
 * A constant table that is asked for keys from outside. An object literal would have values for `constructor` and `toString` too.
 *
 *     const types = table({ '.png': 'image/png' });
 *     types.get(extension); // undefined for any other extension
 */
export function table<T>(rows: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(rows));
}

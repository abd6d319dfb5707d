/**
 * A table of ours that is asked with keys from outside. An object literal would answer to `constructor` and `toString`, too.
 *
 *     const types = table({ '.png': 'image/png' });
 *     types.get(extension); // undefined for whatever is not in it
 */
export function table<T>(rows: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(rows));
}

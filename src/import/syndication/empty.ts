import { ParseError } from 'feedsmith';

/** An empty feed is one to us, and an error to the parser. */
export function orEmpty<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}

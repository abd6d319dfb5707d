/** A language as BCP 47 writes it: `en_us` is `en-US`; undefined where a feed names none that is well-formed. */
export function languageTag(written: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(written.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

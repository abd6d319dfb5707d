/** Languages written from right to left unless a script is named, by BCP 47 subtag. */
const languages = new Set('ar arc arz azb bal ckb dv fa glk he khw ks lrc mzn nqo pnb ps sd syr ug ur yi'.split(' '));

/** Scripts written from right to left (ISO 15924). */
const scripts = new Set('adlm arab aran armi avst hebr mand mend nkoo phnx rohg samr syrc thaa'.split(' '));

/** The base direction of text in a language (BCP 47): that of its script if it names one. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const [primary = '', ...rest] = language.toLowerCase().split('-');
  const script = rest.find((subtag) => /^[a-z]{4}$/.test(subtag));
  const isRightToLeft = script === undefined ? languages.has(primary) : scripts.has(script);
  return isRightToLeft ? 'rtl' : 'ltr';
}

/** The attributes of an element whose text is in a language. */
export function inLanguage(language: string): { readonly lang: string; readonly dir: 'ltr' | 'rtl' } {
  return { lang: language, dir: directionOf(language) };
}

/** `lang`, if a language is not English, as the pages' own words are. */
export function unlessEnglish(language: string): { readonly lang?: string } {
  return /^en(?:-|$)/i.test(language) ? {} : { lang: language };
}

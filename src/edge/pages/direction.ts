/** Languages that are written from right to left where no script is named, by their BCP 47 subtag. */
const languages = new Set(
  'ar arc arz azb bal ckb dv fa glk he khw ks lrc mzn nqo pnb ps sd syr ug ur yi'.split(' '),
);

/** Scripts that are written from right to left (ISO 15924). */
const scripts = new Set('adlm arab aran armi avst hebr mand mend nkoo phnx rohg samr syrc thaa'.split(' '));

/** The base direction of a text in a language (BCP 47): that of the script it names, else of the language. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const [primary = '', ...rest] = language.toLowerCase().split('-');
  const script = rest.find((subtag) => /^[a-z]{4}$/.test(subtag));
  const backward = script === undefined ? languages.has(primary) : scripts.has(script);
  return backward ? 'rtl' : 'ltr';
}

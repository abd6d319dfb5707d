/** How a generator makes the address of a post. Keys and settings are separated by spaces; patterns are those of `fillPattern`. */
export interface AddressRule {
  /** Keys of front matter that state the path. */
  readonly stated?: string;
  /** Whether front matter states a pattern. */
  readonly statedIsPattern?: boolean;
  /** Settings that hold the pattern; a group of patterns is one by section. */
  readonly settings?: string;
  /** Patterns by the names that settings may give instead. */
  readonly styles?: ReadonlyMap<string, string>;
  /** Where nothing states one: the first of these of which all placeholders have values. */
  readonly patterns: readonly string[];
  /** The setting of a path before all others. */
  readonly prefix?: string;
  /** The placeholders of `permalink.ts` that the generator calls by other names. */
  readonly names?: Readonly<Record<string, string>>;
  /** Makes a part of an address of words; `urlize` if absent. */
  readonly slugify?: (text: string) => string;
  /** The end of a path: a slash; that of its folder for `index.html`; or as that setting of Docusaurus or VitePress says. */
  readonly ends?: 'slash' | 'folder' | 'trailingSlash' | 'cleanUrls';
  /** The setting, for all sections or by section, that makes `a.html` of `a/`. */
  readonly ugly?: string;
  /** The setting of the language whose posts have no prefix; others begin with their code. */
  readonly mainLanguage?: string;
  /** How sure an address is, 0 to 1. */
  readonly sure: number;
}

import type { Block } from './blocks.ts';
import type { Page } from './page.ts';

/** What a source may look at. */
export interface Ground {
  readonly page: Page;
  /** The lines around the title. */
  readonly head: readonly Block[];
  /** BCP 47, by the text. */
  readonly language: string | undefined;
  /** Names of the site, which are nobody's name. */
  readonly sites: readonly string[];
  /** What Defuddle reads in the page; computed when first asked for. */
  readonly defuddle: () => { readonly author: string };
}

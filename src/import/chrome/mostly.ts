import { chromeOf } from './phrase.ts';

/** How long a line of which the vocabulary knows only a part can be, how many letters the part must have, and which share of the line's. */
const limits = { longest: 60, fewest: 6, share: 0.4 } as const;

/** Whether a short line that stands alone is chrome for the most part: `Share on Facebook`, `Subscribe to our newsletter`. Not where it is a menu's word. */
export function isMostlyChrome(text: string): boolean {
  if (text.length > limits.longest) return false;
  const match = chromeOf(text);
  if (!match || match.kind === 'navigation') return false;
  if (match.whole) return true;
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return match.length >= Math.max(limits.fewest, limits.share * letters);
}

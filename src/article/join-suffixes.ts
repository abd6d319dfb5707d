/** Suffixes of names that follow a comma, without full stops: generations and the legal forms of companies. */
const generation = /^(?:[js]n?r|i{2,3}|iv|esq(?:uire)?|phd|ph d|et al|inc|ltd|llc|corp|plc|gmbh)$/i;

/** Degrees and orders. Only in capitals: "Ma" and "Do" are surnames. */
const degree = new RegExp(
  '^(?:[BM](?:A|S|Sc|FA|Ed|Eng|Phil)|MD|MBA|MPH|MFA|MP|DO|DDS|DMD|DVM|DPhil|EdD|PsyD|PharmD|JD|LL[BM]|RN|CPA|CFA|PE|' +
    'PMP|[CKMO]BE|FRS|[KQ]C|SJ|OP|OSB|OFM)$',
);

/** Whether a text is the suffix of a name: `Jr.`, `PhD`, `III`, `Inc.` */
function isSuffix(item: unknown): item is string {
  const text = typeof item === 'string' ? item.replaceAll('.', '').trim() : '';
  return generation.test(text) || degree.test(text);
}

/**
 * Names that were split at commas, with each suffix joined to the name before it: `King`, `Jr.` and `Ada` become
 * `King, Jr.` and `Ada`. Items that are no texts are kept.
 */
export function joinSuffixes<T>(items: readonly T[]): readonly T[] {
  const names: T[] = [];
  for (const item of items) {
    const before = names.at(-1);
    if (typeof before === 'string' && isSuffix(item)) names[names.length - 1] = `${before}, ${item}` as T;
    else names.push(item);
  }
  return names;
}

/** Without full stops, what follows a name and a comma and belongs to the name: a generation, a company's form. */
const generation = /^(?:[js]n?r|i{2,3}|iv|esq(?:uire)?|phd|ph d|et al|inc|ltd|llc|corp|plc|gmbh)$/i;

/** Degrees and orders. They are written in capitals: "Ma" and "Do" are surnames. */
const degree =
  /^(?:[BM](?:A|S|Sc|FA|Ed|Eng|Phil)|MD|MBA|MPH|MFA|MP|DO|DDS|DMD|DVM|DPhil|EdD|PsyD|PharmD|JD|LL[BM]|RN|CPA|CFA|PE|PMP|[CKMO]BE|FRS|[KQ]C|SJ|OP|OSB|OFM)$/;

/** Whether a text is no name but what follows one: `Jr.`, `PhD`, `III`, `Inc.` */
function isSuffix(item: unknown): item is string {
  const text = typeof item === 'string' ? item.replaceAll('.', '').trim() : '';
  return generation.test(text) || degree.test(text);
}

/**
 * Names that were cut at commas, with each suffix put back to the name before it: of `King`, `Jr.` and `Ada` the two names `King, Jr.`
 * and `Ada`. What is no text stays as it is.
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

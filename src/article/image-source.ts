/** Attributes in which scripts that load pictures and frames late keep the address, the likeliest first. */
export const lateSources: readonly string[] = [
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-lazy',
  'data-url',
  'data-hi-res-src',
  'data-full-src',
  'data-orig-file',
  'data-large-file',
  'data-image',
  'data-img-src',
];

/** Attributes with candidates of several sizes, for pictures that are loaded at once or late. */
export const sourceSets: readonly string[] = ['srcset', 'data-srcset', 'data-lazy-srcset'];

/** Addresses of pictures in `src` that stand in until the real one is loaded. */
const placeholder = new RegExp(
  '(?:^|[/_-])(?:blank|spacer|pixel|transparent|placeholder|lazy|1x1|grey|loading)[^/]*$',
  'i',
);

/** A candidate of a `srcset`: an address, and the width or density that it is for. */
export interface SourceCandidate {
  readonly url: string;
  readonly descriptor?: string;
}

/** The candidates of a `srcset` (HTML §4.8.4.2.2). Addresses with commas inside survive. */
export function parseSrcset(srcset: string): readonly SourceCandidate[] {
  const found: SourceCandidate[] = [];
  const words = srcset.split(/\s+/).filter((word) => word !== '' && word !== ',');
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    const url = word.replace(/^,+|(?<!,),+$/g, '');
    const descriptor = word.endsWith(',') ? undefined : /^([\d.]+[wx]),?$/.exec(words[i + 1] ?? '')?.[1];
    if (descriptor !== undefined) i++;
    found.push(descriptor === undefined ? { url } : { url, descriptor });
  }
  return found;
}

/** The width that a candidate is for; a density counts for a picture 1,000 pixels wide. */
const widthOf = ({ descriptor = '1x' }: SourceCandidate): number =>
  Number.parseFloat(descriptor) * (descriptor.endsWith('w') ? 1 : 1000);

/** The address of the widest candidate of a `srcset`. */
function widest(srcset: string): string | undefined {
  return parseSrcset(srcset).toSorted((a, b) => widthOf(b) - widthOf(a))[0]?.url;
}

/**
 * The addresses at which a picture can be, as its attributes state them, the best first: that of the picture that
 * is loaded late, the plain one, the widest of each set of candidates. Stand-ins are left out. `sets` are sets of
 * `source` elements.
 */
export function imageSources(
  attribute: (name: string) => string | null | undefined,
  sets: readonly string[] = [],
): readonly string[] {
  const src = attribute('src') ?? '';
  const widestOfSets = [...sourceSets.map((name) => attribute(name) ?? ''), ...sets].map(widest);
  return [...lateSources.map(attribute), placeholder.test(src) ? '' : src, ...widestOfSets].filter(
    (url) => typeof url === 'string' && !/^$|^(?:data|about):/i.test(url),
  ) as string[];
}

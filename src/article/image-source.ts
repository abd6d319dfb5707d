/** Attributes in which scripts that load pictures late keep the address, the likeliest first. */
const lateSources = [
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

/** Addresses of pictures that stand in until the real one is loaded. */
const placeholder = new RegExp(
  '^(?:data|about):|(?:^|[/_-])(?:blank|spacer|pixel|transparent|placeholder|lazy|1x1|grey|loading)[^/]*$',
  'i',
);

/** The widest address of a `srcset` (HTML, "Parsing a srcset attribute"; addresses with commas inside survive). */
function widest(srcset: string): string | undefined {
  let best: { url: string; size: number } | undefined;
  const words = srcset.split(/\s+/).filter((word) => word !== '' && word !== ',');
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    const url = word.replace(/^,+|(?<!,),+$/g, '');
    const next = word.endsWith(',') ? '' : (words[i + 1] ?? '');
    const [descriptor, number, unit] = /^([\d.]+)([wx]),?$/.exec(next) ?? [];
    if (descriptor !== undefined) i++;
    const size = Number(number ?? 1) * (unit === 'w' ? 1 : 1000);
    if (!best || size > best.size) best = { url, size };
  }
  return best?.url;
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
  const stated = [...lateSources, 'src'].map(attribute);
  const widestOfSets = [...sourceSets.map((name) => attribute(name) ?? ''), ...sets].map(widest);
  return [...stated, ...widestOfSets]
    .filter((url) => typeof url === 'string')
    .filter((url) => url !== '' && !placeholder.test(url));
}

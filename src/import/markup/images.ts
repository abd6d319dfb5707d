import { address } from './address.ts';

/** Where pages that load pictures late keep the real address, the likeliest first. */
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
const lateSets = ['srcset', 'data-srcset', 'data-lazy-srcset'];

const placeholder =
  /^data:|^about:|(?:^|[/_-])(?:blank|spacer|pixel|transparent|placeholder|lazy|1x1|grey|loading)[^/]*$/i;

/** The widest address of a `srcset` (HTML, "Parsing a srcset attribute"; addresses with commas inside survive). */
export function widest(srcset: string): string | undefined {
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

/** The address of an image as a person would have seen it, undefined where it shows nothing (a placeholder, a counter). */
export function imageAddress(image: Element, base?: string): string | undefined {
  const tiny = ['width', 'height'].every((key) => /^[01](?:px)?$/.test(image.getAttribute(key) ?? ''));
  if (tiny) return undefined;
  const source = image.getAttribute('src') ?? '';
  const plain = source !== '' && !placeholder.test(source) ? address(source, base) : undefined;
  const late = lateSources
    .map((key) => image.getAttribute(key))
    .find((value) => value && !placeholder.test(value));
  const sets = [image, ...(image.closest('picture')?.querySelectorAll('source') ?? [])].flatMap((element) =>
    lateSets.map((key) => element.getAttribute(key) ?? ''),
  );
  const set = sets.map(widest).find((url) => url !== undefined && !placeholder.test(url));
  return address(late, base) ?? plain ?? address(set, base);
}

/** Gives every image its real address, absolute, and takes away its other forms and those that show nothing or are there twice for `noscript`. */
export function settleImages(root: Element, base?: string): void {
  for (const image of root.querySelectorAll('img')) {
    const url = imageAddress(image, base);
    if (url === undefined) {
      image.remove();
      continue;
    }
    image.setAttribute('src', url);
    for (const key of ['alt', 'title']) {
      const value = image.getAttribute(key)?.replace(/\s+/g, ' ').trim();
      if (value) image.setAttribute(key, value);
      else image.removeAttribute(key);
    }
  }
  // Turndown keeps the white space around empty elements; before the image it would make a code block of it.
  for (const source of root.querySelectorAll('picture source')) source.remove();
  for (const noscript of root.querySelectorAll('noscript')) {
    const seen = new Set(
      [...root.querySelectorAll('img')]
        .filter((i) => !noscript.contains(i))
        .map((i) => i.getAttribute('src')),
    );
    for (const image of noscript.querySelectorAll('img'))
      if (seen.has(image.getAttribute('src'))) image.remove();
  }
}

import { imageSources, sourceSets } from '../../article/image-source.ts';
import { address } from './policy.ts';

/**
 * The address of an image as a person would have seen it; undefined where it shows nothing (a stand-in, a counter).
 */
function imageAddress(image: Element, base?: string): string | undefined {
  const tiny = ['width', 'height'].every((key) => /^[01](?:px)?$/.test(image.getAttribute(key) ?? ''));
  if (tiny) return undefined;
  const others = [...(image.closest('picture')?.querySelectorAll('source') ?? [])];
  const sets = others.flatMap((source) => sourceSets.map((name) => source.getAttribute(name) ?? ''));
  for (const url of imageSources((name) => image.getAttribute(name), sets)) {
    const found = address(url, base);
    if (found !== undefined) return found;
  }
  return undefined;
}

const isHidden = (image: Element): boolean => image.closest('noscript') !== null;

/** Removes images of `noscript` elements that stand outside of them too. */
function dropRepeated(root: Element): void {
  const images = [...root.querySelectorAll('img')];
  const seen = new Set(images.filter((image) => !isHidden(image)).map((image) => image.getAttribute('src')));
  for (const image of images) if (isHidden(image) && seen.has(image.getAttribute('src'))) image.remove();
}

/** Gives every image its real address, absolute, and removes its other forms and images that show nothing. */
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
  dropRepeated(root);
}

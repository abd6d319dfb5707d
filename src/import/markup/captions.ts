/**
 * Classes of elements that hold a caption where a page has no `figcaption` for it: `wp-caption-text`,
 * `image-caption`, `photo__caption`.
 */
const captionClass = /(?:^|[\s_-])caption(?:[_-]?(?:text|content|title|body))?(?:$|\s)/i;

/** Longest caption, in characters. */
const longest = 600;

const words = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim();

/** The box around a caption that holds one image and no other words, at most two steps out. */
function boxOf(caption: Element, root: Element): Element | undefined {
  const around = [caption.parentElement, caption.parentElement?.parentElement];
  return (
    around.find(
      (box) =>
        box &&
        box !== root &&
        root.contains(box) &&
        /^(?:div|section|aside)$/.test(box.localName) &&
        box.querySelectorAll('img').length === 1 &&
        words(box) === words(caption),
    ) ?? undefined
  );
}

/** Makes a `figure` with its `figcaption` of boxes that hold an image and a caption by their classes alone. */
export function settleCaptions(root: Element): void {
  for (const caption of root.querySelectorAll('[class*="caption" i]')) {
    if (!captionClass.test(caption.getAttribute('class') ?? '') || caption.closest('figure, table, pre')) continue;
    const text = words(caption);
    const box = text === '' || text.length > longest ? undefined : boxOf(caption, root);
    const image = box?.querySelector('img');
    if (!box || !image || caption.contains(image)) continue;
    const figure = box.ownerDocument.createElement('figure');
    const below = box.ownerDocument.createElement('figcaption');
    below.append(...caption.childNodes);
    figure.append(image.closest('a') ?? image, below);
    box.replaceWith(figure);
  }
}

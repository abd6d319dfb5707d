import type { Block } from './blocks.ts';
import { textOf } from './plain.ts';

const media = 'img, iframe, video, audio, picture, object, embed';

/** Takes a line out, and the elements that are empty without it. */
export function take({ nodes }: Block, root: Element): void {
  for (const node of nodes) {
    let at: Element | null = node.parentElement;
    node.parentNode?.removeChild(node);
    while (at && at !== root && textOf(at) === '' && !at.matches(media) && !at.querySelector(media)) {
      const outer: Element | null = at.parentElement;
      at.remove();
      at = outer;
    }
  }
}

import { ownAddress } from './body.ts';
import type { Item } from './item.ts';

interface LeadProps {
  readonly item: Item;
  readonly origin: string;
  readonly written: { readonly lang: string; readonly dir: string };
}

/** An article's picture above its text, where it is ours and the text does not show it. */
export function Lead({ item, origin, written }: LeadProps) {
  const { image, content_html: body, _dateline: extension } = item;
  const here = image === undefined ? undefined : ownAddress(image, origin);
  if (here === undefined || body.includes(`src="${image}"`)) return null;
  const { alt = '', caption, width, height } = extension?.image ?? {};
  const size = width === undefined || height === undefined ? {} : { width, height };
  return (
    <figure class="lead-picture" {...written}>
      <img src={here} alt={alt} {...size} />
      {caption === undefined ? null : <figcaption>{caption}</figcaption>}
    </figure>
  );
}

import type { Attachment, Image } from '../../article/article.ts';
import { type FeedEntry, given, type StatedValue } from './entry.ts';
import { type ChildrenByName, childrenByName } from './feed-elements.ts';
import { elementText, resolveIn, type XmlElement } from './xml.ts';

/** A number in an attribute. */
function numberIn(written: string | undefined): number | undefined {
  return written === undefined || !/^\s*\d/.test(written) ? undefined : Number.parseFloat(written);
}

/** Seconds of a duration: `95`, `1:35`, `1:02:03`. */
function secondsOf(duration: string | undefined): number | undefined {
  if (duration === undefined || !/^\s*\d+(?:\.\d+)?(?::\d+(?:\.\d+)?){0,2}\s*$/.test(duration)) return undefined;
  return duration.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

function addressIn(element: XmlElement, attribute: 'href' | 'url'): string | undefined {
  const address = element.attributes[attribute]?.trim();
  return address ? resolveIn(element, address) : undefined;
}

function isPicture({ attributes: { medium, type, url } }: XmlElement): boolean {
  if (medium !== undefined || type !== undefined) return medium === 'image' || type?.startsWith('image/') === true;
  return /\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#]|$)/i.test(url ?? '');
}

const hasAddress = ({ attributes }: XmlElement): boolean => attributes['url'] !== undefined;

/**
 * All `media:content`. A group holds one thing in several representations: the default or the first of its pictures and
 * of its other files is taken.
 */
function contentElements(children: ChildrenByName): readonly XmlElement[] {
  const chosen = (children.get('media:group') ?? []).flatMap((group) => {
    const files = (childrenByName(group).get('media:content') ?? []).filter(hasAddress);
    return [files.filter(isPicture), files.filter((file) => !isPicture(file))].flatMap(
      (kind) => kind.find(({ attributes }) => attributes['isdefault'] === 'true') ?? kind[0] ?? [],
    );
  });
  return [...(children.get('media:content') ?? []).filter(hasAddress), ...chosen];
}

function thumbnails(children: ChildrenByName): readonly StatedValue<Image>[] {
  const parts = [...(children.get('media:group') ?? []), ...contentElements(children)].map(childrenByName);
  return [children, ...parts]
    .flatMap((part) => part.get('media:thumbnail') ?? [])
    .flatMap((element) => {
      const url = addressIn(element, 'url');
      const { width, height } = element.attributes;
      if (url === undefined) return [];
      return [
        {
          where: 'media:thumbnail',
          value: { url, ...given({ width: numberIn(width), height: numberIn(height) }) },
        },
      ];
    });
}

function titleIn(content: XmlElement): string | undefined {
  const [title] = childrenByName(content).get('media:title') ?? [];
  return title === undefined ? undefined : elementText(title).trim() || undefined;
}

function fileOf(where: string, element: XmlElement, url: string | undefined, more: Partial<Attachment>) {
  return { where, value: given({ url, type: element.attributes['type'], ...more }) };
}

/** The pictures and files of an entry (RSS 2.0, RFC 4287, Media RSS, iTunes, Google Play). */
export function readFeedMedia(children: ChildrenByName): Pick<FeedEntry, 'images' | 'attachments'> {
  const contents = contentElements(children);
  const pictures = contents.filter(isPicture).map((content): StatedValue<Image> => {
    const { type, width, height } = content.attributes;
    const size = { width: numberIn(width), height: numberIn(height) };
    const url = addressIn(content, 'url') as string;
    return { where: 'media:content', value: { url, ...given({ type, ...size, caption: titleIn(content) }) } };
  });
  const icons = ['itunes:image', 'googleplay:image'].flatMap((where) =>
    (children.get(where) ?? []).flatMap((element) => {
      const url = addressIn(element, 'href');
      return url === undefined ? [] : [{ where, value: { url } }];
    }),
  );
  const duration = secondsOf(children.get('itunes:duration')?.map(elementText)[0]);
  const enclosures = (children.get('enclosure') ?? []).map((element, index) =>
    fileOf(
      'enclosure',
      element,
      addressIn(element, 'url'),
      given({
        length: numberIn(element.attributes['length']),
        duration: index === 0 ? duration : undefined,
      }),
    ),
  );
  const linked = (children.get('link') ?? [])
    .filter(({ attributes }) => attributes['rel']?.toLowerCase() === 'enclosure')
    .map((element) =>
      fileOf(
        'link rel=enclosure',
        element,
        addressIn(element, 'href'),
        given({ length: numberIn(element.attributes['length']), title: element.attributes['title'] }),
      ),
    );
  const others = contents
    // No browser runs Flash players any more.
    .filter((content) => !isPicture(content) && content.attributes['type'] !== 'application/x-shockwave-flash')
    .map((content) =>
      fileOf(
        'media:content',
        content,
        addressIn(content, 'url'),
        given({
          length: numberIn(content.attributes['filesize']),
          duration: secondsOf(content.attributes['duration']),
          title: titleIn(content),
        }),
      ),
    );
  return {
    images: [...pictures, ...icons, ...thumbnails(children)],
    attachments: [...enclosures, ...linked, ...others].filter(({ value }) => value.url !== undefined),
  };
}

import type { DcNs, DcTermsNs, GooglePlayNs, ItunesNs, MediaNs } from 'feedsmith';
import type { Attachment, Image } from '../../article/article.ts';
import { type Entry, type Named, type Stated, stated, type Text, texts } from './entry.ts';

/** The vocabularies that RSS and Atom share, as the parser hands them over. */
export interface Extensions {
  readonly dc?: DcNs.ItemOrFeed<string>;
  readonly dcterms?: DcTermsNs.ItemOrFeed<string>;
  readonly itunes?: ItunesNs.Item;
  readonly googleplay?: GooglePlayNs.Item;
  readonly media?: MediaNs.ItemOrFeed;
}

/** A subject is one subject, but where there is only one it is often a list. */
function subjects(values: readonly string[] | undefined): readonly string[] {
  return values?.length === 1 ? (values[0] as string).split(/\s{0,9}[,;]\s*/) : (values ?? []);
}

function isPicture({ type, medium, url }: MediaNs.Content): boolean {
  if (medium !== undefined || type !== undefined)
    return medium === 'image' || (type?.startsWith('image/') ?? false);
  return /\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#]|$)/i.test(url ?? '');
}

/** All pictures and files; of a group, which is one thing in several representations, the default or the first. */
function mediaOf({ media }: Extensions): readonly MediaNs.Content[] {
  const chosen = (media?.groups ?? []).flatMap(({ contents }) => {
    const files = (contents ?? []).filter((content) => content.url !== undefined);
    const pictures = files.filter(isPicture);
    const others = files.filter((content) => !isPicture(content));
    return [pictures, others].flatMap((kind) => kind.find(({ isDefault }) => isDefault) ?? kind[0] ?? []);
  });
  return [...(media?.contents ?? []), ...chosen];
}

/** A player that no browser runs any more is no file. */
const players = new Set(['application/x-shockwave-flash']);

function images(extensions: Extensions): readonly Stated<Image>[] {
  const { itunes, googleplay, media } = extensions;
  const pictures = mediaOf(extensions).filter((content) => content.url !== undefined && isPicture(content));
  const thumbnails = [media, ...(media?.groups ?? []), ...mediaOf(extensions)].flatMap(
    (part) => part?.thumbnails ?? [],
  );
  return [
    ...pictures.map(({ url, type, width, height, title }) => ({
      where: 'media:content',
      value: { url: url as string, ...given({ type, width, height, caption: title?.value }) },
    })),
    ...stated('itunes:image', [itunes?.image]).map(({ value: url, where }) => ({ where, value: { url } })),
    ...stated('googleplay:image', [googleplay?.image?.href]).map(({ value: url, where }) => ({
      where,
      value: { url },
    })),
    ...thumbnails.flatMap(({ url, width, height }) =>
      url === undefined ? [] : [{ where: 'media:thumbnail', value: { url, ...given({ width, height }) } }],
    ),
  ];
}

function attachments(extensions: Extensions): readonly Stated<Partial<Attachment>>[] {
  const files = mediaOf(extensions).filter(
    (content) => content.url !== undefined && !isPicture(content) && !players.has(content.type ?? ''),
  );
  return files.map(({ url, type, fileSize, duration, title }) => ({
    where: 'media:content',
    value: { url: url as string, ...given({ type, length: fileSize, duration, title: title?.value }) },
  }));
}

/** The members that have a value. */
export function given<T extends object>(members: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

function named(where: string, values: readonly (string | undefined)[] | undefined): readonly Stated<Named>[] {
  return stated(where, values).map(({ value: name }) => ({ where, value: { name } }));
}

/** Media RSS's texts are plain unless they say otherwise. */
function typed(
  where: string,
  ...values: readonly (MediaNs.TitleOrDescription | undefined)[]
): readonly Text[] {
  return values.flatMap((text) => texts(where, text?.type === 'html' ? 'html' : 'text', [text?.value]));
}

/** What Dublin Core, iTunes, Google Play and Media RSS say of an entry. */
export function extended(extensions: Extensions): Omit<Entry, 'links'> {
  const { dc, dcterms, itunes, googleplay, media } = extensions;
  const group = media?.groups?.[0];
  return {
    titles: [
      ...texts('dc:title', 'loose', dc?.titles),
      ...texts('dcterms:title', 'loose', dcterms?.titles),
      ...texts('itunes:title', 'text', [itunes?.title]),
      ...typed('media:title', media?.title, group?.title),
    ],
    bodies: [],
    summaries: [
      ...texts('dc:description', 'loose', dc?.descriptions),
      ...texts('dcterms:abstract', 'loose', dcterms?.abstracts),
      ...texts('itunes:summary', 'loose', [itunes?.summary]),
      ...texts('googleplay:description', 'loose', [googleplay?.description]),
      ...typed('media:description', media?.description, group?.description),
      ...texts('itunes:subtitle', 'text', [itunes?.subtitle]),
    ],
    published: [
      ...stated('dc:date', dc?.dates),
      ...stated('dcterms:issued', dcterms?.issued),
      ...stated('dcterms:available', dcterms?.available),
      ...stated('dcterms:created', dcterms?.created),
      ...stated('dcterms:date', dcterms?.dates),
    ],
    updated: stated('dcterms:modified', dcterms?.modified),
    authors: [
      ...named('dc:creator', dc?.creators),
      ...named('dcterms:creator', dcterms?.creators),
      ...named('itunes:author', [itunes?.author]),
      ...named('googleplay:author', [googleplay?.author]),
    ],
    tags: [
      ...stated('dc:subject', subjects(dc?.subjects)),
      ...stated('dcterms:subject', subjects(dcterms?.subjects)),
      ...stated('itunes:keywords', itunes?.keywords),
      ...stated('media:keywords', media?.keywords),
    ],
    languages: [...stated('dc:language', dc?.languages), ...stated('dcterms:language', dcterms?.languages)],
    sources: stated('dc:source', dc?.sources).map(({ value: name, where }) => ({ where, value: { name } })),
    locations: stated('dc:coverage', dc?.coverage),
    rights: [
      ...texts('dc:rights', 'loose', dc?.rights),
      ...texts('media:copyright', 'text', [media?.copyright?.value]),
    ],
    images: images(extensions),
    attachments: attachments(extensions),
  };
}

import type { Attachment, Image } from '../../article/article.ts';
import type { Found } from '../../article/candidate.ts';
import { mediaType } from '../../article/media-type.ts';
import type { Absolute } from './address.ts';
import type { Entry, Stated } from './entry.ts';
import type { Habits } from './habits.ts';
import { found, places, sure } from './setting.ts';

/** The type as stated, else by the extension of the address, else as bytes of any kind (RFC 2046 §4.5.1). */
function typeOf({ type, url }: Partial<Attachment>): string {
  const written = type?.trim();
  if (written !== undefined && /^[\w.+-]+\/[\w.+-]+/.test(written)) return written;
  return mediaType(URL.parse(url ?? '')?.pathname ?? '') ?? 'application/octet-stream';
}

function positive(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) && value > 0 ? Math.round(value) : undefined;
}

function merge(files: readonly Partial<Attachment>[]): Partial<Attachment> {
  return files.reduceRight((all, file) => ({ ...all, ...file }), {});
}

/** The files of an entry, each address once, what one element leaves out taken from another. Addresses that lead nowhere go. */
export function attachmentsOf(
  files: readonly Stated<Partial<Attachment>>[],
  absolute: Absolute,
): readonly Attachment[] {
  const byUrl = new Map<string, Partial<Attachment>[]>();
  for (const { value } of files) {
    const url = value.url === undefined ? undefined : absolute(value.url);
    if (url !== undefined) byUrl.set(url, [...(byUrl.get(url) ?? []), value]);
  }
  return [...byUrl].map(([url, values]) => {
    const { title, ...all } = merge(values);
    const [length, duration] = [positive(all.length), positive(all.duration)];
    return {
      url,
      type: typeOf({ ...all, url }),
      ...(length === undefined ? {} : { length }),
      ...(title === undefined ? {} : { title }),
      ...(duration === undefined ? {} : { duration }),
    };
  });
}

interface Media {
  readonly image?: Found<Image>;
  readonly attachments?: Found<readonly Attachment[]>;
  /** Addresses that lead nowhere. */
  readonly lost: readonly string[];
}

function imageOf(images: readonly Stated<Image>[], absolute: Absolute): Found<Image> | undefined {
  for (const { value, where } of images) {
    const url = absolute(value.url);
    if (url !== undefined) return found({ ...value, url }, where, sure.own);
  }
  return undefined;
}

/** An entry's picture and files. A picture among the files is the entry's where no other is named. */
export function mediaOf(entry: Entry, absolute: Absolute, { filesAreFiles }: Habits): Media {
  const files = attachmentsOf(entry.attachments, absolute);
  const named = imageOf(entry.images, absolute);
  const picture = filesAreFiles ? undefined : files.find(({ type }) => type.startsWith('image/'));
  const image =
    named ?? (picture && found({ url: picture.url, type: picture.type }, 'enclosure', sure.loose));
  const rest = files.filter((file) => filesAreFiles || file.url !== image?.value.url);
  const urls = [...entry.attachments, ...entry.images].flatMap(({ value }) => value.url ?? []);
  return {
    ...(image === undefined ? {} : { image }),
    ...(rest.length === 0 ? {} : { attachments: found(rest, places(entry.attachments), sure.own) }),
    lost: [...new Set(urls.filter((url) => absolute(url) === undefined))],
  };
}

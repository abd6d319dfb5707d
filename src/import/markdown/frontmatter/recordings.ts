import type { Attachment } from '../../../article/article.ts';
import { mediaType } from '../../../article/media-type.ts';
import { at, type Data, type Datum, isData, scalarIn, textsOf } from './datum.ts';
import { firstAt, keysOf } from './keys.ts';

const recordings = keysOf('recording', {});
const sizes = keysOf('size', {});
const durations = keysOf('duration', {});

/** The media type of a recording by its extension; undefined for any other file. */
function typeOf(url: string): string | undefined {
  const type = mediaType(url);
  return type !== undefined && /^(?:audio|video)\//.test(type) ? type : undefined;
}

/** A number of bytes that is stated in digits; with a unit it is rounded, so that it is none. */
function bytesOf(text: string | undefined): number | undefined {
  const digits = text?.replace(/[,_\s]/g, '');
  return digits !== undefined && /^[1-9]\d{2,15}$/.test(digits) ? Number(digits) : undefined;
}

/** Seconds of `1:02:03`, `62:03` or `3723`. */
function secondsOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,6}(?::\d{1,2}){0,2}$/.test(text)) return undefined;
  const seconds = text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return seconds > 0 ? seconds : undefined;
}

/** The addresses in a value: a text, `{ url, length, type }`, `{ mp3: …, ogg: … }`, or a list of these. */
function recordingsIn(value: Datum): readonly { readonly url: string; readonly own: Data }[] {
  if (typeof value === 'string') {
    // An enclosure as WordPress notes it: address, bytes and type on a line each.
    const [url = '', length = '', type = ''] = value.trim().split(/\s{0,99}\n\s*/);
    return [{ url, own: { length, type } }];
  }
  if (!isData(value)) return (value as readonly Datum[]).flatMap(recordingsIn);
  const url = firstAt(value, ['url', 'src', 'href', 'file', 'path', 'link'], scalarIn)?.value;
  if (url !== undefined) return [{ url, own: value }];
  return Object.values(value).flatMap((item) =>
    textsOf(item)
      .filter((text) => typeOf(text) !== undefined)
      .map((text) => ({ url: text, own: {} })),
  );
}

/**
 * The recordings that the front matter of a podcast's episode names, and the key. `absolute` makes an address absolute.
 */
export function readRecordings(
  data: Data,
  absolute: (path: string) => string | undefined,
): { readonly key: string; readonly value: readonly Attachment[] } | undefined {
  for (const key of recordings) {
    const value = at(data, key);
    if (value === undefined) continue;
    const named = recordingsIn(value).flatMap(({ url, own }) => {
      const stated = firstAt(own, ['type', 'mime_type', 'mime'], scalarIn)?.value;
      const type = stated !== undefined && /^(?:audio|video)\/[\w.+-]+$/.test(stated) ? stated : typeOf(url);
      return type === undefined ? [] : [{ url: absolute(url), own, type }];
    });
    const files = named.flatMap(({ url, own, type }): readonly Attachment[] => {
      if (url === undefined) return [];
      const length = bytesOf(
        firstAt(own, sizes, scalarIn)?.value ??
          (named.length === 1 ? firstAt(data, sizes, scalarIn)?.value : undefined),
      );
      const duration = secondsOf(firstAt(own, durations, scalarIn)?.value ?? firstAt(data, durations, scalarIn)?.value);
      return [{ url, type, ...(length !== undefined && { length }), ...(duration !== undefined && { duration }) }];
    });
    if (files.length > 0) return { key, value: files };
  }
  return undefined;
}

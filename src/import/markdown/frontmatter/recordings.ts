import type { Attachment } from '../../../article/article.ts';
import { mediaType } from '../../../article/media-type.ts';
import { at, type Data, type Datum, isData, textOf, textsOf } from './datum.ts';

const keysIn = (text: string): readonly string[] => text.split(/\s+/);

/** Keys under which themes and plug-ins for podcasts name the recording, the likeliest first. */
const recordings = keysIn(
  `enclosure enclosures podcast.file podcast.url podcast.mp3 podcast_file podcast_link podcast_url podcast_audio audio_file_path
   audio_file audio_url audio_link audio mp3_url mp3 media_url media_file episode_file episode_url episode_mp3 video_url`,
);
const sizes = keysIn(
  `length size filesize bytes podcast_bytes podcast_file_size podcast_length podcast.bytes podcast.size audio_file_size audio_size
   audio_length file_size mp3_size media_size`,
);
const durations = keysIn(
  `duration podcast_duration podcast.duration audio_duration audio_file_duration itunes_duration itunes.duration
   episode_duration`,
);

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

const first = (data: Data, keys: readonly string[]): string | undefined =>
  keys.map((key) => textOf(at(data, key))).find((text) => text !== undefined);

/** The addresses in a value: a text, `{ url, length, type }`, `{ mp3: …, ogg: … }`, or a list of these. */
function recordingsIn(value: Datum): readonly { readonly url: string; readonly own: Data }[] {
  if (typeof value === 'string') {
    // An enclosure as WordPress notes it: address, bytes and type on a line each.
    const [url = '', length = '', type = ''] = value.trim().split(/\s{0,99}\n\s*/);
    return [{ url, own: { length, type } }];
  }
  if (!isData(value)) return (value as readonly Datum[]).flatMap(recordingsIn);
  const url = first(value, ['url', 'src', 'href', 'file', 'path', 'link']);
  if (url !== undefined) return [{ url, own: value }];
  return Object.values(value).flatMap((item) =>
    textsOf(item)
      .filter((text) => typeOf(text) !== undefined)
      .map((text) => ({ url: text, own: {} })),
  );
}

/** The recordings that the front matter of a podcast's episode names, and the key. `absolute` makes an address absolute. */
export function readRecordings(
  data: Data,
  absolute: (path: string) => string | undefined,
): { readonly key: string; readonly value: readonly Attachment[] } | undefined {
  for (const key of recordings) {
    const value = at(data, key);
    if (value === undefined) continue;
    const named = recordingsIn(value).flatMap(({ url, own }) => {
      const stated = first(own, ['type', 'mime_type', 'mime']);
      const type = stated !== undefined && /^(?:audio|video)\/[\w.+-]+$/.test(stated) ? stated : typeOf(url);
      return type === undefined ? [] : [{ url: absolute(url), own, type }];
    });
    const files = named.flatMap(({ url, own, type }): readonly Attachment[] => {
      if (url === undefined) return [];
      const length = bytesOf(first(own, sizes) ?? (named.length === 1 ? first(data, sizes) : undefined));
      const duration = secondsOf(first(own, durations) ?? first(data, durations));
      return [
        { url, type, ...(length !== undefined && { length }), ...(duration !== undefined && { duration }) },
      ];
    });
    if (files.length > 0) return { key, value: files };
  }
  return undefined;
}

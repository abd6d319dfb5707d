import type { Episode } from '../../article/article.ts';
import { mediaType } from '../../article/media-type.ts';
import { canonicalLanguage } from '../../article/schema.ts';
import type { Resolve } from './addresses.ts';
import { given, type StatedValue } from './entry.ts';
import type { ChildrenByName } from './feed-elements.ts';
import { elementText, resolveIn, type XmlElement } from './xml.ts';

const types = ['full', 'trailer', 'bonus'] as const;

function addressIn(element: XmlElement, attribute: 'url' | 'href' | 'img'): string | undefined {
  const address = element.attributes[attribute]?.trim();
  return address ? resolveIn(element, address) : undefined;
}

/**
 * What an item states of a podcast's episode: the elements of Apple and of the Podcast namespace
 * (https://podcasting2.org/docs/podcast-namespace). Numbers that are no whole numbers from 1 are left out, as is
 * `podcast:value`.
 */
export function readEpisode(children: ChildrenByName): readonly StatedValue<Episode>[] {
  const text = (...names: string[]): string | undefined =>
    names.flatMap((name) => children.get(name) ?? []).map((element) => elementText(element).trim())[0];
  const number = (...names: string[]): number | undefined => {
    const written = text(...names);
    return written !== undefined && /^[1-9]\d{0,8}$/.test(written) ? Number(written) : undefined;
  };
  const explicit = text('itunes:explicit')?.toLowerCase();
  const episode: Episode = given({
    season: number('itunes:season', 'podcast:season'),
    number: number('itunes:episode', 'podcast:episode'),
    type: types.find((type) => type === text('itunes:episodetype')?.toLowerCase()),
    explicit:
      /^(?:true|yes|explicit)$/.test(explicit ?? '') ||
      (/^(?:false|no|clean)$/.test(explicit ?? '') ? false : undefined),
    people: some(children.get('podcast:person'), (element) => {
      const name = elementText(element).trim();
      const { role, group } = element.attributes;
      return name === ''
        ? undefined
        : { name, ...given({ role, group, url: addressIn(element, 'href'), image: addressIn(element, 'img') }) };
    }),
    transcripts: some(children.get('podcast:transcript'), (element) => {
      const url = addressIn(element, 'url');
      const type = element.attributes['type'] ?? mediaType(url ?? '') ?? 'text/plain';
      const language = canonicalLanguage(element.attributes['language'] ?? '');
      return url === undefined ? undefined : { url, type, ...given({ language }) };
    }),
    chapters: some(children.get('podcast:chapters'), (element) => addressIn(element, 'url'))?.[0],
  });
  return Object.keys(episode).length === 0 ? [] : [{ value: episode, where: 'elements of a podcast' }];
}

/** The values of elements, without those that have none; undefined if none has. */
function some<T>(elements: readonly XmlElement[] = [], read: (element: XmlElement) => T | undefined) {
  const values = elements.map(read).filter((value): value is NonNullable<typeof value> => value !== undefined);
  return values.length === 0 ? undefined : values;
}

/** An episode with absolute addresses. What leads nowhere is left out. */
export function settleEpisode({ people, transcripts, chapters, ...numbers }: Episode, resolve: Resolve): Episode {
  const absolute = (url: string | undefined) => (url === undefined ? undefined : resolve(url));
  return {
    ...numbers,
    ...given({
      people: people?.map(({ url, image, ...person }) => ({
        ...person,
        ...given({ url: absolute(url), image: absolute(image) }),
      })),
      transcripts: transcripts?.flatMap((file) => {
        const url = resolve(file.url);
        return url === undefined ? [] : [{ ...file, url }];
      }),
      chapters: absolute(chapters),
    }),
  };
}

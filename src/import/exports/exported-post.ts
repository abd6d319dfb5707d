import type { Attachment, Image, Source } from '../../article/article.ts';
import type { Candidate, Found } from '../../article/candidate.ts';
import type { Problem } from '../../article/problem.ts';
import { canonicalLanguage } from '../../article/schema.ts';
import { opening } from '../../text/opening.ts';
import { fold } from '../../text/words.ts';
import { slug } from '../../text/slug.ts';
import { isWebAddress } from '../feed/addresses.ts';
import { instant } from '../../text/date.ts';
import { readDate } from '../feed/moment.ts';
import { given } from '../feed/entry.ts';
import { shownLine, shownText } from '../feed/plain.ts';
import { detectLanguage } from '../language.ts';
import { toMarkdown } from '../markup.ts';
import { MediaCollector } from '../media-collector.ts';
import type { Origin } from '../reader.ts';

/** A post as an export states it. Empty strings count as absent. */
export interface ExportedPost {
  /** Plain text. */
  readonly title?: string | undefined;
  /** As written; see `readDate`. */
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
  readonly authors?: readonly string[];
  readonly tags?: readonly string[];
  readonly language?: string | undefined;
  /** Plain text or HTML. */
  readonly summary?: string | undefined;
  readonly source?: Source | undefined;
  /** Its page on the web. */
  readonly url?: string | undefined;
  /** Its picture: an address, or a path in the export. */
  readonly image?: Image | undefined;
  /** Base of relative addresses in its text, if that is not its page. */
  readonly base?: string | undefined;
  /** The id under which the service published it. */
  readonly id?: string | undefined;
  readonly attachments?: readonly Attachment[];
  readonly slug?: string | undefined;
  readonly draft?: boolean | undefined;
  /** Names it within the file, if the file holds several. */
  readonly entry?: string | undefined;
  /** One of the two is its text. */
  readonly html?: string | undefined;
  readonly markdown?: string | undefined;
  readonly problems?: readonly Problem[];
}

/** A picture by its address; undefined without one. */
export function pictureAt(url: string | null | undefined): Image | undefined {
  return url ? { url } : undefined;
}

function wrongDate({ file }: Origin, label: string, written: string): Problem {
  return {
    rule: 'wrong-date',
    severity: 'warning',
    file,
    message: `The date of “${label}” names no day: “${written}”.`,
    remedy: 'Write the day into the article.',
  };
}

/** Names without doubles, which may differ in case and accents. */
function distinctNames(names: readonly string[] = []): readonly string[] {
  const trimmed = names.map((name) => name.trim()).filter((name) => name !== '');
  return [...new Map(trimmed.toReversed().map((name) => [fold(name), name])).values()].toReversed();
}

/**
 * The candidate of a post in an export. `place` names the export for the report: `the Ghost export`. Pictures beside
 * the file, and those in `media`, come along.
 */
export function candidateOfExport(
  post: ExportedPost,
  place: string,
  origin: Origin,
  media: MediaCollector = new MediaCollector(origin),
): Candidate {
  const state = <T>(field: string, value: T | undefined | '', sure = 0.98): Found<T> | undefined =>
    value === undefined || value === '' ? undefined : { value, where: `${field} in ${place}`, sure };
  const url = post.url && isWebAddress(post.url) ? post.url : undefined;
  const base = url ?? post.base ?? origin.base;
  const text =
    post.markdown === undefined
      ? toMarkdown(media.take(post.html ?? ''), base)
      : media.take(post.markdown.replace(/\r\n?/g, '\n'));
  const body = media.settle(text).trim();
  const title = post.title?.replace(/\s+/g, ' ').trim() || undefined;
  const words = post.html === undefined ? body : shownText(post.html);
  const published = post.published ? readDate(post.published) : undefined;
  const updated = post.updated ? readDate(post.updated) : undefined;
  const isLater = published !== undefined && updated !== undefined && instant(updated) > instant(published);
  const summary = shownLine(post.summary ?? '');
  const [authors, tags] = [distinctNames(post.authors), distinctNames(post.tags)];
  const stated = canonicalLanguage((post.language ?? '').replaceAll('_', '-')) ?? origin.language;
  // A title alone does not show its language.
  const isGuessed = stated === undefined && words !== '';
  const guess = isGuessed ? detectLanguage(`${title ?? ''}\n${words}`) : undefined;
  const seen = guess && guess.sure >= 0.8 ? guess : undefined;
  const picture = post.image && (media.addressOf(post.image.url) ?? URL.parse(post.image.url, base)?.href);
  const image = post.image && picture ? { ...post.image, url: media.settle(picture) } : undefined;
  const noZone = published?.length === 10 && /\d:\d/.test(post.published ?? '') ? ' (no zone known)' : '';
  const dateProblems = post.published && !published ? [wrongDate(origin, title ?? 'a post', post.published)] : [];
  return {
    file: origin.file,
    ...given({
      entry: post.entry || undefined,
      id: post.id || undefined,
      slug: post.slug || (title === undefined ? slug(opening(words)) || undefined : undefined),
      draft: post.draft || undefined,
      base,
      media: media.media.length > 0 ? media.media : undefined,
    }),
    fields: given({
      title: state('title', title),
      published: state(`date${noZone}`, published),
      updated: isLater ? state('date of change', updated) : undefined,
      authors:
        authors.length > 0
          ? state(
              'author',
              authors.map((name) => ({ name })),
            )
          : undefined,
      tags: tags.length > 0 ? state('tags', tags) : undefined,
      language:
        state('language', stated) ??
        (seen && {
          value: seen.language,
          where: 'the words of the text',
          sure: seen.sure,
          inferred: true as const,
        }),
      summary: summary === title ? undefined : state('summary', summary),
      source: state('name', post.source, 0.85),
      url: state('address', url),
      image: state('picture', image),
      attachments: post.attachments?.length ? state('attachments', post.attachments) : undefined,
    }),
    body,
    problems: [...(post.problems ?? []), ...dateProblems, ...media.problems(base)],
  };
}

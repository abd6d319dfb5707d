import type { Candidate, Found } from '../../article/candidate.ts';
import type { Problem } from '../../article/problem.ts';
import { opening } from '../../text/opening.ts';
import { slug } from '../../text/slug.ts';
import { toMarkdown } from '../markup.ts';
import { MediaCollector } from '../media-collector.ts';
import type { Origin } from '../reader.ts';
import { baseOfEntry, isWebAddress, type Resolve, resolverFor } from './addresses.ts';
import { type Channel, type FeedEntry, type FeedText, given, type StatedValue } from './entry.ts';
import {
  findAuthors,
  findDates,
  findLanguage,
  findFeedSource,
  findTagsOfEntry,
  findText,
  found,
  sure,
} from './feed-fields.ts';
import { mediaOf } from './media.ts';
import { asHtml, plainLine, shownText } from './plain.ts';
import { settleEpisode } from './read-episode.ts';

function withType(type: FeedText['type'], texts: readonly FeedText[]): readonly FeedText[] {
  return texts.map((text) => (text.type === 'loose' ? { ...text, type } : text));
}

/** An entry of our own feeds, with the types of its texts certain. */
function withCertainTypes(entry: FeedEntry): FeedEntry {
  return {
    ...entry,
    titles: withType('text', entry.titles),
    summaries: withType('html', entry.summaries),
    rights: withType('text', entry.rights),
  };
}

/**
 * The page of an entry: the first link that leads anywhere, else the first one as written. In our own feeds the
 * original comes first.
 */
export function pageOfEntry({ links }: FeedEntry, ours: boolean, resolve: Resolve): Found<string> | undefined {
  const isOriginal = ({ where }: StatedValue<string>) => ours && /rel=via$|^external_url$/.test(where);
  const ordered = [...links.filter(isOriginal), ...links.filter((link) => !isOriginal(link))];
  for (const { value, where } of ordered) {
    const url = resolve(value);
    if (url !== undefined) return found(url, where, where.includes('rel=') ? sure.doubtful : sure.own);
  }
  const [relative] = ordered;
  return relative && found(relative.value, `${relative.where}, relative to nothing`, sure.doubtful);
}

function says(text: FeedText): boolean {
  return plainLine(text) !== '' || /<(?:img|video|audio|iframe|embed|object)\b/i.test(text.value);
}

type Fault = Omit<Problem, 'severity' | 'file'>;

function faultsOf(
  { draft, edited }: FeedEntry,
  name: string,
  wrongDates: readonly StatedValue<string>[],
  lost: readonly string[],
): readonly Fault[] {
  const dates = wrongDates.map(
    ({ value, where }): Fault => ({
      rule: 'wrong-date',
      message: `The ${where} of ${name} names no day: “${value}”.`,
      remedy: 'It is left out; write the day into the article.',
    }),
  );
  const addresses = lost.map(
    (address): Fault => ({
      rule: 'relative-address',
      message: `An address of ${name} leads nowhere, and the feed states no base for it: “${address}”.`,
      remedy: 'Name the base URL of the site.',
    }),
  );
  if (!draft || edited) return [...dates, ...addresses];
  const publicDraft: Fault = {
    rule: 'draft-in-public',
    key: 'draft',
    message: `${name} says that it is a draft, in a feed for the public.`,
    remedy: 'It is taken as published; set draft: true if it is not.',
  };
  return [...dates, ...addresses, publicDraft];
}

/**
 * The candidate of an entry: the best of the values that it states, else those that the feed states for all entries.
 */
export function candidateOfEntry(stated: FeedEntry, channel: Channel, origin: Origin): Candidate {
  const entry = channel.ours ? withCertainTypes(stated) : stated;
  const base = baseOfEntry(entry, channel, origin);
  const resolve = resolverFor(base);
  const body = entry.bodies.find(says) ?? entry.summaries.find(says);
  const words = body === undefined ? '' : shownText(asHtml(body));
  const summaries = entry.summaries.filter((text) => text !== body && shownText(asHtml(text)) !== words);
  const summary = body && findText(summaries);
  const title = findText(entry.titles);
  const language = findLanguage(entry, channel, origin.language, `${entry.titles.map(plainLine).join('\n')}\n${words}`);
  const { published, updated, wrong } = findDates(entry, language?.value);
  const url = pageOfEntry(entry, channel.ours, resolve);
  const { image, attachments, lost } = mediaOf(entry, resolve, channel.ours);
  const [location] = entry.locations;
  const [episode] = entry.episodes ?? [];
  // A feed in a folder or an archive may come with its pictures.
  const media = new MediaCollector(origin);
  const html = body === undefined ? '' : origin.root === undefined ? asHtml(body) : media.take(asHtml(body));
  const begins = opening(words);
  const page = url !== undefined && isWebAddress(url.value) ? url.value : undefined;
  const within = body?.base ?? entry.base ?? page ?? base;
  const name = title ? `“${title.value}”` : (entry.id ?? url?.value ?? 'an entry');
  const lostAddresses = [...(url === undefined || page !== undefined ? [] : [url.value]), ...lost];
  return {
    file: origin.file,
    ...given({
      entry: entry.id ?? url?.value ?? (title?.value || begins || undefined),
      id: entry.id,
      slug: title ? undefined : slug(begins) || undefined,
      draft: entry.draft && entry.edited ? true : undefined,
      base: within,
      media: media.media.length > 0 ? media.media : undefined,
    }),
    fields: given({
      title,
      published,
      updated,
      authors: findAuthors(entry, channel, resolve),
      tags: findTagsOfEntry(entry, channel),
      language,
      summary: summary?.value === title?.value ? undefined : summary,
      source: findFeedSource(entry, channel, resolve),
      location: location && found(location.value, location.where, sure.loose),
      url,
      image,
      attachments,
      episode: attachments && episode && found(settleEpisode(episode.value, resolve), episode.where, sure.own),
      rights: findText(entry.rights, channel.rights),
    }),
    body: media.settle(body === undefined ? '' : toMarkdown(html, within)),
    problems: faultsOf(entry, name, wrong, lostAddresses).map((fault) => ({
      ...fault,
      severity: 'warning',
      file: origin.file,
    })),
  };
}

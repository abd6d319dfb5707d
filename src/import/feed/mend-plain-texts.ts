import { decodeHTML } from 'entities';
import type { Channel, FeedEntry, FeedText } from './entry.ts';

const reference = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i;
/** An ampersand that begins no reference, or the beginning of a tag: signs that plain text was not escaped. */
const bare = /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});)|</i;

const plainTexts = ({ titles, summaries }: FeedEntry): readonly FeedText[] =>
  [...titles, ...summaries].filter(({ type }) => type === 'text');

function decoded(text: FeedText): FeedText {
  return text.type === 'text' ? { ...text, value: decodeHTML(text.value).replaceAll('\u00a0', ' ') } : text;
}

/**
 * A feed with its plain texts as they were meant. Some programs write titles of HTML into fields that the format
 * defines as plain text: `Rock &#8217;n&#8217; Roll`. They are decoded if no plain text of the feed holds a bare `&` or
 * `<`, as those would be escaped as well.
 */
export function mendPlainTexts(channel: Channel): Channel {
  const values = [...(channel.title ? [channel.title] : []), ...channel.entries.flatMap(plainTexts)]
    .filter(({ type }) => type === 'text')
    .map(({ value }) => value);
  const isEscaped = values.some((value) => reference.test(value)) && !values.some((value) => bare.test(value));
  if (channel.ours || !isEscaped) return channel;
  return {
    ...channel,
    title: channel.title && decoded(channel.title),
    entries: channel.entries.map((entry) => ({
      ...entry,
      titles: entry.titles.map(decoded),
      summaries: entry.summaries.map(decoded),
    })),
  };
}

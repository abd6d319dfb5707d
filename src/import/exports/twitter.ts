import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { decodeHTML } from 'entities';
import * as v from 'valibot';
import { escapeHtml, escapeHtmlAttribute } from '../../text/escape.ts';
import { parseLooseJson } from '../feed/read-json-feed.ts';
import type { Reader } from '../reader.ts';
import { candidateOfExport } from './exported-post.ts';
import { withLeftOut } from './left-out.ts';
import { readBeside, readExport } from './read-export.ts';

const media = v.object({
  url: v.string(),
  media_url_https: v.optional(v.string()),
  type: v.optional(v.string()),
});
const schema = v.array(
  v.object({
    tweet: v.object({
      id_str: v.string(),
      full_text: v.string(),
      created_at: v.string(),
      lang: v.optional(v.string()),
      in_reply_to_status_id_str: v.nullish(v.string()),
      in_reply_to_screen_name: v.nullish(v.string()),
      entities: v.optional(
        v.object({
          urls: v.optional(v.array(v.object({ url: v.string(), expanded_url: v.string() })), []),
          hashtags: v.optional(v.array(v.object({ text: v.string() })), []),
        }),
      ),
      extended_entities: v.optional(v.object({ media: v.optional(v.array(media), []) })),
    }),
  }),
);
const longSchema = v.array(v.object({ noteTweet: v.object({ core: v.object({ text: v.string() }) }) }));
const accountSchema = v.array(
  v.object({ account: v.object({ username: v.string(), accountDisplayName: v.optional(v.string()) }) }),
);

/** The data of a file of the archive: JSON behind `window.YTD.name.part0 =`. */
const dataIn = (text: string): unknown => parseLooseJson(text.replace(/^\s*window\.YTD\.[\w.]+ = /, ''));

/** The files of a folder; none if it is missing. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const pictureFolders = ['tweets_media', 'tweet_media'];

/**
 * Reads `data/tweets.js` of an archive of Twitter/X: notes without titles, with the full addresses of links and the
 * pictures in `tweets_media`. Retweets and replies to others are left out.
 */
export const readTwitter: Reader = async (bytes, origin) => {
  const tweets = readExport(schema, bytes, origin, 'Twitter', dataIn);
  const folder = dirname(origin.path ?? origin.file);
  const account = readBeside(accountSchema, origin, 'account.js', dataIn)?.[0]?.account;
  const { username, accountDisplayName } = account ?? {};
  // `tweets.js` has only the first 280 characters of long posts.
  const longs = (readBeside(longSchema, origin, 'note-tweet.js', dataIn) ?? []).map((post) => post.noteTweet.core.text);
  const stored = new Map(
    pictureFolders.flatMap((name) => namesIn(join(folder, name)).map((file) => [file, `${name}/${file}`] as const)),
  );
  const all = tweets.map(({ tweet }) => tweet);
  const own = new Set(all.map(({ id_str }) => id_str));
  const told = all.filter(
    ({ full_text, in_reply_to_status_id_str: parent, in_reply_to_screen_name: person }) =>
      !full_text.startsWith('RT @') && (parent ? own.has(parent) : !person || person === username),
  );
  const candidates = told.map((tweet) => {
    const { id_str: id, entities, extended_entities } = tweet;
    const short = decodeHTML(tweet.full_text);
    const [begin = '', rest] = short.split('…');
    const long = rest === undefined || begin.length < 100 ? undefined : longs.find((text) => text.startsWith(begin));
    let html = escapeHtml(long ?? short).replaceAll('\n', '<br>');
    for (const { url, expanded_url: target } of entities?.urls ?? [])
      html = html.replaceAll(url, `<a href="${escapeHtmlAttribute(target)}">${escapeHtml(target)}</a>`);
    const pictures = (extended_entities?.media ?? []).map(({ url, media_url_https: address = '', type }) => {
      html = html.replaceAll(url, '');
      const file = stored.get(`${id}-${address.split('/').at(-1)}`);
      if (type !== 'photo') return `<p><a href="${escapeHtmlAttribute(url)}">${escapeHtml(url)}</a></p>`;
      return `<p><img src="${escapeHtmlAttribute(file ?? address)}" alt=""></p>`;
    });
    return candidateOfExport(
      {
        entry: id,
        published: tweet.created_at,
        authors: accountDisplayName === undefined ? [] : [accountDisplayName],
        tags: (entities?.hashtags ?? []).map(({ text }) => text),
        language: /^(?:und|qme|qst|zxx|qam|qct|qht)$/.test(tweet.lang ?? 'und') ? undefined : tweet.lang,
        url: username === undefined ? undefined : `https://x.com/${username}/status/${id}`,
        html: `<p>${html.trim()}</p>${pictures.join('')}`,
      },
      'tweets.js',
      origin,
    );
  });
  const left = all.filter((tweet) => !told.includes(tweet)).map(({ id_str }) => id_str);
  return withLeftOut(candidates, origin, 'retweets and replies to others', left);
};

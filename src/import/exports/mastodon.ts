import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { escapeHtmlAttribute } from '../../text/escape.ts';
import { decode } from '../decode.ts';
import { parseLooseJson } from '../feed/read-json-feed.ts';
import { type Reader, Refusal } from '../reader.ts';
import { candidateOfExport } from './exported-post.ts';
import { noPostsIn, withLeftOut } from './left-out.ts';

const text = v.nullish(v.string());
const noteSchema = v.object({
  type: v.string(),
  id: v.string(),
  url: text,
  content: text,
  summary: text,
  published: text,
  updated: text,
  inReplyTo: text,
  attributedTo: text,
  contentMap: v.nullish(v.record(v.string(), v.string())),
  tag: v.optional(v.array(v.looseObject({ type: text, name: text })), []),
  attachment: v.optional(v.array(v.looseObject({ mediaType: text, url: text, name: text })), []),
});
const list = v.optional(v.union([v.string(), v.array(v.string())]), []);
const schema = v.object({
  orderedItems: v.array(v.looseObject({ type: v.string(), to: list, cc: list, object: v.unknown() })),
});
const actorSchema = v.object({ name: v.string() });

/** The name in `actor.json` beside the file. */
function nameOfActor(folder: string): string[] {
  try {
    return [v.parse(actorSchema, parseLooseJson(readFileSync(join(folder, 'actor.json'), 'utf8'))).name];
  } catch {
    return [];
  }
}

const isPublic = /^(?:as:Public|https:\/\/www\.w3\.org\/ns\/activitystreams#Public)$/;

/**
 * Reads the `outbox.json` of an archive of Mastodon (ActivityStreams 2.0): public notes, which have no titles. Boosts,
 * replies to others and notes that are not public are left out.
 */
export const readMastodon: Reader = async (bytes, origin) => {
  const read = v.safeParse(schema, parseLooseJson(decode(bytes).text));
  if (!read.success) throw new Refusal(noPostsIn(origin, 'Mastodon'));
  const authors = nameOfActor(dirname(origin.path ?? origin.file));
  const notes = read.output.orderedItems.flatMap(({ type, to, cc, object }) => {
    const note = v.safeParse(noteSchema, object);
    const open = [to, cc].flat().some((name) => isPublic.test(name));
    return type === 'Create' && open && note.success ? [note.output] : [];
  });
  const own = new Set(notes.map(({ id }) => id));
  const told = notes.filter(({ inReplyTo }) => !inReplyTo || own.has(inReplyTo));
  const candidates = told.map((note) => {
    const pictures = note.attachment
      .filter(({ mediaType, url }) => url && mediaType?.startsWith('image/'))
      .map(({ url, name }) => {
        const source = escapeHtmlAttribute((url as string).replace(/^\//, ''));
        return `<p><img src="${source}" alt="${escapeHtmlAttribute(name ?? '')}"></p>`;
      });
    return candidateOfExport(
      {
        entry: note.id,
        published: note.published ?? undefined,
        updated: note.updated ?? undefined,
        authors,
        tags: note.tag.filter(({ type }) => type === 'Hashtag').map(({ name }) => (name ?? '').replace(/^#/, '')),
        language: Object.keys(note.contentMap ?? {})[0],
        // A warning about the content.
        summary: note.summary ?? undefined,
        url: note.url ?? note.id,
        html: (note.content ?? '') + pictures.join(''),
      },
      'outbox.json',
      origin,
    );
  });
  const left = read.output.orderedItems.length - told.length;
  return withLeftOut(candidates, left, 'boosts, replies to others and notes that are not public', origin);
};

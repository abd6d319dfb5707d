import * as v from 'valibot';
import { escapeHtmlAttribute } from '../../text/escape.ts';
import type { Reader } from '../reader.ts';
import { candidateOfExport } from './exported-post.ts';
import { withLeftOut } from './left-out.ts';
import { optionalText, readBeside, readExport } from './read-export.ts';

const noteSchema = v.object({
  type: v.string(),
  id: v.string(),
  url: optionalText,
  content: optionalText,
  summary: optionalText,
  published: optionalText,
  updated: optionalText,
  inReplyTo: optionalText,
  attributedTo: optionalText,
  contentMap: v.nullish(v.record(v.string(), v.string())),
  tag: v.optional(v.array(v.looseObject({ type: optionalText, name: optionalText })), []),
  attachment: v.optional(
    v.array(v.looseObject({ mediaType: optionalText, url: optionalText, name: optionalText })),
    [],
  ),
});
const list = v.optional(v.union([v.string(), v.array(v.string())]), []);
const schema = v.object({
  orderedItems: v.array(v.looseObject({ type: v.string(), to: list, cc: list, object: v.unknown() })),
});
const actorSchema = v.object({ name: v.string() });

const idSchema = v.union([
  v.string(),
  v.pipe(
    v.object({ id: v.string() }),
    v.transform(({ id }) => id),
  ),
]);

/** The address of what an activity is about: of a note, or of what was boosted. */
function idOf({ object }: { readonly object: unknown }): string {
  const read = v.safeParse(idSchema, object);
  return read.success ? read.output : 'one without an address';
}

const isPublic = /^(?:as:Public|https:\/\/www\.w3\.org\/ns\/activitystreams#Public)$/;

/**
 * Reads the `outbox.json` of an archive of Mastodon (ActivityStreams 2.0): public notes, which have no titles. Boosts,
 * replies to others and notes that are not public are left out.
 */
export const readMastodon: Reader = async (bytes, origin) => {
  const { orderedItems: items } = readExport(schema, bytes, origin, 'Mastodon');
  const actor = readBeside(actorSchema, origin, 'actor.json');
  const authors = actor ? [actor.name] : [];
  const notes = items.flatMap(({ type, to, cc, object }) => {
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
  const ids = new Set(told.map(({ id }) => id));
  const left = items.map(idOf).filter((id) => !ids.has(id));
  return withLeftOut(candidates, origin, 'boosts, replies to others and notes that are not public', left);
};

import { createHash } from 'node:crypto';
import type { CandidateMedia } from '../../article/candidate.ts';
import { decode } from '../decode.ts';
import { childrenNamed, childText, findElements, parseXml, type XmlElement, elementText } from '../feed/xml.ts';
import { MediaCollector } from '../media-collector.ts';
import type { Reader } from '../reader.ts';
import { candidateOfExport } from './exported-post.ts';
import { withLeftOut } from './left-out.ts';

/** The pictures of a note by the address that its text gets for them: notes refer to files by their MD5 digest. */
function picturesOf(note: XmlElement): readonly (readonly [string, CandidateMedia])[] {
  return childrenNamed(note, 'resource').flatMap((resource) => {
    const type = /^image\/(\w+)/.exec(childText(resource, 'mime'))?.[1];
    if (type === undefined) return [];
    const bytes = Buffer.from(childText(resource, 'data'), 'base64');
    const [attributes] = childrenNamed(resource, 'resource-attributes');
    const stated = attributes === undefined ? '' : childText(attributes, 'file-name');
    const name = /\.\w+$/.test(stated) ? stated : `${stated || 'picture'}.${type.replace('jpeg', 'jpg')}`;
    return [[`evernote:${createHash('md5').update(bytes).digest('hex')}`, { name, bytes }] as const];
  });
}

/**
 * Reads an export of Evernote (`.enex`, http://xml.evernote.com/pub/evernote-export4.dtd): a candidate for each note,
 * with its pictures.
 */
export const readEvernote: Reader = async (bytes, origin) => {
  const { root } = parseXml(decode(bytes).text);
  const notes = findElements(root, ({ name }) => name === 'note');
  const candidates = notes.map((note) => {
    const [attributes = note] = childrenNamed(note, 'note-attributes');
    const html = childText(note, 'content')
      .replace(/^[^]*?<en-note[^<>]*>|<\/en-note>[^]*$/g, '')
      .replace(/<en-todo\b([^<>]*)>/g, (_, rest: string) => (rest.includes('true') ? '☑ ' : '☐ '))
      .replace(/<en-media\b([^<>]*)>/g, (_, rest: string) => {
        const hash = /\bhash="(\w+)"/.exec(rest)?.[1];
        return hash !== undefined && rest.includes('image/') ? `<img src="evernote:${hash}" alt="">` : '';
      });
    const pictures = picturesOf(note);
    const files = childrenNamed(note, 'resource').length - pictures.length;
    const title = childText(note, 'title');
    const author = childText(attributes, 'author');
    return candidateOfExport(
      {
        title: /^Untitled(?: Note)?$/i.test(title) ? undefined : title,
        entry: `${childText(note, 'created')} ${title}`.trim(),
        published: childText(note, 'created'),
        updated: childText(note, 'updated'),
        authors: author.includes('@') ? [] : [author],
        tags: childrenNamed(note, 'tag').map((tag) => elementText(tag).trim()),
        url: childText(attributes, 'source-url'),
        html,
        problems:
          files === 0
            ? []
            : [
                {
                  rule: 'left-out',
                  severity: 'note',
                  file: origin.file,
                  message: `“${title}” has files that are no pictures: ${files} were left out.`,
                },
              ],
      },
      'the note',
      origin,
      new MediaCollector(origin, pictures),
    );
  });
  return withLeftOut(candidates, origin);
};

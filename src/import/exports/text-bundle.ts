import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { decode } from '../decode.ts';
import { parseLooseJson } from '../feed/read-json-feed.ts';
import type { Reader } from '../reader.ts';
import { candidateOfExport } from './exported-post.ts';
import { refuseNoPost } from './left-out.ts';

const infoSchema = v.object({
  'net.shinyfrog.bear': v.optional(
    v.object({
      creationDate: v.optional(v.string()),
      modificationDate: v.optional(v.string()),
      trashed: v.optional(v.number()),
    }),
  ),
});

/** The statements of the app in `info.json`; empty if there are none. */
function infoOf(folder: string): NonNullable<v.InferOutput<typeof infoSchema>['net.shinyfrog.bear']> {
  try {
    const info = parseLooseJson(readFileSync(join(folder, 'info.json'), 'utf8'));
    return v.parse(infoSchema, info)['net.shinyfrog.bear'] ?? {};
  } catch {
    return {};
  }
}

/** Bear's tags: `#tag`, `#tag/sub`, `#several words#`. */
const tag = new RegExp(
  String.raw`(?<![\p{L}\p{N}#/&])#(?:([\p{L}\p{N}][^#\n]{0,60}[\p{L}\p{N}])#|` +
    String.raw`([\p{L}\p{N}][\p{L}\p{N}/_-]{0,60}))(?![\p{L}\p{N}#])`,
  'gu',
);

/**
 * Reads the text of a TextBundle (http://textbundle.org/spec/): the first heading is the title, pictures stand in
 * `assets`. Bear's bundles state days in `info.json`, and tags in the text.
 */
export const readTextBundle: Reader = async (bytes, origin) => {
  const text = decode(bytes).text.replace(/\r\n?/g, '\n');
  const { creationDate, modificationDate, trashed } = infoOf(dirname(origin.path ?? origin.file));
  if (trashed === 1) throw refuseNoPost(origin, 'a note in the trash');
  const [whole = '', title] = /^\s*#[ \t]+([^\n]+)\n*/.exec(text) ?? [];
  const body = text.slice(whole.length);
  const prose = body.replace(/^```[^]*?^```/gm, '');
  const tags = [...prose.matchAll(tag)].map(([, several, one]) => several ?? one ?? '');
  // A line of tags is no text.
  const isTags = (line: string) => line.trim() !== '' && line.replace(tag, '').trim() === '' && !/^#+ /.test(line);
  return [
    candidateOfExport(
      {
        title,
        published: creationDate,
        updated: modificationDate,
        tags,
        markdown: body
          .split('\n')
          .filter((line) => !isTags(line))
          .join('\n'),
      },
      'info.json of the TextBundle',
      origin,
    ),
  ];
};

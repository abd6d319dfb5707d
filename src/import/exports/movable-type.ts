import { decode } from '../decode.ts';
import type { Reader } from '../reader.ts';
import { autop } from '../wordpress/autop.ts';
import { candidateOfExport } from './exported-post.ts';
import { withLeftOut } from './left-out.ts';

/** `02/28/2024 05:30:00 PM`, in which the month comes first, as a day: there is no zone. */
function dayOf(date: string): string | undefined {
  const match = /^(\d\d)\/(\d\d)\/(\d{4})/.exec(date);
  return match ? `${match[3]}-${match[1]}-${match[2]}` : date || undefined;
}

/**
 * Reads an export of Movable Type or TypePad
 * (https://www.movabletype.org/documentation/appendices/import-export-format.html): entries end with eight hyphens,
 * their sections with five. Comments and pings are left out, and told.
 */
export const readMovableType: Reader = async (bytes, origin) => {
  const entries = decode(bytes)
    .text.replace(/\r\n?/g, '\n')
    .split(/^--------\n?/m);
  const posts = entries.filter((entry) => /^(?:TITLE|AUTHOR|DATE):/m.test(entry));
  const left: string[] = [];
  const candidates = posts.map((entry) => {
    const [head = '', ...rest] = entry.split(/^-----\n?/m);
    const fields = [...head.matchAll(/^([A-Z][A-Z ]*):[ \t]*(.*)$/gm)].map(([, name = '', value = '']) => ({
      name,
      value: value.trim(),
    }));
    const all = (...names: readonly string[]) =>
      fields.filter(({ name, value }) => names.includes(name) && value !== '').map(({ value }) => value);
    const [title] = all('TITLE');
    left.push(
      ...rest
        .map((section) => /^(?:COMMENT|PING):/.exec(section.trimStart())?.[0].slice(0, -1).toLowerCase())
        .flatMap((kind) => (kind === undefined ? [] : [`a ${kind} on “${title}”`])),
    );
    const sections = new Map(
      rest.flatMap((section) => {
        const match = /^([A-Z][A-Z ]*):[ \t]*\n?/.exec(section.trimStart());
        return match ? [[match[1] as string, section.trimStart().slice(match[0].length).trim()] as const] : [];
      }),
    );
    const text = [sections.get('BODY'), sections.get('EXTENDED BODY')].filter(Boolean).join('\n\n');
    const [breaks] = all('CONVERT BREAKS');
    const isMarkdown = breaks !== undefined && /markdown/.test(breaks);
    const tags = all('TAGS').flatMap((list) =>
      [...list.matchAll(/"([^"]*)"|([^",]+)/g)].map((tag) => tag[1] ?? tag[2] ?? ''),
    );
    const [date] = all('DATE');
    const [status] = all('STATUS');
    return candidateOfExport(
      {
        title,
        entry: all('BASENAME')[0] ?? `${date} ${title}`,
        slug: all('BASENAME')[0]?.replaceAll('_', '-'),
        published: dayOf(date ?? ''),
        authors: all('AUTHOR'),
        tags: [...all('PRIMARY CATEGORY', 'CATEGORY'), ...tags],
        url: all('UNIQUE URL')[0],
        summary: sections.get('EXCERPT'),
        // `Publish`, `Draft`, `Future`.
        draft: status !== undefined && /^draft$/i.test(status),
        ...(isMarkdown ? { markdown: text } : { html: breaks === '0' ? text : autop(text) }),
      },
      'the Movable Type export',
      origin,
    );
  });
  return withLeftOut(candidates, origin, 'comments and pings', left);
};

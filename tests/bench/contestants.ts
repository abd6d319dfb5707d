import { basename } from 'node:path';
import { Readability } from '@mozilla/readability';
import { Defuddle } from 'defuddle/node';
import { parseHTML } from 'linkedom';
import MarkdownIt from 'markdown-it';
import { readCapture } from '../../src/import/capture/capture.ts';
import { decode } from '../../src/import/decode.ts';
import { readHtml } from '../../src/import/html/html.ts';
import type { Reader } from '../../src/import/reader.ts';
import { escapeText } from '../../src/text/escape.ts';
import type { Answer } from './score.ts';

/** Somebody who reads a file and says what the article in it is. */
export type Contestant = (bytes: Uint8Array, file: string) => Promise<Answer>;

const markdown = new MarkdownIt({ html: true });

/** The answer of a contestant that finds nothing. */
export const noAnswer: Answer = { title: '', published: '', authors: [], site: '', language: '', url: '', body: '' };

function ours(readers: Readonly<Record<string, Reader>>): Contestant {
  return async (bytes, file) => {
    const reader = readers[/\.(\w+)$/.exec(file)?.[1] ?? ''];
    const [candidate] = reader ? await reader(bytes, { file: basename(file) }) : [];
    if (!candidate) return noAnswer;
    const { fields, body } = candidate;
    return {
      title: fields.title?.value ?? '',
      published: fields.published?.inferred ? '' : (fields.published?.value ?? ''),
      authors: (fields.authors?.value ?? []).map((person) => person.name),
      site: fields.source?.value.name ?? '',
      language: fields.language?.value ?? '',
      url: fields.url?.value ?? '',
      body: markdown.render(body),
    };
  };
}

/** A file as a page: of a capture each line is a paragraph, which is the most that a reader of HTML can be given. */
function pageOf(bytes: Uint8Array, file: string): string {
  const { text } = decode(bytes);
  if (!file.endsWith('.txt')) return text;
  const lines = text.split('\n').map((line) => `<p>${escapeText(line)}</p>`);
  return `<html><body>${lines.join('\n')}</body></html>`;
}

/** Readability as its README says to use it. */
async function readability(bytes: Uint8Array, file: string): Promise<Answer> {
  const { document } = parseHTML(pageOf(bytes, file));
  const found = new Readability(document).parse();
  if (!found) return noAnswer;
  return {
    title: found.title ?? '',
    published: found.publishedTime ?? '',
    authors: found.byline ? [found.byline] : [],
    site: found.siteName ?? '',
    language: found.lang ?? '',
    url: '',
    body: found.content ?? '',
  };
}

/** Defuddle as its README says to use it, kept off the network. */
async function defuddle(bytes: Uint8Array, file: string): Promise<Answer> {
  const { document } = parseHTML(pageOf(bytes, file));
  const found = await Defuddle(document, undefined, { useAsync: false });
  return {
    title: found.title,
    published: found.published,
    authors: found.author.split(', ').filter(Boolean),
    site: found.site,
    language: found.language,
    url: '',
    body: found.content,
  };
}

/** Our import, and what it stands on, each alone. */
export const contestants: Readonly<Record<string, Contestant>> = {
  ours: ours({ html: readHtml, htm: readHtml, txt: readCapture }),
  readability,
  defuddle,
};

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeHTML } from 'entities';
import MarkdownIt from 'markdown-it';
import { parse } from 'yaml';

/** An article as its file states it: what every reader should hold. Read without Dateline's own code. */
export interface Expected {
  readonly id: string;
  readonly slug: string;
  /** Absent where the article has none: what a reader shows in its place is the reader's own. */
  readonly title?: string;
  /**
   * Seconds since the epoch; noon for a day without a time. Absent before 1970 in RSS, which then has no date: what a
   * reader shows in its place is the reader's own.
   */
  readonly moment?: number;
  readonly link: string;
  readonly text: string;
  readonly authors: readonly string[];
  /** Whom a reader may name where the article names nobody: an Atom entry inherits the feed's author (RFC 4287 §4.2.1). */
  readonly inherited: string;
  /** Slugs. */
  readonly tags: readonly string[];
}

const markdown = new MarkdownIt({ html: true });

/** The articles of a content folder whose time zone is UTC, newest first, as feeds of `origin` show them. */
export async function readExpected(
  content: string,
  origin: string,
): Promise<(Expected & { readonly moment: number })[]> {
  const folder = join(content, 'articles');
  const { title: inherited } = parse(await readFile(join(content, 'feed.yaml'), 'utf8')) as { title: string };
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.md'));
  const articles = await Promise.all(
    files.map(async (name) => {
      const [, head, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(await readFile(join(folder, name), 'utf8')) ?? [];
      const front = parse(head ?? '') as Record<string, unknown>;
      const published = String(front.published);
      return {
        id: String(front.id),
        slug: String(front.slug),
        ...(front.title !== undefined && { title: allowed(String(front.title)) }),
        moment: Date.parse(published.length === 10 ? `${published}T12:00:00Z` : published) / 1000,
        link: `${origin}/articles/${encodeURIComponent(String(front.slug))}`,
        // An item says something, if only its title.
        text: markdown.render(allowed(body?.trim() || String(front.title))),
        authors: ((front.authors ?? []) as ({ name: string } | string)[]).map((author) =>
          typeof author === 'string' ? author : author.name,
        ),
        inherited,
        tags: (front.tags ?? []) as string[],
      };
    }),
  );
  return articles.sort((a, b) => b.moment - a.moment || (a.id < b.id ? -1 : 1));
}

/**
 * A text without what no XML document can hold (https://www.w3.org/TR/xml/#charsets), nor DEL and noncharacters. Control
 * characters from U+0080 on are those of windows-1252, as in HTML.
 */
function allowed(text: string): string {
  return text
    .replace(/[\x80-\x9f]/g, (c) => new TextDecoder('windows-1252').decode(Uint8Array.of(c.charCodeAt(0))))
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]|[\x7f\p{Noncharacter_Code_Point}]/gu, '');
}

/** The labels of a content folder's vocabulary by slug. */
export async function readLabels(content: string): Promise<ReadonlyMap<string, string>> {
  const terms = parse(await readFile(join(content, 'tags.yaml'), 'utf8')) as Record<string, { label: string }>;
  return new Map(Object.entries(terms).map(([slug, { label }]) => [slug, label]));
}

/** The letters and digits of an HTML text: what is left when readers differ in spaces, tags and punctuation's encoding. */
export function letters(html: string): string {
  return decodeHTML(html.replace(/<[^>]*>/g, ' ')).replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * Markdown to sanitised HTML: what Dateline takes, against what it could take instead, on generated posts.
 *
 *     node tests/bench/markdown.ts [--posts 10000] [--rounds 3] [--json]
 *
 * The others are measured where they are installed, which a fresh clone does not do:
 *
 *     npm install --no-save marked@18 micromark@4 micromark-extension-gfm-table@2 micromark-extension-gfm-footnote@2 \
 *       micromark-extension-gfm-strikethrough@2 sanitize-html@2 hast-util-from-html@2 hast-util-sanitize@5 hast-util-to-html@9
 *
 * Contestants take turns; a figure is CPU time over all posts, a ratio is to the first of its group, median of the rounds.
 * Before the clock runs, each must give the same text of the first hundred posts.
 */
import { parseArgs } from 'node:util';
import { renderBody } from '../../src/compile/render-body.ts';
import { markdownIt } from '../../src/compile/body/markdown.ts';
import { allowedElements } from '../../src/article/html-policy.ts';
import { sanitise } from '../../src/compile/body/sanitise.ts';
import { textOfHtml } from '../../src/compile/body/text.ts';
import { measure, show } from './measure.ts';
import { posts } from './posts.ts';

type Convert = (text: string) => string;

/** A package that may not be installed; its types are not either. */
async function optional(name: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  return import(name).catch(() => undefined) as Promise<Readonly<Record<string, unknown>> | undefined>;
}

/** What a package exports, as a function to call. */
type Call = (...given: unknown[]) => unknown;

const place = { page: 'https://example.org/articles/ferry', base: 'https://example.org/articles/ferry' };
const env = () => ({ ...place, docId: '0' });

/** From Markdown to HTML, nothing sanitised. */
async function converters(): Promise<Record<string, Convert>> {
  const found: Record<string, Convert> = { 'markdown-it': (text) => markdownIt.render(text, env()) };
  const marked = await optional('marked');
  if (marked) {
    const parse = marked['parse'] as Call;
    found['marked, without footnotes'] = (text) => parse(text) as string;
  }
  const micromark = await optional('micromark');
  const [table, footnote, strikethrough] = await Promise.all(
    ['table', 'footnote', 'strikethrough'].map((name) => optional(`micromark-extension-gfm-${name}`)),
  );
  if (micromark && table && footnote && strikethrough) {
    const convert = micromark['micromark'] as Call;
    const call = (from: Readonly<Record<string, unknown>>, name: string) => (from[name] as Call)();
    const options = {
      allowDangerousHtml: true,
      extensions: [call(table, 'gfmTable'), call(footnote, 'gfmFootnote'), call(strikethrough, 'gfmStrikethrough')],
      htmlExtensions: [
        call(table, 'gfmTableHtml'),
        call(footnote, 'gfmFootnoteHtml'),
        call(strikethrough, 'gfmStrikethroughHtml'),
      ],
    };
    found['micromark'] = (text) => convert(text, options) as string;
  }
  return found;
}

/** From HTML to harmless HTML. */
async function sanitisers(): Promise<Record<string, Convert>> {
  const found: Record<string, Convert> = { 'htmlparser2 under our policy': (html) => sanitise(html, place) };
  const sanitizeHtml = (await optional('sanitize-html'))?.['default'] as Call | undefined;
  if (sanitizeHtml) {
    const options = {
      allowedTags: Object.keys(allowedElements),
      allowedAttributes: { a: ['href', 'id'], img: ['src', 'alt', 'title'] },
    };
    found['sanitize-html'] = (html) => sanitizeHtml(html, options) as string;
  }
  const [from, rehype, to] = await Promise.all(
    ['hast-util-from-html', 'hast-util-sanitize', 'hast-util-to-html'].map(optional),
  );
  if (from && rehype && to) {
    const [parse, clean, write] = [from['fromHtml'] as Call, rehype['sanitize'] as Call, to['toHtml'] as Call];
    found['rehype-sanitize'] = (html) =>
      write(clean(parse(html, { fragment: true }), rehype['defaultSchema'])) as string;
  }
  return found;
}

/** All the way, as compile does it. */
function whole(): Record<string, Convert> {
  return {
    renderBody: (text) => renderBody(text, place).html,
    'the same, sanitised always': (text) => sanitise(renderBody(text, place).html, place),
  };
}

const letters = (html: string) => textOfHtml(html).replace(/&#x?[\da-f]+;|[^\p{L}]|Footnotes|↩/giu, '');

function check(contestants: Readonly<Record<string, Convert>>, inputs: readonly string[]): void {
  const [first, ...others] = Object.entries(contestants) as [[string, Convert], ...[string, Convert][]];
  for (const [name, convert] of others) {
    const odd = inputs
      .slice(0, 100)
      .filter((input) => !input.includes('[^1]') && letters(convert(input)) !== letters(first[1](input)));
    if (odd.length > 0) throw new Error(`${name} and ${first[0]} differ on ${odd.length} posts, such as:\n${odd[0]}`);
  }
}

const { values } = parseArgs({
  options: { posts: { type: 'string' }, rounds: { type: 'string' }, json: { type: 'boolean' } },
});
const inputs = posts(Number(values.posts ?? 10_000));
const rounds = Number(values.rounds ?? 3);
const rendered = inputs.map((text) => markdownIt.render(text, env()));
const groups = {
  'Markdown to HTML': [await converters(), inputs],
  'HTML to harmless HTML': [await sanitisers(), rendered],
  'all the way': [whole(), inputs],
} as const;
const results = Object.entries(groups).map(([group, [contestants, given]]) => {
  check(contestants, given);
  const works = Object.entries(contestants).map(([name, convert]) => [
    name,
    () => given.forEach((text) => convert(text)),
  ]);
  return { group, posts: given.length, figures: measure(Object.fromEntries(works), rounds) };
});
if (values.json) console.log(JSON.stringify(results, null, 2));
else for (const { group, posts: count, figures } of results) show(`${group}, ${count} posts`, figures);

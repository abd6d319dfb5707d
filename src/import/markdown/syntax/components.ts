import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { playerIds } from '../../markup/embeds.ts';
import { lookup, table } from '../../../text/table.ts';
import { anyWord } from '../any-word.ts';
import type { Call } from './call.ts';
import { asBlock, asBox, asCodeBlock, asQuotation, dedent, inLabel, underTitle, writeLink } from './write.ts';

/** The Markdown of a call; undefined where the call does not tell enough. */
type Meaning = (call: Call) => string | undefined;

/** The first of these arguments (separated by spaces) that says something. */
const named = (call: Call, keys: string): string | undefined =>
  keys
    .split(' ')
    .map((key) => lookup(call.named, key))
    .find((value) => value !== undefined && value.trim() !== '');

const sources =
  'src url image img file filename path image_path imagepath href source light srclight name imgsrc image_url poster';

const isImage = (text: string): boolean => /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico)(?:[?#][^]*)?$/i.test(text);
const isAddress = (text: string): boolean => /^(?:https?:|\/|\.\.?\/)/.test(text);
const looksLikeFile = (text: string): boolean => /^[^\s./]*[./]\S*$/.test(text);

/** The label of a link without links and images of its own. */
const withoutLinks = (text: string): string => text.replace(/!?\[([^[\]]*)\]\((?:(?!\]\()[^)])*\)/g, '$1');

const figure: Meaning = (call) => {
  const { positional, inner } = call;
  const source =
    sources
      .split(' ')
      .map((key) => lookup(call.named, key))
      .find((text) => text !== undefined && (isImage(text) || looksLikeFile(text))) ??
    positional.find((text) => isImage(text) || isAddress(text)) ??
    positional.find(looksLikeFile);
  if (source === undefined) return inner;
  const layout = /^(?:\d+(?:px|%)?|left|right|center|middle|\d+x\d+|[a-z]+-[a-z-]+)$/i;
  const spare = positional.filter((text) => text !== source && !layout.test(text));
  const caption = named(call, 'caption text figcaption description') ?? (inner?.trim() ? inner : undefined);
  const alt =
    named(call, 'alt title label desc') ??
    spare.at(-1) ??
    (caption === undefined || caption.includes('\n') ? '' : withoutLinks(caption));
  const image = `!${writeLink(alt, source)}`;
  const wrapped = named(call, 'link');
  const shown = wrapped && /^(?:https?:|\/)/.test(wrapped) ? writeLink(image, wrapped, true) : image;
  const saysMore = caption !== undefined && (inLabel(caption) !== inLabel(alt) || named(call, 'caption'));
  return saysMore ? asBlock(`${shown}\n\n${dedent(caption).trim()}`) : shown;
};

/** Words, which may have the form of an id: "Information" has that of a film on YouTube. */
const words = /^[A-Za-z]?[a-z]+(?:[-/][a-z]+)*$|^[A-Z]+$/;
const absolute = /^(?:https?:)?\/\/[^\s<>]+$/;

/** A file or a page by its path: with a slash before it, or with an ending. */
const path = /^(\.{0,2}\/\S*|[^\s/:?#][^\s:?#]*\.\w{2,5}(?:[?#]\S*)?)$/;

/** Expressions for ids that the table names. */
const ids = table<RegExp>({ ...playerIds, path, none: /^(?!)/ });

/** A row of the table of services. */
interface EmbeddedService {
  readonly names: string;
  readonly label: string;
  readonly id: string;
  readonly page?: string;
  readonly keys?: string;
}

const recordingKind = /^(?:track|album|playlist|episode|show|artist)$/;

/** The address of a call's page on a service, by an id; undefined where the call does not tell enough. */
function pageOf(call: Call, given: string, id: RegExp, page: string): string | undefined {
  const name = named(call, 'user username') ?? (call.positional.length > 1 ? call.positional[0] : undefined);
  const user = name !== given && /^@?[\w-]{1,39}$/.test(name ?? '') ? `${name?.replace(/^@/, '')}/` : undefined;
  const stated = [call.named['type'], call.named['kind'], call.positional[0]];
  const kind =
    id.exec(given)?.[2] === undefined
      ? undefined
      : (id.exec(given)?.[1] ?? stated.find((text) => recordingKind.test(text ?? '')));
  if (page.includes('{kind}') && kind === undefined) return undefined;
  const filled = page
    .replace(/\{user\|([^{}]*)\}/, (_, otherwise: string) => user ?? otherwise)
    .replace('{kind}', kind ?? '');
  return given.replace(id, filled);
}

/**
 * A player or a post of another site: a link to its page there, and the enclosed text. Nothing where no argument is an
 * address or looks like an id of that site.
 */
function embed({ label, id: expression, page = '', keys = '' }: EmbeddedService): Meaning {
  const id = ids.get(expression) ?? new RegExp(`^${expression}$`);
  return (call) => {
    const inner = call.inner?.trim() ?? '';
    const [first, ...rest] = call.positional;
    const given = [
      ...`${keys} id url src href link video v`.split(' ').map((key) => lookup(call.named, key)?.trim()),
      // Where a user is named, the id comes second.
      ...(page.includes('{') ? [...rest, first] : call.positional),
      words.test(inner) ? undefined : inner,
    ];
    for (const text of given) {
      if (text === undefined) continue;
      const own = id.test(text) ? pageOf(call, text, id, page) : undefined;
      const url = absolute.test(text) ? text.replace(/^\/\//, 'https://') : own;
      if (url === undefined) continue;
      const link = asBlock(writeLink(named(call, 'title caption label alt') ?? label, url));
      return text === inner ? link : link + asBlock(dedent(call.inner ?? ''));
    }
    return undefined;
  };
}

const genericBox = /^(?:admonition|callout|alert|aside|notice|message|alertbox|hint|box|banner)$/i;

/** Words that are the type of a box and no title. */
const boxType =
  /^(?:note|tip|info|warn|warning|danger|caution|important|success|error|primary|secondary|default|hint|question)$/;

const admonition: Meaning = (call) => {
  const options = /^(?:markdown|true|false|\d+|no-icon|icon-\S+)$/i;
  const said = call.positional.filter((text) => !options.test(text));
  const isGeneric = genericBox.test(call.name);
  const leads = isGeneric || boxType.test(said[0] ?? '');
  const type = named(call, 'type class color level variant kind status') ?? (leads ? said[0] : undefined) ?? call.name;
  const title = named(call, 'title label header heading') ?? (leads ? said.slice(1) : said).join(' ');
  const inner = call.inner ?? named(call, 'text content message body children') ?? (isGeneric ? undefined : '');
  if (inner?.trim()) return asBox(type.split(/\s+/)[0] as string, title, inner);
  return call.inner === undefined && said.length > 0 ? asBlock(asQuotation(said.join(' '))) : '';
};

const enclosed: Meaning = ({ inner }) => (inner === undefined ? undefined : asBlock(dedent(inner)));

const details: Meaning = (call) => {
  if (call.inner === undefined) return undefined;
  const title = named(call, 'summary title label header text') ?? call.positional.join(' ').trim();
  return underTitle(title || 'Details', call.inner);
};

const titled: Meaning = (call) => {
  const title = named(call, 'title label name header value tabname') ?? call.positional[0];
  return call.inner === undefined || title === undefined ? enclosed(call) : underTitle(title, call.inner);
};

const blockquote: Meaning = (call) => {
  const { inner, positional } = call;
  const text = inner ?? named(call, 'text quote content') ?? positional[0];
  if (text === undefined) return undefined;
  const spare =
    inner === undefined ? positional.slice(1) : positional.filter((each) => !/^(?:https?:|left|right|\[)/.test(each));
  const author =
    named(call, 'author by cite attribution source caption name footer') ?? (spare.join(' ').trim() || undefined);
  const url = named(call, 'link url href') ?? positional.find((each) => /^https?:/.test(each));
  if (author === undefined) return asBlock(asQuotation(dedent(text)));
  const from = url === undefined ? author : writeLink(author, url);
  return asBlock(asQuotation(`${dedent(text).trim()}\n\n— ${from}`));
};

const code: Meaning = (call) => {
  const inner = call.inner ?? named(call, 'code content');
  if (inner === undefined) return undefined;
  // Only marks of code that is set aside: the inside is a fenced block already.
  if (/^\s*(?:\x02\d+\x03\s*)+$/.test(inner)) return asBlock(dedent(inner));
  const [first = ''] = call.positional;
  const language = named(call, 'lang language') ?? (/^[\w+#-]+$/.test(first) ? first : '');
  return asBlock(asCodeBlock(dedent(inner), language));
};

const anchor: Meaning = (call) => {
  const url =
    named(call, 'href to url link src page relref') ??
    call.positional.find((text) => isAddress(text) || /^(?:mailto:|#)/.test(text));
  const spare = call.positional.filter((text) => text !== url && !/^(?:true|false)$/.test(text));
  const text =
    call.inner?.trim() ||
    named(call, 'text title label name content button_text') ||
    spare.join(' ').trim() ||
    undefined;
  if (url === undefined) return text;
  if (call.inner?.includes('\n\n')) return asBlock(`${dedent(call.inner).trim()}\n\n${writeLink(url, url)}`);
  const label = text ?? url;
  return label.includes('](') ? writeLink(withoutLinks(label), url) : writeLink(label, url, true);
};

/** A command in the words of several package managers: `npm="…" yarn="…"`. */
const commands: Meaning = (call) => {
  const lines = Object.values(call.named).filter((value) => /^\S+ \S/.test(value));
  if (lines.length > 0) return asBlock(asCodeBlock(lines.join('\n'), 'sh'));
  return call.inner === undefined ? undefined : dedent(call.inner);
};

const byName = table<Meaning>({
  admonition,
  anchor,
  blockquote,
  code,
  commands,
  details,
  figure,
  titled,
  diagram: ({ inner, name }) => (inner === undefined ? undefined : asBlock(asCodeBlock(inner, name))),
  words: (call) => call.inner ?? named(call, 'text content title label value') ?? call.positional[0],
  inside: ({ inner }) => inner ?? '',
  nothing: () => '',
});

/** The tables of `components.yaml`. */
const tables: {
  readonly services: readonly EmbeddedService[];
  readonly names: readonly (readonly [string, string])[];
} = parse(readFileSync(new URL('components.yaml', import.meta.url), 'utf8'));

const meanings: readonly (readonly [names: RegExp, meaning: Meaning | undefined])[] = [
  ...tables.services.map((service) => [anyWord(service.names), embed(service)] as const),
  ...tables.names.map(([meaning, names]) => [anyWord(names), byName.get(meaning)] as const),
];

/** A name as the table has it: without the folder and ending of an included file, and the marks of plug-ins. */
function keyOf(name: string): string {
  const bare = name
    .toLowerCase()
    .replace(/^(?:[^\n]*\/)?([\w-]+)\.(?:html?|md|njk|liquid|svg)$|^(?:jekyll|hexo|wp|include)[-_]/, '$1');
  return bare.replace(/[^a-z0-9]/g, '');
}

/** The Markdown of a call; `lost` where something is gone that a reader might miss. */
interface ReducedCall {
  readonly markdown: string;
  readonly lost?: boolean;
}

/**
 * Reduces a shortcode, tag or component to what a reader gets of it: an image, a link, a quotation, the text that it
 * encloses. One that no row knows leaves its text, its image or its link, where it has one, and counts as lost.
 */
export function reduceCall(call: Call): ReducedCall {
  const key = keyOf(call.name);
  const meaning = meanings.find(([names]) => names.test(key))?.[1];
  const known = meaning?.({ ...call, name: call.name.replace(/^.*\//, '').replace(/\.\w+$/, '') });
  if (known !== undefined) return { markdown: known };
  if (call.inner?.trim()) return { markdown: enclosed(call) ?? '', lost: true };
  const source = named(call, sources) ?? call.positional.find(isImage);
  if (source !== undefined && isImage(source)) return { markdown: figure(call) ?? '' };
  const text = named(call, 'text title label caption content children message description');
  const url = named(call, 'href to url link');
  return url !== undefined && /^(?:https?:|\/)/.test(url)
    ? { markdown: writeLink(text ?? url, url), lost: true }
    : { markdown: text ?? '', lost: true };
}

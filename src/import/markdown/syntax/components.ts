import { playerIds } from '../../markup/embeds.ts';
import { lookup } from '../../../text/table.ts';
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

const isImage = (text: string): boolean =>
  /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico)(?:[?#][^]*)?$/i.test(text);
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

/** The id of a site of which only whole addresses are understood. */
const none = /^(?!)/;

type PageOf = string | ((call: Call, id: string) => string | undefined);

/**
 * A player or a post of another site: a link to its page there, and the enclosed text. Nothing where no argument is an address or
 * looks like an id of that site. `page` is the address of the page with `$1` for the id, undefined where the call does not tell enough.
 */
const embed =
  (label: string, id: RegExp, page: PageOf, keys = ''): Meaning =>
  (call) => {
    const enclosed = call.inner?.trim() ?? '';
    const [first, ...rest] = call.positional;
    const given = [
      ...`${keys} id url src href link video v`.split(' ').map((key) => lookup(call.named, key)?.trim()),
      // Where a user is named, the id comes second.
      ...(typeof page === 'string' ? call.positional : [...rest, first]),
      words.test(enclosed) ? undefined : enclosed,
    ];
    for (const text of given) {
      if (text === undefined) continue;
      const own = id.test(text) ? (typeof page === 'string' ? page : page(call, text)) : undefined;
      const url = absolute.test(text) ? text.replace(/^\/\//, 'https://') : own && text.replace(id, own);
      if (url === undefined) continue;
      const link = asBlock(writeLink(named(call, 'title caption label alt') ?? label, url));
      return text === enclosed ? link : link + asBlock(dedent(call.inner ?? ''));
    }
    return undefined;
  };

/** The user that a call names before an id, as the beginning of a path; the other text where it names none. */
const userOf = (call: Call, id: string, otherwise: string): string => {
  const user = named(call, 'user username') ?? (call.positional.length > 1 ? call.positional[0] : undefined);
  const isUser = user !== undefined && user !== id && /^@?[\w-]{1,39}$/.test(user);
  return isUser ? `${user.replace(/^@/, '')}/` : otherwise;
};

const spotify: PageOf = (call, id) => {
  if (/[:/]/.test(id)) return 'https://open.spotify.com/$1/$2';
  const kind = [call.named['type'], call.named['kind'], call.positional[0]].find(
    (text) => text !== undefined && /^(?:track|album|playlist|episode|show|artist)$/.test(text),
  );
  return kind && `https://open.spotify.com/${kind}/$2`;
};
const spotifyId = /^(?:spotify:)?(?:(track|album|playlist|episode|show|artist)[/:])?([\dA-Za-z]{22})$/;
const post: PageOf = (call, id) => `https://x.com/${userOf(call, id, 'i/web/')}status/$1`;
const gist: PageOf = (call, id) => `https://gist.github.com/${userOf(call, id, '')}$1`;
const pen: PageOf = (call, id) => `https://codepen.io/${userOf(call, id, 'pen/')}pen/$1`;

const genericBox = /^(?:admonition|callout|alert|aside|notice|message|alertbox|hint|box|banner)$/i;

/** Words that are the type of a box and no title. */
const boxType =
  /^(?:note|tip|info|warn|warning|danger|caution|important|success|error|primary|secondary|default|hint|question)$/;

const admonition: Meaning = (call) => {
  const options = /^(?:markdown|true|false|\d+|no-icon|icon-\S+)$/i;
  const said = call.positional.filter((text) => !options.test(text));
  const isGeneric = genericBox.test(call.name);
  const leads = isGeneric || boxType.test(said[0] ?? '');
  const type =
    named(call, 'type class color level variant kind status') ?? (leads ? said[0] : undefined) ?? call.name;
  const title = named(call, 'title label header heading') ?? (leads ? said.slice(1) : said).join(' ');
  const inner =
    call.inner ?? named(call, 'text content message body children') ?? (isGeneric ? undefined : '');
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
    inner === undefined
      ? positional.slice(1)
      : positional.filter((each) => !/^(?:https?:|left|right|\[)/.test(each));
  const author =
    named(call, 'author by cite attribution source caption name footer') ??
    (spare.join(' ').trim() || undefined);
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

/** An expression for names: words separated by white space, each of which may be an expression. */
const of = (text: string): RegExp => new RegExp(`^(?:${text.trim().split(/\s+/).join('|')})$`);

/**
 * What names mean, over all generators and plug-ins: the first row that matches holds. Names are compared in lower case, letters and
 * digits only.
 */
const meanings: readonly (readonly [names: RegExp, meaning: Meaning])[] = [
  [
    /^(?:lite)?yt(?:embed|video|iframe|player|lite|privacy|short)?$|youtube/,
    embed(
      'Video on YouTube',
      playerIds.youtube,
      'https://www.youtube.com/watch?v=$1',
      'id videoid youtubeid youtube',
    ),
  ],
  [/vimeo/, embed('Video on Vimeo', playerIds.vimeo, 'https://vimeo.com/$1', 'id videoid')],
  [
    /bilibili/,
    embed(
      'Video on Bilibili',
      /^(BV[\dA-Za-z]{10}|av\d{1,12})$/,
      'https://www.bilibili.com/video/$1',
      'bvid',
    ),
  ],
  [/dailymotion/, embed('Video', /^(x[\da-z]{5,7})$/, 'https://www.dailymotion.com/video/$1')],
  [/peertube|twitch|loom/, embed('Video', path, '$1')],
  [
    of(`(?:embedded)?tweet(?:embed)? x(?:post|simple)? twitter(?:status|tweet|simple)? statictweet`),
    embed('Post on X', /^(\d{1,20})$/, post, 'tweetid tweet'),
  ],
  [/mastodon|toot|bluesky|bsky/, embed('Post', none, '')],
  [/instagram/, embed('Post on Instagram', /^([\w-]{10,12})$/, 'https://www.instagram.com/p/$1/')],
  [/gist/, embed('Gist', /^((?:[\w-]{1,39}\/)?[\da-f]{5,40})$/, gist, 'gist gistid')],
  [/^codepen/, embed('Example on CodePen', /^([A-Za-z]{5,8}|[\da-f]{32})$/, pen, 'hash slughash slug')],
  [
    /^(?:codesandbox|sandbox$)/,
    embed('Example on CodeSandbox', /^(?=\D*\d)([\da-z]+(?:-[\da-z]+)*)$/, 'https://codesandbox.io/s/$1'),
  ],
  [
    /^stackblitz/,
    embed(
      'Example on StackBlitz',
      /^([\da-z]+(?:-[\da-z]+)+|github(?:\/[\w.-]+){2,9})$/,
      'https://stackblitz.com/edit/$1',
    ),
  ],
  [
    /^jsfiddle/,
    embed('Example on JSFiddle', /^((?:[\w-]+\/)?[\da-z]{5,8}(?:\/\d+)?)\/?$/i, 'https://jsfiddle.net/$1'),
  ],
  [
    /^asciinema|^asciicast/,
    embed('Recording on asciinema', /^(\d{1,9}|[\dA-Za-z]{16,25})$/, 'https://asciinema.org/a/$1'),
  ],
  [/^spotify/, embed('Listen on Spotify', spotifyId, spotify)],
  [/^soundcloud/, embed('Listen on SoundCloud', /^([\w-]+(?:\/[\w-]+){1,3})$/, 'https://soundcloud.com/$1')],
  [/^speakerdeck/, embed('Slides', /^([\da-f]{32})$/, 'https://speakerdeck.com/player/$1')],
  [/^slideshare/, embed('Slides', none, '')],
  [of('audio(?:player)? podcast mp3'), embed('Audio', path, '$1', 'src mp3 file url')],
  [
    of('(?:html5|raw|local)?video videoplayer mp4 webm'),
    embed('Video', path, '$1', 'src mp4 webm file url webmsrc'),
  ],
  [of('iframe o?embed'), embed('Embedded page', path, '$1')],
  [
    of('github(?:repo|card) repo(?:card)?'),
    embed('GitHub', /^([\w-]{1,39}\/[\w.-]{1,100})$/, 'https://github.com/$1', 'repo repository'),
  ],
  [/^(?:link)?(?:preview|card|bookmark)$|^linkcard|^bookmark/, anchor],
  [/figure|image|img|picture|photo|screenshot|thumbnail|diagram/, figure],
  [of('fig svg gif assetpath illustration'), figure],
  [of('(?:block)?quote epigraph pullquote cite testimonial bq'), blockquote],
  [
    of(`note tip info warn warning danger caution important alert alertbox notice callout calloutbox admonition hint aside success
      error attention message pitfall deepdive infobox tipbox box remark example question bug todo abstract failure seealso wip
      canary experimental notebox warningbox sidenote eolalertbox`),
    admonition,
  ],
  [
    of(`details? spoiler collapse collapsible collapsable accordion(?:item)? expand(?:able)? toggle disclosure fold folding
      faq(?:item)?`),
    details,
  ],
  [
    of(`high(?:light)? code codeblock prism codetabs?item sourcecode snippet shell bash console terminal terminalblock
      consoleblock codewindow codeblocktabs?`),
    code,
  ],
  [
    of('commandtabs? commands packagemanagers?(?:tabs)? install(?:command|tabs|ation)? pminstall npmtabs'),
    commands,
  ],
  [of('tab tabitem tabpane tabpanel step codegroupitem item panel column'), titled],
  [
    of('mermaid plantuml'),
    ({ inner, name }) => (inner === undefined ? undefined : asBlock(asCodeBlock(inner, name))),
  ],
  [
    of(`a link extlink externallink button btn cta routerlink nuxtlink nextlink gatsbylink buttonlink linkbutton ubutton
      indieweblink href card linkto url`),
    anchor,
  ],
  [
    of(`kbd abbr mark del ins sub sup small strong em b i u s span ruby tooltip badge label pill tag center highlighttext
      abbreviation glossary term def codestep color colored bold italic underline strike key`),
    (call) => call.inner ?? named(call, 'text content title label value') ?? call.positional[0],
  ],
  [
    of('icon fa fas fab fontawesome faicon octicon mdicon materialicon emoji emojify svgicon iconify'),
    ({ inner }) => inner ?? '',
  ],
  [of('series anchor'), ({ inner }) => inner ?? ''],
  [
    of(`toc\\w* tableofcontents inlinetoc adsense ads? advert newsletter newslettersignup subscribe subscribeform signup share
      sharebuttons socialshare comments disqus giscus utterances seriesnav relatedposts related authorbio analytics clear clearfix
      spacer divider br hr pagebreak lastupdated readingtime head helmet seo script style css reviewedby lightbox backtotop
      hidden screenshotcachebust`),
    () => '',
  ],
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
 * Reduces a shortcode, tag or component to what a reader gets of it: an image, a link, a quotation, the text that it encloses. One
 * that no row knows leaves its text, its image or its link, where it has one, and counts as lost.
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

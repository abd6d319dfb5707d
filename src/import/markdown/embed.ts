import { fenced } from './code.ts';
import type { Call } from './tree.ts';

/** What a call is to a reader, as Markdown; `note` where something was lost that the reader might miss. */
export interface Reduced {
  readonly markdown: string;
  readonly lost?: boolean;
}

type Rule = (call: Call) => string | undefined;

const named = (call: Call, ...keys: readonly string[]): string | undefined =>
  keys.map((key) => call.named[key]).find((value) => value !== undefined && value.trim() !== '');

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const inLabel = (text: string): string => oneLine(text).replace(/(?<!\\)[[\]]/g, '\\$&');
const target = (url: string): string => (/[\s()<>]/.test(url) ? `<${url.replace(/[<>\n]/g, '')}>` : url);
const link = (label: string, url: string): string => `[${inLabel(label)}](${target(url)})`;
const block = (text: string): string => `\n\n${text.trim()}\n\n`;

/** Lines as a quotation; pieces set aside count as lines. */
export function quote(text: string): string {
  return text
    .trim()
    .replace(/\n(?:[ \t]*\n){2,}/g, '\n\n')
    .split('\n')
    .map((line) => (line.trim() === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** Takes the common indentation off the lines that a component encloses, so that Markdown does not take them for code. */
export function dedent(text: string): string {
  const lines = text.split('\n');
  const indents = lines
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const width = indents.length > 0 ? Math.min(...indents) : 0;
  return lines
    .map((line, index) => (index === 0 ? line.trimStart() : line.slice(Math.min(width, line.length))))
    .join('\n');
}

const sources = [
  'src',
  'url',
  'image',
  'img',
  'file',
  'filename',
  'path',
  'image_path',
  'imagepath',
  'href',
  'source',
  'light',
  'srclight',
  'name',
  'imgsrc',
  'image_url',
  'poster',
];
const isImage = (text: string): boolean =>
  /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico)(?:[?#].*)?$/i.test(text);

const figure: Rule = (call) => {
  const source =
    named(call, ...sources) ??
    call.positional.find((text) => isImage(text) || /^(?:https?:|\/|\.\.?\/)/.test(text)) ??
    call.positional.find((text) => /[./]/.test(text));
  if (source === undefined) return call.inner;
  const spare = call.positional.filter(
    (text) =>
      text !== source && !/^(?:\d+(?:px|%)?|left|right|center|middle|\d+x\d+|[a-z]+-[a-z-]+)$/i.test(text),
  );
  const caption =
    named(call, 'caption', 'text', 'figcaption', 'description') ??
    (call.inner?.trim() ? call.inner : undefined);
  const alt =
    named(call, 'alt', 'title', 'label', 'desc') ??
    spare.at(-1) ??
    (caption === undefined || caption.includes('\n') ? '' : caption.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'));
  const image = `![${inLabel(alt)}](${target(source)})`;
  const wrapped = named(call, 'link');
  const shown = wrapped && /^(?:https?:|\/)/.test(wrapped) ? `[${image}](${target(wrapped)})` : image;
  return caption === undefined || (oneLine(caption) === oneLine(alt) && named(call, 'caption') === undefined)
    ? shown
    : block(`${shown}\n\n${dedent(caption).trim()}`);
};

/** A player or a post of another site: a link to where it stands there. */
const embed =
  (label: string, address: (id: string, call: Call) => string, keys: readonly string[] = []): Rule =>
  (call) => {
    const id =
      named(call, ...keys, 'id', 'url', 'src', 'href', 'link', 'video', 'v') ??
      call.positional[0] ??
      (call.inner?.trim() || undefined);
    if (id === undefined) return undefined;
    const title = named(call, 'title', 'caption', 'label', 'alt') ?? label;
    return block(
      link(title, /^https?:|^\/\//.test(id) ? id.replace(/^\/\//, 'https://') : address(id.trim(), call)),
    );
  };

const admonitionLabels: Readonly<Record<string, string>> = {
  primary: 'Note',
  default: 'Note',
  hint: 'Tip',
  warn: 'Warning',
  error: 'Error',
  admonition: 'Note',
  callout: 'Note',
  alert: 'Note',
  aside: 'Note',
  notice: 'Note',
  alertbox: 'Note',
  hextraadmonition: 'Note',
};

/** Words that say what kind of box it is and are no title. */
const boxType =
  /^(?:note|tip|info|warn|warning|danger|caution|important|success|error|primary|secondary|default|hint|question)$/;

/** A box with a title: a quotation that begins with the title in bold. */
export function box(type: string, title: string | undefined, inner: string): string {
  const label =
    title?.trim() ||
    (admonitionLabels[type.toLowerCase()] ??
      type.replace(/[-_]+/g, ' ').replace(/^./, (c) => c.toUpperCase()));
  return block(quote(`**${label.replace(/\*\*/g, '').trim()}**\n\n${dedent(inner).trim()}`));
}

const admonition: Rule = (call) => {
  const words = call.positional.filter(
    (text) => !/^(?:markdown|true|false|\d+|no-icon|icon-\S+)$/i.test(text),
  );
  const generic = /^(?:admonition|callout|alert|aside|notice|message|alertbox|hint|box|banner)$/i.test(
    call.name,
  );
  const leads = generic || boxType.test(words[0] ?? '');
  const type =
    named(call, 'type', 'class', 'color', 'level', 'variant', 'kind', 'status') ??
    (leads ? words[0] : undefined) ??
    call.name;
  const title =
    named(call, 'title', 'label', 'header', 'heading') ?? (leads ? words.slice(1) : words).join(' ');
  const inner =
    call.inner ?? named(call, 'text', 'content', 'message', 'body', 'children') ?? (generic ? undefined : '');
  if (inner === undefined || inner.trim() === '')
    return call.inner === undefined && words.length > 0 ? block(quote(words.join(' '))) : '';
  return box(type.split(/\s+/)[0] as string, title, inner);
};

const details: Rule = (call) => {
  if (call.inner === undefined) return undefined;
  const title =
    named(call, 'summary', 'title', 'label', 'header', 'text') ??
    (call.positional.join(' ').trim() || 'Details');
  return block(`**${oneLine(title)}**\n\n${dedent(call.inner).trim()}`);
};

const titled: Rule = (call) => {
  const title = named(call, 'title', 'label', 'name', 'header', 'value', 'tabname') ?? call.positional[0];
  if (call.inner === undefined) return undefined;
  return block(
    title === undefined ? dedent(call.inner) : `**${oneLine(title)}**\n\n${dedent(call.inner).trim()}`,
  );
};

const blockquote: Rule = (call) => {
  const inner = call.inner ?? named(call, 'text', 'quote', 'content') ?? call.positional[0];
  if (inner === undefined) return undefined;
  const words =
    call.inner === undefined
      ? call.positional.slice(1)
      : call.positional.filter((text) => !/^(?:https?:|left|right|\[)/.test(text));
  const author =
    named(call, 'author', 'by', 'cite', 'attribution', 'source', 'caption', 'name', 'footer') ??
    (words.join(' ').trim() || undefined);
  const url = named(call, 'link', 'url', 'href') ?? call.positional.find((text) => /^https?:/.test(text));
  const from = author === undefined ? undefined : url === undefined ? author : link(author, url);
  return block(quote(from === undefined ? dedent(inner) : `${dedent(inner).trim()}\n\n— ${from}`));
};

const code: Rule = (call) => {
  const inner = call.inner ?? named(call, 'code', 'content');
  if (inner === undefined) return undefined;
  if (/^\s*(?:\ue000\d+\ue001\s*)+$/.test(inner)) return block(dedent(inner));
  return block(
    fenced(
      dedent(inner),
      named(call, 'lang', 'language') ??
        (/^[\w+#-]+$/.test(call.positional[0] ?? '') ? call.positional[0] : ''),
    ),
  );
};

const anchor: Rule = (call) => {
  const url =
    named(call, 'href', 'to', 'url', 'link', 'src', 'page', 'relref') ??
    call.positional.find((text) => /^(?:https?:|mailto:|\/|#|\.\.?\/)/.test(text));
  const text =
    call.inner?.trim() ||
    named(call, 'text', 'title', 'label', 'name', 'content', 'button_text') ||
    call.positional
      .filter((each) => each !== url && !/^(?:true|false)$/.test(each))
      .join(' ')
      .trim();
  if (url === undefined) return text || undefined;
  const label = text || url;
  return call.inner?.includes('\n\n')
    ? block(`${dedent(call.inner).trim()}\n\n${link(url, url)}`)
    : `[${label.includes('](') ? inLabel(label.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')) : oneLine(label)}](${target(url)})`;
};

/** A command in the words of several package managers: `npm="…" yarn="…"`. */
const commands: Rule = (call) => {
  const lines = Object.values(call.named).filter((value) => /^\S+ \S/.test(value));
  if (lines.length > 0) return block(fenced(lines.join('\n'), 'sh'));
  return call.inner === undefined ? undefined : dedent(call.inner);
};

const inline: Rule = (call) =>
  call.inner ?? named(call, 'text', 'content', 'title', 'label', 'value') ?? call.positional[0];
const nothing: Rule = (call) => call.inner ?? '';
const within: Rule = (call) => (call.inner === undefined ? undefined : block(dedent(call.inner)));

/** What names mean, over all generators and plug-ins: the first row that holds wins. Names are compared in lower case, letters and digits only. */
const rules: readonly (readonly [names: RegExp, rule: Rule])[] = [
  [
    /^(?:lite)?(?:youtube|ytvideo|yt)(?:embed|video|iframe|player|lite|privacy|short)?$|youtube/,
    embed('Video on YouTube', (id) => `https://www.youtube.com/watch?v=${id}`, [
      'id',
      'videoid',
      'youtubeid',
      'youtube',
    ]),
  ],
  [/vimeo/, embed('Video on Vimeo', (id) => `https://vimeo.com/${id}`, ['id', 'videoid'])],
  [/bilibili/, embed('Video on Bilibili', (id) => `https://www.bilibili.com/video/${id}`)],
  [/peertube|dailymotion|twitch|loom/, embed('Video', (id) => id)],
  [
    /^(?:twitter|tweet|x|xpost|twitterstatus|embeddedtweet|twittertweet|twittersimple|xsimple|statictweet|tweetembed)$/,
    embed(
      'Post on X',
      (id, call) =>
        `https://x.com/${named(call, 'user', 'username') ?? (call.positional.length > 1 ? call.positional[0] : 'i/web')}/status/${named(call, 'id', 'tweetid') ?? call.positional.at(-1) ?? id}`,
      ['tweetid', 'tweet'],
    ),
  ],
  [/mastodon|toot|bluesky|bsky/, embed('Post', (id) => id)],
  [/instagram/, embed('Post on Instagram', (id) => `https://www.instagram.com/p/${id}/`)],
  [
    /gist/,
    embed(
      'Gist',
      (id, call) =>
        `https://gist.github.com/${call.positional.length > 1 && !/[./]/.test(call.positional[1] as string) ? `${id}/${call.positional[1]}` : id}`,
      ['gist', 'gistid'],
    ),
  ],
  [
    /^codepen/,
    embed(
      'Example on CodePen',
      (id, call) =>
        `https://codepen.io/${named(call, 'user') ?? (call.positional.length > 1 ? call.positional[0] : 'pen')}/pen/${named(call, 'id') ?? call.positional[1] ?? id}`,
    ),
  ],
  [/^(?:codesandbox|sandbox$)/, embed('Example on CodeSandbox', (id) => `https://codesandbox.io/s/${id}`)],
  [/^stackblitz/, embed('Example on StackBlitz', (id) => `https://stackblitz.com/edit/${id}`)],
  [/^jsfiddle/, embed('Example on JSFiddle', (id) => `https://jsfiddle.net/${id}`)],
  [/^asciinema|^asciicast/, embed('Recording on asciinema', (id) => `https://asciinema.org/a/${id}`)],
  [/^spotify/, embed('Listen on Spotify', (id) => `https://open.spotify.com/${id}`)],
  [/^soundcloud/, embed('Listen on SoundCloud', (id) => `https://soundcloud.com/${id}`)],
  [/^speakerdeck|^slideshare/, embed('Slides', (id) => `https://speakerdeck.com/player/${id}`)],
  [/^(?:audio|audioplayer|podcast|mp3)$/, embed('Audio', (id) => id, ['src', 'mp3', 'file', 'url'])],
  [
    /^(?:video|html5video|videoplayer|mp4|webm|rawvideo|localvideo)$/,
    embed('Video', (id) => id, ['src', 'mp4', 'webm', 'file', 'url', 'webmsrc']),
  ],
  [/^iframe$|^embed$|^oembed$/, embed('Embedded page', (id) => id)],
  [
    /^githubrepo|^repo(?:card)?$|^githubcard$/,
    embed('GitHub', (id) => `https://github.com/${id}`, ['repo', 'repository']),
  ],
  [/^(?:link)?(?:preview|card|bookmark)$|^linkcard|^bookmark/, anchor],
  [
    /^(?:.*(?:figure|image|img|picture|photo|screenshot|thumbnail|diagram).*|fig|svg|gif|assetpath|illustration)$/,
    figure,
  ],
  [/^(?:block)?quote|^epigraph$|^pullquote$|^cite$|^testimonial$|^bq$/, blockquote],
  [
    /^(?:note|tip|info|warn|warning|danger|caution|important|alert|alertbox|notice|callout|calloutbox|admonition|hint|aside|success|error|attention|message|pitfall|deepdive|infobox|tipbox|box|remark|example|question|bug|todo|abstract|failure|seealso|wip|canary|experimental|notebox|warningbox|sidenote|eolalertbox)$/,
    admonition,
  ],
  [
    /^(?:details?|spoiler|collapse|collapsible|collapsable|accordion(?:item)?|expand(?:able)?|toggle|disclosure|fold|folding|faq(?:item)?)$/,
    details,
  ],
  [
    /^(?:highlight|code|codeblock|prism|codetabs?item|sourcecode|snippet|shell|bash|console|terminal|terminalblock|consoleblock|codewindow|codeblocktabs?)$/,
    code,
  ],
  [
    /^(?:commandtabs?|commands|packagemanagers?(?:tabs)?|install(?:command|tabs|ation)?|pminstall|npmtabs)$/,
    commands,
  ],
  [/^(?:tab|tabitem|tabpane|tabpanel|step|codegroupitem|item|panel|column)$/, titled],
  [
    /^(?:mermaid|plantuml)$/,
    (call) => (call.inner === undefined ? undefined : block(fenced(call.inner, call.name))),
  ],
  [
    /^(?:a|link|extlink|externallink|button|btn|cta|routerlink|nuxtlink|nextlink|gatsbylink|buttonlink|linkbutton|ubutton|indieweblink|href|card|linkto|url)$/,
    anchor,
  ],
  [
    /^(?:kbd|abbr|mark|del|ins|sub|sup|small|strong|em|b|i|u|s|span|ruby|tooltip|badge|label|pill|tag|center|highlighttext|abbreviation|glossary|term|def|codestep|color|colored|bold|italic|underline|strike|key)$/,
    inline,
  ],
  [
    /^(?:icon|fa|fas|fab|fontawesome|faicon|octicon|mdicon|materialicon|emoji|emojify|svgicon|iconify)$/,
    nothing,
  ],
  [
    /^(?:toc\w*|tableofcontents|inlinetoc|adsense|ad|ads|advert|newsletter|newslettersignup|subscribe|subscribeform|signup|share|sharebuttons|socialshare|comments|disqus|giscus|utterances|series|seriesnav|relatedposts|related|authorbio|analytics|clear|clearfix|spacer|divider|br|hr|pagebreak|lastupdated|readingtime|head|helmet|seo|script|style|css|anchor|reviewedby|lightbox|backtotop|hidden|screenshotcachebust)$/,
    (call) => (call.inner !== undefined && /^(?:series|anchor)$/.test(call.name) ? call.inner : ''),
  ],
];

const key = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^(?:jekyll|hexo|wp|include)[-_]|(?:^|.*\/)([\w-]+)\.(?:html?|md|njk|liquid|svg)$/g, '$1')
    .replace(/[^a-z0-9]/g, '');

/**
 * Reduces a shortcode, tag or component to what a reader gets of it: an image, a link, a quotation, the text that it encloses. What
 * no row knows: its text, its image, its link, where it has one; else nothing, and it counts as lost.
 */
export function reduceCall(call: Call): Reduced {
  const name = key(call.name);
  const rule = rules.find(([names]) => names.test(name))?.[1];
  const known = rule?.({ ...call, name: call.name.replace(/.*\//, '').replace(/\.\w+$/, '') });
  if (known !== undefined) return { markdown: known };
  if (call.inner !== undefined && call.inner.trim() !== '')
    return { markdown: within(call) ?? '', lost: true };
  const source = named(call, ...sources) ?? call.positional.find(isImage);
  if (source !== undefined && isImage(source)) return { markdown: figure(call) ?? '' };
  const text = named(
    call,
    'text',
    'title',
    'label',
    'caption',
    'content',
    'children',
    'message',
    'description',
  );
  const url = named(call, 'href', 'to', 'url', 'link');
  if (url !== undefined && /^(?:https?:|\/)/.test(url))
    return { markdown: link(text ?? url, url), lost: true };
  return { markdown: text ?? '', lost: true };
}

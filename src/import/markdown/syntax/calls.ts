import { playerIds as ids } from '../../markup/embeds.ts';
import { fenced } from './code.ts';
import {
  admonition,
  anchor,
  block,
  blockquote,
  code,
  commands,
  details,
  embed,
  figure,
  inline,
  isImage,
  link,
  named,
  nothing,
  path,
  sources,
  titled,
  userOf,
  within,
  type Rule,
} from './embed.ts';
import type { Call } from './tree.ts';

/** What a call is to a reader, as Markdown; `note` where something was lost that the reader might miss. */
export interface Reduced {
  readonly markdown: string;
  readonly lost?: boolean;
}

/** The id of a site of which nothing is known but whole addresses. */
const none = /^(?!)/;

const spotify = (call: Call, id: string): string | undefined => {
  if (/[:/]/.test(id)) return 'https://open.spotify.com/$1/$2';
  const kind = [call.named['type'], call.named['kind'], call.positional[0]].find(
    (text) => text !== undefined && /^(?:track|album|playlist|episode|show|artist)$/.test(text),
  );
  return kind === undefined ? undefined : `https://open.spotify.com/${kind}/$2`;
};

/** What names mean, over all generators and plug-ins: the first row that holds wins. Names are compared in lower case, letters and digits only. */
const rules: readonly (readonly [names: RegExp, rule: Rule])[] = [
  [
    /^(?:lite)?(?:youtube|ytvideo|yt)(?:embed|video|iframe|player|lite|privacy|short)?$|youtube/,
    embed('Video on YouTube', ids.youtube, 'https://www.youtube.com/watch?v=$1', [
      'id',
      'videoid',
      'youtubeid',
      'youtube',
    ]),
  ],
  [/vimeo/, embed('Video on Vimeo', ids.vimeo, 'https://vimeo.com/$1', ['id', 'videoid'])],
  [
    /bilibili/,
    embed('Video on Bilibili', /^(BV[\dA-Za-z]{10}|av\d{1,12})$/, 'https://www.bilibili.com/video/$1', [
      'bvid',
    ]),
  ],
  [/dailymotion/, embed('Video', /^(x[\da-z]{5,7})$/, 'https://www.dailymotion.com/video/$1')],
  [/peertube|twitch|loom/, embed('Video', path, '$1')],
  [
    /^(?:twitter|tweet|x|xpost|twitterstatus|embeddedtweet|twittertweet|twittersimple|xsimple|statictweet|tweetembed)$/,
    embed('Post on X', /^(\d{1,20})$/, (call, id) => `https://x.com/${userOf(call, id, 'i/web/')}status/$1`, [
      'tweetid',
      'tweet',
    ]),
  ],
  [/mastodon|toot|bluesky|bsky/, embed('Post', none, '')],
  [/instagram/, embed('Post on Instagram', /^([\w-]{10,12})$/, 'https://www.instagram.com/p/$1/')],
  [
    /gist/,
    embed(
      'Gist',
      /^((?:[\w-]{1,39}\/)?[\da-f]{5,40})$/,
      (call, id) => `https://gist.github.com/${userOf(call, id, '')}$1`,
      ['gist', 'gistid'],
    ),
  ],
  [
    /^codepen/,
    embed(
      'Example on CodePen',
      /^([A-Za-z]{5,8}|[\da-f]{32})$/,
      (call, id) => `https://codepen.io/${userOf(call, id, 'pen/')}pen/$1`,
      ['hash', 'slughash', 'slug'],
    ),
  ],
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
  [
    /^spotify/,
    embed(
      'Listen on Spotify',
      /^(?:spotify:)?(?:(track|album|playlist|episode|show|artist)[/:])?([\dA-Za-z]{22})$/,
      spotify,
    ),
  ],
  [/^soundcloud/, embed('Listen on SoundCloud', /^([\w-]+(?:\/[\w-]+){1,3})$/, 'https://soundcloud.com/$1')],
  [/^speakerdeck/, embed('Slides', /^([\da-f]{32})$/, 'https://speakerdeck.com/player/$1')],
  [/^slideshare/, embed('Slides', none, '')],
  [/^(?:audio|audioplayer|podcast|mp3)$/, embed('Audio', path, '$1', ['src', 'mp3', 'file', 'url'])],
  [
    /^(?:video|html5video|videoplayer|mp4|webm|rawvideo|localvideo)$/,
    embed('Video', path, '$1', ['src', 'mp4', 'webm', 'file', 'url', 'webmsrc']),
  ],
  [/^iframe$|^embed$|^oembed$/, embed('Embedded page', path, '$1')],
  [
    /^githubrepo|^repo(?:card)?$|^githubcard$/,
    embed('GitHub', /^([\w-]{1,39}\/[\w.-]{1,100})$/, 'https://github.com/$1', ['repo', 'repository']),
  ],
  [/^(?:link)?(?:preview|card|bookmark)$|^linkcard|^bookmark/, anchor],
  [
    /figure|image|img|picture|photo|screenshot|thumbnail|diagram|^(?:fig|svg|gif|assetpath|illustration)$/,
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
    /^(?:high(?:light)?|code|codeblock|prism|codetabs?item|sourcecode|snippet|shell|bash|console|terminal|terminalblock|consoleblock|codewindow|codeblocktabs?)$/,
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
    .replace(
      /^(?:jekyll|hexo|wp|include)[-_]|(?<![\s\S])(?:[^\n]*\/)?([\w-]+)\.(?:html?|md|njk|liquid|svg)$/g,
      '$1',
    )
    .replace(/[^a-z0-9]/g, '');

/**
 * Reduces a shortcode, tag or component to what a reader gets of it: an image, a link, a quotation, the text that it encloses. What
 * no row knows: its text, its image, its link, where it has one; else nothing, and it counts as lost.
 */
export function reduceCall(call: Call): Reduced {
  const name = key(call.name);
  const rule = rules.find(([names]) => names.test(name))?.[1];
  const known = rule?.({ ...call, name: call.name.replace(/^.*\//, '').replace(/\.\w+$/, '') });
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

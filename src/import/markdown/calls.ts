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
  sources,
  titled,
  within,
  type Rule,
} from './embed.ts';
import type { Call } from './tree.ts';

/** What a call is to a reader, as Markdown; `note` where something was lost that the reader might miss. */
export interface Reduced {
  readonly markdown: string;
  readonly lost?: boolean;
}

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

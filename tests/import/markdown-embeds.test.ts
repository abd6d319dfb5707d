import { describe, expect, test } from 'vitest';
import { expandShortcodes } from '../../src/import/wordpress/shortcodes.ts';
import { reduceBody } from '../../src/import/markdown/syntax/body.ts';
import { type Generator, generatorOf } from '../../src/import/markdown/generators.ts';

function read(dialect: string, source: string, file = 'post.md') {
  const { syntaxes, form = 'md' } = generatorOf(dialect) as Generator;
  const { body, problems } = reduceBody(source, {
    syntaxes,
    form: file.endsWith('.mdx') ? 'mdx' : form,
    file,
    line: 1,
    scope: {},
    value: () => undefined,
    resolve: () => undefined,
  });
  return { body, problems };
}

const components =
  'YouTube LiteYouTube YouTubeEmbed Vimeo Bilibili Dailymotion PeerTube Twitch Loom Tweet Twitter X Mastodon Toot Bluesky Instagram Gist ' +
  'CodePen CodeSandbox StackBlitz JSFiddle Asciinema Spotify SoundCloud SpeakerDeck SlideShare Audio Podcast Video Embed GitHubRepo RepoCard';

/** Enclosed texts that are no id of any of these services, though some have the form of one. */
const prose = [
  'Our best video',
  'a quotation',
  'Information',
  'hello-world',
  'INFORMATION',
  'strawberry',
  'either/or',
  'Watch this.',
  'See 12 of them',
  'What?',
];

describe.each(components.split(' '))('M10: %s', (name) => {
  test.each(prose)('that encloses %j leaves it and is named', (text) => {
    for (const [dialect, source, file] of [
      ['astro', `<${name}>${text}</${name}>`, 'a.mdx'],
      ['docusaurus', `<${name}>\n${text}\n</${name}>`],
      ['hugo', `{{< ${name.toLowerCase()} >}}${text}{{< /${name.toLowerCase()} >}}`],
      ['jekyll', `{% ${name.toLowerCase()} %}${text}{% end${name.toLowerCase()} %}`],
      ['zola', `{% ${name.toLowerCase()}() %}${text}{% end %}`],
    ] as const) {
      const { body, problems } = read(dialect, source, file);
      expect(body, source).toBe(text);
      expect(problems, source).toHaveLength(1);
      expect(problems[0]?.message.toLowerCase()).toContain(`"${name.toLowerCase()}"`);
    }
  });

  test('with an argument that is no id invents no address and is named', () => {
    for (const [dialect, source] of [
      ['hugo', `{{< ${name.toLowerCase()} "our best video" >}}`],
      ['hugo', `{{< ${name.toLowerCase()} id="our best video" >}}`],
      ['jekyll', `{% ${name.toLowerCase()} "our best video" %}`],
      ['astro', `<${name} id="our best video" />`],
    ] as const) {
      const { body, problems } = read(dialect, source, dialect === 'astro' ? 'a.mdx' : 'a.md');
      expect(body, source).not.toMatch(/\]\(|http/);
      expect(problems, source).toMatchObject([{ rule: 'unread-syntax', line: 1 }]);
    }
  });
});

describe('M10: an id of the service is its page', () => {
  test.each([
    ['hugo', '{{< youtube dQw4w9WgXcQ >}}', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
    ['hugo', '{{< youtube id="dQw4w9WgXcQ?start=30" >}}', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
    ['hugo', '{{< youtube "https://youtu.be/dQw4w9WgXcQ?t=3" >}}', 'https://youtu.be/dQw4w9WgXcQ?t=3'],
    ['astro', '<YouTube>dQw4w9WgXcQ</YouTube>', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
    ['astro', '<YouTube videoId="-_w4w9WgXcQ" />', 'https://www.youtube.com/watch?v=-_w4w9WgXcQ'],
    ['hugo', '{{< vimeo 146022717 >}}', 'https://vimeo.com/146022717'],
    [
      'hugo',
      '{{< tweet user="SanDiegoZoo" id="1453110110599868418" >}}',
      'https://x.com/SanDiegoZoo/status/1453110110599868418',
    ],
    ['hugo', '{{< tweet SanDiegoZoo 1453110110599868418 >}}', 'https://x.com/SanDiegoZoo/status/1453110110599868418'],
    ['hugo', '{{< tweet 877500564405444608 >}}', 'https://x.com/i/web/status/877500564405444608'],
    ['hugo', '{{< gist spf13 7896402 >}}', 'https://gist.github.com/spf13/7896402'],
    ['hugo', '{{< gist spf13 7896402 "img.html" >}}', 'https://gist.github.com/spf13/7896402'],
    ['jekyll', '{% gist 5555251 gist.md %}', 'https://gist.github.com/5555251'],
    [
      'jekyll',
      '{% gist jdoe/0123456789abcdef0123456789abcdef %}',
      'https://gist.github.com/jdoe/0123456789abcdef0123456789abcdef',
    ],
    ['hugo', '{{< instagram CxOWiQNP2MO >}}', 'https://www.instagram.com/p/CxOWiQNP2MO/'],
    ['hexo', '{% codepen chris gWWEje dark result 400 %}', 'https://codepen.io/chris/pen/gWWEje'],
    [
      'astro',
      '<Spotify type="track" id="4uLU6hMCjMI75M1A2tKUQC" />',
      'https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC',
    ],
    [
      'astro',
      '<Spotify id="spotify:album:4uLU6hMCjMI75M1A2tKUQC" />',
      'https://open.spotify.com/album/4uLU6hMCjMI75M1A2tKUQC',
    ],
    ['zola', '{{ youtube(id="dQw4w9WgXcQ") }}', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
    ['jekyll', '{% youtube dQw4w9WgXcQ %}', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
    ['astro', '<Video src="/v/a.mp4" />', '/v/a.mp4'],
  ])('%s: %s', (dialect, source, url) => {
    const { body, problems } = read(dialect, source, dialect === 'astro' ? 'a.mdx' : 'a.md');
    expect(body).toMatch(/^\[[^\]]+\]\([^()]+\)$/);
    expect(body).toContain(`](${url})`);
    expect(problems).toEqual([]);
  });

  test('and what it encloses besides stays', () => {
    expect(read('astro', '<Tweet id="20">just setting up</Tweet>', 'a.mdx').body).toBe(
      '[Post on X](https://x.com/i/web/status/20)\n\njust setting up',
    );
  });
});

test('M10: a picture is not made of a name', () => {
  const { body, problems } = read('astro', '<Picture name="Our best picture" />', 'a.mdx');
  expect(body).not.toContain('](');
  expect(problems).toHaveLength(1);
});

test.each(['youtube', 'vimeo', 'tweet', 'instagram', 'gist', 'soundcloud', 'embed', 'video'])(
  'M10: the shortcode [%s] of an export that encloses no address leaves its text and is named',
  (name) => {
    expect(expandShortcodes(`a [${name}]Our best video[/${name}] b`, new Map())).toEqual({
      html: 'a Our best video b',
      unknown: [name],
    });
  },
);

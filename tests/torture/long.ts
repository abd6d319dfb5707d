/** A source file of one thing over and over. */
export interface Long {
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

const page = (body: string): string =>
  `<!doctype html><html lang="en"><head><title>A page of words</title><meta property="article:published_time" content="2024-01-02T03:04:05Z"></head><body><article><h1>A page of words</h1><p>Some words to begin with.</p>${body}</article></body></html>`;
const rss = (body: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><link>https://a.example/</link><description>d</description><item><title>A</title><link>https://a.example/1</link><pubDate>Tue, 02 Jan 2024 03:04:05 GMT</pubDate><description>${body}</description></item></channel></rss>`;
const post = (body: string): string => `---\ntitle: T\ndate: 2024-01-02\n---\n\n${body}\n`;

/** What is repeated, by the kind of file that it is repeated in. */
const repeated = {
  html: [
    '<a href="/x">word</a> ',
    'word<br>',
    'word<br><br>',
    '<div>word</div>',
    '<p>word word, word.</p>',
    '<div>',
    '<b>',
    '<b>w</b> <i>v</i> ',
    '<tr><td>a</td><td>b</td></tr>',
    '<li>a word</li>',
    '<img src="/a.png">',
    '<sup><a href="#fn1">1</a></sup> ',
    'word ',
    '[',
    '[a] ',
    '`',
    ' ',
    '\u00a0 ',
    '<',
    '<p ',
    '<!--',
    '<!-- a -->',
    '<script>',
    '<style',
    '<meta name="author" content="A B">',
    '<table><td>',
    '<ul><li>',
    '<blockquote>',
    '&amp;',
    '<svg>',
    '<p title="',
  ],
  md: [
    '[a](b) ',
    '[',
    '![[',
    '[a]',
    '`a``b',
    '*a_',
    '**a *b ',
    '>',
    '- ',
    '<a ',
    '<div>\n\n',
    '{% if a %}',
    '{{ a ',
    '{{< a ',
    '<Foo a={',
    ':::a\n',
    '|a',
    '[a]: b\n',
    '[^1] ',
    '[^1]: ',
    ' ',
    'a\n',
    '\n',
    '_a ',
    '&',
    '{: .a ',
    '~~~\n',
    '\\',
    '![](',
    '<!--',
    '$a$ ',
    'a@b.c ',
    'https://a.example/(',
  ],
  cap: [
    'word ',
    'A line of words.\n',
    'The harbour was quiet, and the last of the ships had left for the south with the tide.\n',
    'a\n',
    '\n',
    ' ',
    'By ',
    'Anna Bauer, ',
    '1',
    '12 March 2024 ',
    '12 March 2024\n',
    'A B C. ',
    '. ',
    ' | a',
    'http://a.example/b ',
    'A: b\n',
    '\u4e2d\u6587',
    '&amp;',
    '\u00e2\u20ac\u2122',
    'a',
    'Ab',
    '@a',
    '\u00a0',
  ],
  rss: [
    'word ',
    '&lt;a href="/x"&gt;word&lt;/a&gt; ',
    'word&lt;br&gt;',
    '&lt;div&gt;',
    '<a>',
    '&amp;',
    '&',
    '< ',
    '<![CDATA[',
    '&lt;script&gt;',
    '&lt;!--',
    'A &lt;b&gt; ',
    '</item><item><title>a</title><pubDate>Tue, 02 Jan 2024 03:04:05 GMT</pubDate><description>x',
    '<category>a</category>',
    '&lt;p',
  ],
} as const;

const frames: Readonly<Record<keyof typeof repeated, readonly [file: string, frame: (body: string) => string]>> = {
  html: ['a.html', page],
  md: ['a.md', post],
  cap: ['a.txt', (body) => `A title\n\n${body}`],
  rss: ['a.xml', rss],
};

/** Files of about so many characters. */
export function long(length: number): Long[] {
  const fill = (piece: string): string => piece.repeat(Math.floor(length / piece.length));
  const nested = '['.repeat(length / 2) + ']'.repeat(length / 2);
  const lists = Array.from({ length: Math.sqrt(length) }, (_, i) => `${' '.repeat(i)}- a`).join('\n');
  const keys = Array.from({ length: length / 12 }, (_, i) => `key${i}: v`).join('\n');
  const aliases = [...'bcdefghij'].map(
    (name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[i]}`).join(',')}]`,
  );
  const json = (items: string): string => `{"version":"https://jsonfeed.org/version/1.1","title":"T","items":${items}}`;
  const single: readonly (readonly [string, string, string])[] = [
    ['md lists in lists', 'a.md', post(lists)],
    ['md front matter of many keys', 'a.md', `---\ntitle: T\n${keys}\n---\n\nx`],
    ['md front matter, a long title', 'a.md', `---\ntitle: ${fill('word ')}\n---\n\nx`],
    ['md front matter, lists in lists', 'a.md', `---\ntitle: T\nx: ${nested}\n---\n\nx`],
    ['md front matter, maps in maps', 'a.md', `---\ntitle: T\nx: ${fill('{a: ')}\n---\n\nx`],
    ['md front matter without end', 'a.md', `---\ntitle: T\n${fill('a b\n')}`],
    [
      'md front matter of aliases',
      'a.md',
      `---\na: &a [x,x,x,x,x,x,x,x,x]\n${aliases.join('\n')}\ntitle: *j\ntags: *j\n---\n\nx`,
    ],
    [
      'md front matter of tags',
      'a.md',
      `---\ntitle: !!js/function 'x'\ntags: !!python/object/apply:os.system [x]\n---\n\nx`,
    ],
    ['md TOML, lists in lists', 'a.md', `+++\ntitle = "T"\nx = ${nested}\n+++\n\nx`],
    ['md JSON, lists in lists', 'a.md', `{"title":"T","x":${nested}}\n\nx`],
    ['json lists in lists', 'a.json', json(nested)],
    ['json markup', 'a.json', json(JSON.stringify([{ id: '1', content_html: fill('<a href="/x">w</a> ') }]))],
    [
      'rss entities',
      'a.xml',
      `<?xml version="1.0"?><!DOCTYPE rss [${fill('<!ENTITY a "b">')}]>${rss('&a;').slice(21)}`,
    ],
  ];
  const frame = ([kind, pieces]: [string, readonly string[]]): Long[] => {
    const [file, wrap] = frames[kind as keyof typeof repeated];
    return pieces.map((piece) => ({
      name: `${kind} ${JSON.stringify(piece)}`,
      file,
      text: wrap(fill(piece)),
    }));
  };
  return [
    ...Object.entries<readonly string[]>(repeated).flatMap(frame),
    ...single.map(([name, file, text]) => ({ name, file, text })),
  ];
}

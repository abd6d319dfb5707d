import { articleFile } from '../worker/start.ts';

const host = 'feeds.example';

/** What an article of the torture edition is made of. */
interface Torment {
  readonly id?: string;
  readonly slug?: string;
  readonly published?: string;
  readonly title?: string;
  readonly body?: string;
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Every script that a reader may meet, right to left and in surrogate pairs too. */
const scripts: Readonly<Record<string, string>> = {
  arabic: 'عودة العبّارة إلى الميناء صباح الاثنين',
  hebrew: 'המעבורת חזרה לנמל בבוקר יום שני',
  mixed: 'The word عبّارة in a line with המעבורת and 渡轮',
  chinese: '渡轮周一早上回到港口，船上有十一个人',
  japanese: 'フェリーは月曜の朝に港へ戻りました',
  korean: '페리가 월요일 아침 항구로 돌아왔습니다',
  hindi: 'नौका सोमवार सुबह बंदरगाह लौटी',
  thai: 'เรือข้ามฟากกลับมาที่ท่าเรือในเช้าวันจันทร์',
  russian: 'Паром вернулся в гавань в понедельник утром',
  greek: 'Το φέρι επέστρεψε στο λιμάνι τη Δευτέρα το πρωί',
  gothic: '𐌼𐌰𐌲 𐌲𐌻𐌴𐍃 𐌹̈𐍄𐌰𐌽',
  emoji: 'A ferry ⛴️, a family 👩‍👩‍👧‍👦, a flag 🇵🇹, a hand 👋🏽',
  combined: 'Zalgo e\u0301\u0302\u0303 and cafe\u0301',
};

const tags = Array.from({ length: 500 }, (_, i) => `tag-${String(i).padStart(3, '0')}`);

const torments: Readonly<Record<string, Torment>> = {
  ...Object.fromEntries(Object.entries(scripts).map(([name, text]) => [name, { title: text, body: `${text}.` }])),
  cdata: {
    title: 'Ends ]]> and ]]> again',
    body: 'A text with ]]> in it, `]]>` as code, and <![CDATA[ opened.',
  },
  markup: { title: 'The <b> tag, <script>alert(1)</script> and </title>', body: 'Plain.' },
  entities: { title: 'AT&T, &amp; and &lt;b&gt; and &#38;', body: 'AT&T said \\&amp; and \\&lt;.' },
  quotes: {
    title: 'She said "it\'s here" — ‘here’ “now” «там»',
    body: 'Quoted.',
    more: { tags: ['a "quoted" label', "it's"] },
  },
  control: {
    title: 'Bell\u0007 and escape\u001b and \ufffe none',
    body: 'Between\u0008 the\u000b words\u001f.',
  },
  long: { title: `A title that does not end ${'and goes on '.repeat(80)}until here`, body: 'Short.' },
  spaces: { title: 'No-break\u00a0space, zero\u200bwidth and soft\u00adhyphen', body: 'Spaces.' },
  tagged: { title: 'Five hundred tags', more: { tags } },
  people: { title: 'Many hands', more: { authors: ['Ann Lee', 'José Peña', '山田 太郎', "O'Neil & Sons"] } },
  heard: {
    title: 'To be heard',
    more: {
      authors: ['Ann Lee'],
      location: 'Lisbon & <Porto>',
      source: { name: 'Radio “A&B”', url: 'https://radio.example/?a=1&b=2' },
      url: 'https://radio.example/heard?a=1&b=2',
      rights: '© Radio <A&B>',
      image: { url: 'https://radio.example/a.jpg?w=1&h=2', alt: '"A" & <b>' },
      attachments: [
        { url: 'https://radio.example/a&b/heard.mp3', type: 'audio/mpeg', length: 1234, duration: 61 },
        { url: 'https://radio.example/heard.pdf', type: 'application/pdf', length: 99, title: 'A & <b>' },
      ],
    },
  },
  empty: { title: 'Nothing to say', body: '' },
  untitled: { body: 'Nobody gave it a title. It is a note.' },
  huge: { title: 'A long story', body: 'It went on and on. '.repeat(20_000) },
  before: { title: 'Before the epoch', published: '1969-07-20T20:17:40Z' },
  leap: { title: 'On a leap day', published: '2000-02-29' },
  zone: { title: 'In a zone of its own', published: '2021-03-14T01:30:00+05:45' },
  midnight: { title: 'A second before midnight', published: '2020-12-31T23:59:59Z' },
  same: { title: 'At the same moment' },
  also: { title: 'At the same moment, also' },
};

/** Rows that section R of the measured readers names: what lost a feed, an item or a field in some reader. */
const measured: Readonly<Record<string, Torment>> = {
  // A negative time, which RSS Guard 4.0.4 loses the whole page by.
  eve: { title: 'The last second before the epoch', published: '1969-12-31T23:59:59Z' },
  paragraphs: { title: 'Many references', body: 'A "short" one & <b>more</b>, and more.\n\n'.repeat(260) },
  guid: { title: 'An id that is no URI', id: '42 first post' },
  name: { title: 'A tag of two words', more: { tags: ['Vladimir Putin', 'C++', 'C#'] } },
  files: {
    title: 'Files with signs in their names',
    body: '![x](</media/x|y.png>)',
    more: { image: '/media/x|y.png', attachments: [{ url: '/media/a & b.mp3' }, { url: '/media/c++.ogg' }] },
  },
  formula: {
    title: 'Text in unusual elements',
    body: 'The famous <math><mi>E</mi></math> formula, <textarea>a field</textarea> and <svg><text>a label</text></svg>.',
  },
  label: { title: 'A tag that ends CDATA', more: { tags: ['a ]]> b'] } },
  c1: { title: 'Price\u0080 and dash\u0096 and \u007f and \ufdd0 none', body: 'A \u0093quoted\u0094 word.' },
  nested: { title: 'A block in a paragraph', body: '<p><center>In the middle</center></p>' },
  origin: { title: 'From elsewhere', more: { url: 'https://radio.example/one', source: { name: 'Radio' } } },
  links: {
    title: 'Links without a space',
    body: '<a href="https://a.example/x">one</a> <a href="https://b.example">two</a>',
  },
};

/** Rows by rules of the specifications and documented limits of parsers, which are named. */
const documented: Readonly<Record<string, Torment>> = {
  // fast-xml-parser's parseTagValue makes numbers and booleans of texts.
  digits: { title: '007' },
  power: { title: '1e3' },
  hex: { title: '0x1F' },
  'yes-or-no': { title: 'true' },
  // Names of the absence of a value in JavaScript, Python, Java and PHP.
  nothing: { title: 'null' },
  undefined: { title: 'undefined' },
  // printf, sfeed(5) and TSV, JSON (RFC 8259 §7), templates.
  percent: { title: '100% of %s and %n' },
  backslash: { title: 'C:\\new\\table \\u0041' },
  braces: { title: '{{ title }} ${title} <%= title %> #{title}' },
  // ECMAScript before 2019 ends a line at U+2028 in a string (JSON as JavaScript).
  separator: { title: 'Line\u2028and paragraph\u2029separator', body: 'Text\u2028here.' },
  // The signature of UTF-8 within a text (RFC 3629 §6), and marks of direction (UAX 9).
  bom: { title: 'A mark\ufeffwithin' },
  direction: { title: 'Overridden \u202eabc\u202c and isolated \u2067אב\u2069' },
  // Characters of private use (Unicode §23.5), which templates may take for marks.
  private: { title: 'Private \ue000title\ue001 use', body: 'Private \ue000body\ue001 use.' },
  // Astral noncharacters and the last code point but two (Unicode §23.7).
  plane: { title: 'Plane 16: \u{10fffd} and \u{1fffe} none' },
  lines: { title: 'A title\non two lines\tand a tab' },
  // A title that is an address, with `&`, as SimplePie escapes it in ids.
  address: { title: 'https://example.org/?a=1&b=2#c' },
  less: { title: '1 < 2 & 3 > 2' },
  // 0 seconds: absent in languages in which 0 is false; and the second after it.
  epoch: { title: 'At the epoch', published: '1970-01-01T00:00:00Z' },
  second: { title: 'The second after the epoch', published: '1970-01-01T00:00:01Z' },
  // NSDate's reference date, and ten digits of Unix time.
  reference: { title: 'Swift begins', published: '2001-01-01T00:00:00Z' },
  billion: { title: 'A billion seconds', published: '2001-09-09T01:46:40Z' },
  // Before 1582, where java.util.GregorianCalendar and Foundation reckon by the Julian calendar; the year 1 is that
  // of .NET's DateTime.MinValue.
  hastings: { title: 'The battle', published: '1066-10-14' },
  first: { title: 'The first day', published: '0001-01-02' },
  // RFC 822 has two digits of the day; RFC 3339 allows offsets up to 23:59.
  offset: { title: 'Far east', published: '2010-06-01T13:00:00+14:00' },
  // A later change: readers that show `updated`.
  changed: { title: 'Changed years later', published: '2011-02-03', more: { updated: '2018-03-04T05:06:07Z' } },
  // Entities that XML does not declare (XML 1.0 §4.1): Swift's XMLParser and .NET's XmlReader refuse them outside CDATA.
  named: { title: 'Named &nbsp; &hellip; &eacute;', body: 'Caf&eacute;&nbsp;&hellip; &copy; &mdash; &euro;' },
  // Elements without end tags are no XML: Kotlin's XmlPullParser and Swift's XMLParser.
  void: { title: 'Void elements', body: 'One<br>two<hr>three <img src="https://a.example/x.png" alt="x">' },
  comment: { title: 'Comments <!-- here -->', body: 'Before <!-- hidden - - --> after' },
  instruction: { title: 'Instructions <?xml version="1.0"?>', body: '`<?php echo 1 ?>` and `<!DOCTYPE x>`' },
  table: { title: 'A table', body: '| a | b |\n| - | - |\n| 1 | 2 |' },
  // libxml2 reads 256 levels (XML_PARSE_HUGE lifts it).
  deep: { title: 'Deep', body: `${'> '.repeat(120)}At the bottom` },
  // One text node; libxml2 takes 10,000,000 bytes, bufio.Scanner 64 KiB a line.
  wide: { title: 'On one line', body: 'word '.repeat(60_000) },
  // 5,000 ampersands: fast-xml-parser, .NET's MaxCharactersFromEntities, expat's amplification limit.
  ampersands: { title: 'Ampersands', body: `${'\\& '.repeat(5_000)}end`, more: { summary: 'a & b '.repeat(40) } },
  // Separators of lists in readers: newsboat and rss2email (comma), sfeed (bar).
  comma: { title: 'A comma in a name', more: { authors: ['Lee, Ann'], tags: ['Paris, Texas'] } },
  bar: { title: 'A bar in a tag', more: { tags: ['either|or', 'AC/DC'] } },
  // RSS 2.0's author is an address with a name in parentheses; RFC 5322 §3.4 has it in angle brackets.
  parentheses: { title: 'A name with parentheses', more: { authors: ['Ann Lee (Lisbon)'] } },
  mail: { title: 'A name like an address', more: { authors: ['ann@lee.example'] } },
  // RFC 3987: an address with letters of other scripts is percent-encoded as a URI.
  script: { title: 'A path in another script', slug: '渡轮-回' },
  // RFC 4287 §4.2.6.1: ids are compared to the letter.
  upper: { title: 'An id in upper case', id: `tag:${host},2019:SAME` },
  lower: { title: 'An id in lower case', id: `tag:${host},2019:same` },
  query: { title: 'An id with an ampersand', id: 'https://old.example/?p=1&q=2' },
  endless: { title: 'A long id', id: `tag:${host},2019:${'x'.repeat(600)}` },
  // A signed 32-bit integer ends at 2,147,483,647: lengths in Kotlin's and .NET's Int32.
  large: {
    title: 'A large file',
    more: { attachments: [{ url: 'https://radio.example/a.mkv', type: 'video/x-matroska', length: 5_000_000_000 }] },
  },
  // Without a length, and with one of hours: itunes:duration in seconds, as Apple advises.
  hours: {
    title: 'Hours long',
    more: { attachments: [{ url: 'https://radio.example/a', type: 'audio/ogg', duration: 7322 }] },
  },
  // RFC 5646: languages with script and region, and from right to left.
  language: { title: 'בעברית', more: { language: 'he' } },
  region: { title: '在香港', more: { language: 'zh-Hant-HK' } },
  // Two items of one title and one text: readers that tell items apart by these.
  twin: { title: 'Twins', body: 'They say the same, and are two articles of one day.' },
  'other-twin': { title: 'Twins', body: 'They say the same, and are two articles of one day.' },
};

const all: Readonly<Record<string, Torment>> = { ...torments, ...measured, ...documented };

/** Ids in Atom, which need a URI there (RFC 4287 §4.2.6), by the id of the article. */
export const atomIds: ReadonlyMap<string, string> = new Map([['42 first post', `tag:${host},2026:42%20first%20post`]]);

/** A content folder that asks of a reader whatever a feed may hold. */
export const tortureFiles: Readonly<Record<string, string>> = {
  'feed.yaml': `title: "Torture & <care>"\ndescription: Everything at once.\nurl: https://${host}\nlanguage: en\ntimezone: UTC\npageSize: 100\n`,
  'tags.yaml':
    'quoted: { label: "a \\"quoted\\" label" }\nits: { label: "it\'s" }\ncpp: { label: "C++" }\ncsharp: { label: "C#" }\n',
  'media/x|y.png': 'picture',
  'media/a & b.mp3': 'sound',
  'media/c++.ogg': 'sound',
  ...Object.fromEntries(
    Object.entries(all).map(([name, { published = '2019-05-04', title, body = 'Text.', more = {}, ...own }]) => [
      `articles/${name}.md`,
      articleFile(
        {
          ...(title !== undefined && { title }),
          published,
          id: own.id ?? `tag:${host},${published.slice(0, 10)}:${name}`,
          slug: own.slug ?? name,
          ...more,
        },
        body,
      ),
    ]),
  ),
};

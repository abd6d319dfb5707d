import { articleFile } from '../worker/start.ts';

const host = 'feeds.example';

/** What an article of the torture edition is made of. */
interface Torment {
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

/** A content folder that asks of a reader whatever a feed may hold. */
export const tortureFiles: Readonly<Record<string, string>> = {
  'feed.yaml': `title: "Torture & <care>"\ndescription: Everything at once.\nurl: https://${host}\nlanguage: en\ntimezone: UTC\npageSize: 100\n`,
  'tags.yaml': 'quoted: { label: "a \\"quoted\\" label" }\nits: { label: "it\'s" }\n',
  ...Object.fromEntries(
    Object.entries(torments).map(([slug, { published = '2019-05-04', title, body = 'Text.', more = {} }]) => [
      `articles/${slug}.md`,
      articleFile(
        {
          ...(title !== undefined && { title }),
          published,
          id: `tag:${host},${published.slice(0, 10)}:${slug}`,
          slug,
          ...more,
        },
        body,
      ),
    ]),
  ),
};

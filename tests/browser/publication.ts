import { articleFile } from '../worker/start.ts';

const feed = `title: The Harbour Gazette
description: What happens at the water, told by those who were there.
url: https://gazette.example
language: en
timezone: Europe/Lisbon
pageSize: 12
`;

const vocabulary = `ferries: { label: Ferries }
harbour: { label: The harbour }
weather: { label: Weather & tides }
fishing: { label: Fishing }
council: { label: Town council }
lighthouse: { label: Lighthouse }
`;

const places = ['the old pier', 'the fish market', 'the north mole', 'the lock', 'the dry dock', 'the lighthouse'];
const events = [
  [
    'The ferry runs late at',
    'ferries',
    'Two crossings were cancelled, and those who had waited were taken over by a fishing boat.',
  ],
  ['New planks for', 'harbour', 'The carpenters began on Monday and want to be done before the autumn tides.'],
  ['A storm passes', 'weather', 'Nobody was hurt. The tide stood forty centimetres above the mark of last winter.'],
  ['A good catch at', 'fishing', 'Six tonnes of sardines were landed before nine, most of them sold by ten.'],
  ['The council votes on', 'council', 'The vote was close: seven for, six against, and one who was at sea.'],
  ['Night watch near', 'lighthouse', 'The lamp was dark for an hour while a bulb was carried up the stairs.'],
] as const;
const authors = ['Inês Prado', 'Tom Hallam', 'Aya Nasser'];
const sources = ['Harbour Office', 'The Tidewater Post', 'Pilots’ Association'];

const body = (told: string) => `${told} The harbour master wrote it down in the book, as he does.

“It is the same every year,” said a woman who mends nets on the quay, “and every year we are surprised.” She did not look up from her work.

The next count is on Thursday, weather permitting.`;

/** Ordinary articles, spread unevenly over three years, the last in November 2024. */
function ordinary(): [string, string][] {
  return Array.from({ length: 64 }, (_, i) => {
    const [event, tag, told] = events[(i * 5) % events.length] as (typeof events)[number];
    const place = places[(i * 7 + Math.floor(i / 6)) % places.length] as string;
    const day = new Date(Date.UTC(2022, 0, 9) + Math.round((i / 64) ** 0.7 * 1030) * 86_400_000);
    const fields = {
      title: `${event} ${place}`,
      published: day.toISOString().slice(0, 10),
      authors: [authors[i % authors.length]],
      tags: [tag, ...(i % 3 === 0 ? ['harbour'] : [])].filter((t, at, all) => all.indexOf(t) === at),
      source: { name: sources[i % sources.length] },
      slug: `report-${i + 1}`,
    };
    return [`articles/report-${i + 1}.md`, articleFile(fields, body(told))];
  });
}

const sold = `The council sold the old lamp of the lighthouse to the maritime museum on Tuesday, together with the two hundred and eleven stairs that lead up to it, which will be taken out one by one and numbered in chalk.

The museum pays nothing for the stairs and one crown for the lamp. It has promised to light it once a year, on the night when the first keeper is said to have lit it, and to let anybody from the town come in without a ticket.`;

/** Articles with something that a page has to show well. */
const special: Readonly<Record<string, string>> = {
  'articles/keeper.md': articleFile(
    {
      title: 'The last keeper hands over the keys',
      published: '2024-11-20',
      authors: ['Inês Prado', 'Tom Hallam'],
      tags: ['lighthouse', 'harbour', 'council'],
      summary: 'After thirty-one years the lamp is switched from an office; the stairs remain.',
      source: { name: 'The Tidewater Post', url: 'https://tidewater.example/' },
      location: 'North mole',
      url: 'https://tidewater.example/2024/keeper?from=feed',
      rights: '© 2024 The Tidewater Post',
      slug: 'keeper',
      inferred: {
        published: { from: 'the text says “this Wednesday”, and a sibling is dated 2024-11-20', sure: 0.7 },
      },
    },
    `He counted the steps one last time: two hundred and eleven. Then he gave the keys to a young man with a laptop, and they both looked at the sea, because there was nothing to say.

## What remains

The lamp turns as before. It is looked after from an office on the mainland, where a screen shows three numbers.

| Year | Ships | Nights without light |
| :--- | ---: | ---: |
| 1993 | 4,120 | 3 |
| 2008 | 2,875 | 1 |
| 2024 | 1,902 | 0 |

> I never slept through a storm, and I do not mean to begin now.

![The lamp, seen from below](https://pictures.example/lamp.jpg)

- The stairs stay open on Sundays.
- The log books go to the town archive.[^1]

[^1]: All but the last one, which he keeps.`,
  ),
  'articles/sea.md': articleFile(
    {
      title: 'الصيادون يعودون قبل العاصفة',
      published: '2024-11-18',
      authors: ['آية ناصر'],
      tags: ['fishing', 'weather'],
      language: 'ar',
      summary: 'عاد آخر القوارب إلى الميناء قبل ساعة من ارتفاع الموج، ولم يُصب أحد.',
      slug: 'sea',
    },
    `عاد آخر القوارب إلى الميناء قبل ساعة من ارتفاع الموج. وقف الناس على الرصيف يعدّون الأشرعة واحدًا واحدًا، حتى اكتمل العدد.

قال شيخ الصيادين: «البحر يعطي ويأخذ، ونحن نعرف متى نعود». ثم ذهب ليشرب الشاي.

## ما بعد العاصفة

سيُصلح الرصيف في الأسبوع المقبل إذا سمح الطقس.`,
  ),
  'articles/interview.md': articleFile(
    {
      title: 'Eleven questions to the woman who mends the nets',
      published: '2024-11-12T16:30:00Z',
      updated: '2024-11-14T10:00:00Z',
      authors: ['Tom Hallam'],
      tags: ['fishing', 'harbour'],
      source: { name: 'The Tidewater Post' },
      slug: 'interview',
      inferred: {
        authors: { from: 'the voice that asks is named in the last line', sure: 0.8 },
        location: { from: 'the text speaks of “our quay”', sure: 0.55 },
      },
      location: 'Fish market',
    },
    `**Hallam:** How long does a net last?

**Costa:** As long as the man who owns it is careful. That is: two years.

**Hallam:** And what do you do when it rains?

**Costa:** I mend nets, and I get wet. (*She laughs.*)

[![The needle, in her left hand](https://pictures.example/needle.jpg)](https://pictures.example/needle)

**Hallam:** What would you tell someone who begins today?

**Costa:** That the knot is older than the town. See [what she wrote down](https://tidewater.example/knots/the-long-list-of-all-knots-that-are-known-at-this-coast-and-beyond), and:

\`\`\`
over, under, over; pull; and never, never, whatever anybody on a boat may tell you, cut the long end before the short one
\`\`\`

| Knot | Strength in kg | When wet | Needed for | Learned from | Time to tie | Time to untie | Used since |
| --- | ---: | ---: | --- | --- | ---: | ---: | ---: |
| Sheet bend | 240 | 210 | mending | her grandmother | 4 s | 2 s | 1961 |
| Lark’s head | 310 | 305 | floats | a book | 2 s | 1 s | 1987 |
`,
  ),
  'articles/bell.md': articleFile(
    {
      title: 'The bell buoy, recorded',
      published: '2024-10-08',
      authors: ['Inês Prado'],
      tags: ['weather', 'lighthouse'],
      summary: 'A minute of the bell at the north mole, in fog, with nobody about.',
      image: {
        url: '/media/bell.svg',
        alt: 'A red buoy before a low sun',
        caption: 'The buoy on a clear day',
      },
      attachments: [
        { url: '/media/bell.wav', title: 'The bell, recorded' },
        { url: 'https://files.example/soundings.pdf', type: 'application/pdf', length: 2_480_000 },
      ],
      slug: 'bell',
    },
    'One hears it before one sees it. Stand still for a minute, and listen.\n\n![](https://pictures.example/fog.jpg)',
  ),
  'articles/lamp-sold.md': articleFile(
    {
      title: 'The old lamp is sold to the museum, with its stairs',
      published: '2024-08-05',
      tags: ['lighthouse', 'council'],
      source: { name: 'Harbour Office' },
      slug: 'lamp-sold',
    },
    sold,
  ),
  'articles/lamp-sold-again.md': articleFile(
    {
      title: 'The old lamp is sold to the museum',
      published: '2024-08-06',
      tags: ['lighthouse', 'council'],
      source: { name: 'The Tidewater Post' },
      slug: 'lamp-sold-again',
    },
    sold,
  ),
  'articles/tea.md': articleFile(
    {
      title: '渡船停航一日，旅客在茶馆里等候',
      published: '2024-07-03',
      authors: ['林晚舟'],
      tags: ['ferries'],
      language: 'zh-Hans',
      summary: '大风使渡船停航一整天。码头边的茶馆免费供应热茶，直到傍晚第一班船离岸。',
      slug: 'tea',
    },
    `清晨六点，售票处的窗口贴出一张纸：“今日停航。”没有人抱怨，大家都听见了风声。

## 等候

茶馆的主人把门板全部卸下，让人们坐到里面去。他说：“船总会开的，茶先喝了再说。”

傍晚五点四十分，风停了。第一班船载着四十一名旅客离岸。`,
  ),
  'articles/tide.md': articleFile(
    {
      title: 'High water on Thursday',
      published: '2024-11-15T08:30:00Z',
      tags: ['weather', 'harbour'],
      slug: 'tide',
    },
    'The tide comes at four in the morning. Move your boats.',
  ),
};

/** A tone of 440 Hz, a second long: RIFF WAVE, 8 bits, 8 kHz, mono (http://soundfile.sapp.org/doc/WaveFormat/). */
function tone(): Uint8Array {
  const rate = 8000;
  const head = Buffer.alloc(44);
  head.write('RIFF');
  head.writeUInt32LE(36 + rate, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(rate, 40);
  const wave = Array.from({ length: rate }, (_, i) => 128 + Math.round(60 * Math.sin((i * 440 * 2 * Math.PI) / rate)));
  return Buffer.concat([head, Buffer.from(wave)]);
}

const bell = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 320" width="640" height="320"><rect width="640" height="320" fill="#c9dbe0"/><circle cx="500" cy="90" r="46" fill="#f3e3b3"/><path d="M0 210q80-24 160 0t160 0 160 0 160 0v110H0z" fill="#5f8796"/><path d="M0 250q80-20 160 0t160 0 160 0 160 0v70H0z" fill="#2f5a6b"/><path d="M270 236l22-120h36l22 120z" fill="#9a3a14"/></svg>\n`;

/** What was published and taken back: the ledger's lines. */
const ledger = `${JSON.stringify({
  id: 'tag:gazette.example,2024-11-01:fog',
  slug: 'fog',
  digest: 'AAAAAAAAAAAAAAAAAAAAAA',
  text: 'AAAAAAAAAAAAAAAAAAAAAA',
  first: '2024-11-01T09:00:00Z',
  changed: '2024-11-02T09:00:00Z',
  withdrawn: '2024-11-02T09:00:00Z',
})}\n`;

/** A publication with a little of everything, as files below a content folder. Nobody wrote these reports; nothing in them happened. */
export const publication: Readonly<Record<string, string | Uint8Array>> = {
  'feed.yaml': feed,
  'ledger.jsonl': ledger,
  'media/bell.wav': tone(),
  'media/bell.svg': bell,
  'tags.yaml': vocabulary,
  ...Object.fromEntries(ordinary()),
  ...special,
};

const { 'articles/sea.md': sea, 'articles/tide.md': tide } = special;

/** One whose language is written from right to left, with an English article in it. */
export const arabic: Readonly<Record<string, string>> = {
  'feed.yaml':
    'title: جريدة الميناء\ndescription: ما يجري عند الماء، كما يرويه من حضره.\nurl: https://port.example\nlanguage: ar\ntimezone: Africa/Tunis\n',
  'tags.yaml': 'fishing: { label: الصيد }\nweather: { label: الطقس }\nharbour: { label: الميناء }\n',
  'articles/sea.md': sea as string,
  'articles/tide.md': (tide as string).replace('title:', 'language: en\ntitle:'),
};

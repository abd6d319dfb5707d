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

const places = [
  'the old pier',
  'the fish market',
  'the north mole',
  'the lock',
  'the dry dock',
  'the lighthouse',
];
const events = [
  [
    'The ferry runs late at',
    'ferries',
    'Two crossings were cancelled, and those who had waited were taken over by a fishing boat.',
  ],
  [
    'New planks for',
    'harbour',
    'The carpenters began on Monday and want to be done before the autumn tides.',
  ],
  [
    'A storm passes',
    'weather',
    'Nobody was hurt. The tide stood forty centimetres above the mark of last winter.',
  ],
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

/** A publication with a little of everything, as files below a content folder. Nobody wrote these reports; nothing in them happened. */
export const publication: Readonly<Record<string, string>> = {
  'feed.yaml': feed,
  'tags.yaml': vocabulary,
  ...Object.fromEntries(ordinary()),
  ...special,
};

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../src/article/candidate.ts';
import { leastSure } from '../../src/article/candidate.ts';
import { readCapture } from '../../src/import/capture/capture.ts';
import { sample } from '../sample.ts';

interface Expected {
  readonly title: string;
  readonly published: string;
  readonly basis: 'stated' | 'inferred';
  readonly authors: readonly string[];
  readonly site: string | null;
  readonly language: string;
  readonly location?: string;
  readonly summary_candidates?: readonly string[];
  readonly headings?: readonly string[];
  readonly contains: readonly string[];
  readonly absent: readonly string[];
}

const file = (path: string) => new URL(path, import.meta.url);
const expectations = Object.entries(
  JSON.parse(readFileSync(file('./fixtures/EXPECTED.json'), 'utf8')) as Record<string, Expected>,
).filter(([name]) => name.endsWith('.txt'));

async function read(text: string): Promise<Candidate> {
  const [candidate] = await readCapture(new TextEncoder().encode(text), { file: 'content/captures/a.txt' });
  return candidate as Candidate;
}

describe.each(expectations)('the capture %s', async (name, wanted) => {
  const bytes = readFileSync(join(sample, 'captures', name));
  const [candidate] = (await readCapture(bytes, { file: `content/captures/${name}` })) as [Candidate];
  const { fields, body } = candidate;

  it('has the title that an editor reads out of it', () => expect(fields.title?.value).toBe(wanted.title));
  it('has the day that it states, and none that it does not', () => {
    expect(fields.published?.value).toBe(wanted.basis === 'stated' ? wanted.published : undefined);
    expect(candidate.problems.map((problem) => problem.rule)).toEqual(wanted.basis === 'stated' ? [] : ['undated']);
  });
  it('names its authors', () => expect(fields.authors?.value.map((a) => a.name) ?? []).toEqual(wanted.authors));
  it('names its site', () => expect(fields.source?.value.name ?? null).toBe(wanted.site));
  it('is in its language', () => expect(fields.language?.value).toBe(wanted.language));
  it('has its location, or none', () => expect(fields.location?.value).toBe(wanted.location));
  it.runIf(wanted.summary_candidates)('has its deck as summary', () =>
    expect(wanted.summary_candidates).toContain(fields.summary?.value),
  );
  it('keeps its headings', () => {
    for (const heading of wanted.headings ?? []) expect(body).toContain(`\n\n## ${heading}\n\n`);
  });
  it('keeps its passages', () => {
    for (const passage of wanted.contains) expect(body).toContain(passage);
  });
  it('loses its chrome', () => {
    const all = [body, fields.title?.value, fields.summary?.value].join('\n');
    for (const chrome of wanted.absent) expect(all).not.toContain(chrome);
  });
  it('says where each value was found', () => {
    for (const found of Object.values(fields)) expect(found.where).not.toBe('');
  });
});

/** An invented article: paragraphs of about the weight that real ones have. */
const paragraphs = [
  'The town council of Hollow Bay voted on Tuesday to keep the old lighthouse open for another ten years, after months of argument about the cost of its repair.',
  'Members of the harbour society had collected four thousand signatures. “Nobody here can imagine the bay without its light,” said the society’s chair, Ruth Okafor.',
  'The repair of the tower will begin in spring. The council expects the work to take two years, and the lighthouse to stay open to visitors for most of that time.',
];
const title = 'Hollow Bay keeps its lighthouse open for ten more years';
const menu = 'Home\nNews\nSport\nWeather\nContact us';
const foot = 'Leave a comment\n\nYour email address will not be published.\n\n© 2031 Bay Herald. All rights reserved.';

describe('a capture', () => {
  it('gives the same whether blocks stand apart, one a line, or wrapped', async () => {
    const blocks = [menu, title, 'By Ann Lee, March 5, 2030', ...paragraphs, foot];
    const apart = await read(blocks.join('\n\n'));
    const lines = await read(blocks.join('\n').replace(/\n+/g, '\n'));
    const wrap = (text: string) => text.replace(/(?![^\n]{1,72}$)([^\n]{1,72})\s/g, '$1\n');
    const wrapped = await read(blocks.map(wrap).join('\n\n'));
    for (const candidate of [apart, lines, wrapped]) {
      expect(candidate.fields.title?.value).toBe(title);
      expect(candidate.fields.published?.value).toBe('2030-03-05');
      expect(candidate.fields.authors?.value).toEqual([{ name: 'Ann Lee' }]);
      expect(candidate.body).toBe(paragraphs.join('\n\n'));
    }
  });

  it('takes no day from the page’s head, its foot, its text or a list of other articles', async () => {
    const others = 'Related articles\n\nFerry to run again\n\nMay 2, 2030\n\nMarket moves\n\nMay 1, 2030';
    const dated = `${paragraphs[0]} The light was first lit on June 3, 1871, and has burned since.`;
    const candidate = await read(
      ['Friday, May 3, 2030', menu, title, dated, ...paragraphs.slice(1), others, foot].join('\n\n'),
    );
    expect(candidate.fields.published).toBeUndefined();
    expect(candidate.problems.map((problem) => problem.rule)).toEqual(['undated']);
  });

  it('tells the day of publication from that of a change', async () => {
    const line = 'Published: 5 March 2030 Updated: 7 March 2030';
    const { fields } = await read([title, line, ...paragraphs].join('\n\n'));
    expect([fields.published?.value, fields.updated?.value]).toEqual(['2030-03-05', '2030-03-07']);
  });

  it('takes a day that is only labelled as a change for an inferred one', async () => {
    const { fields } = await read([title, 'Last updated: 7 March 2030', ...paragraphs].join('\n\n'));
    expect(fields.published).toMatchObject({ value: '2030-03-07', inferred: true });
  });

  it('takes for an author only a name, not a phrase of everyday words', async () => {
    const phrase = await read([title, 'March 5, 2030', 'Open Light', ...paragraphs].join('\n\n'));
    expect(phrase.fields.authors).toBeUndefined();
    const named = await read([title, 'March 5, 2030', 'Ann Lee', ...paragraphs].join('\n\n'));
    expect(named.fields.authors?.value).toEqual([{ name: 'Ann Lee' }]);
  });

  it('takes for its title the headline above the byline, not an entry of the menu with more of the text’s words', async () => {
    const headline = 'Ten more years of light: why the small town of Hollow Bay said no';
    const entries = ['Members of the Town Council', 'Visitors of the Harbour Society'];
    const page = [...entries, menu, headline, 'By Ann Lee', 'March 5, 2030', ...paragraphs, foot];
    const { fields } = await read(page.join('\n'));
    expect(fields.title?.value).toBe(headline);
  });

  it('keeps a caption between title and text, and drops a bare credit', async () => {
    const caption = 'The lighthouse of Hollow Bay as it looked last spring. (Photo: Bo Ek)';
    const head = [title, 'By Ann Lee', 'March 5, 2030', caption];
    const { body } = await read([...head, paragraphs[0], 'Bo Ek/Getty Images', ...paragraphs.slice(1)].join('\n\n'));
    expect(body).toBe([`*${caption}*`, ...paragraphs].join('\n\n'));
  });

  it('takes more than two captions above a text for a list of videos', async () => {
    const videos = ['Ferry', 'Market', 'Harbour', 'School'].map(
      (name) => `The ${name.toLowerCase()} seen from the old tower Reuters`,
    );
    const { body } = await read([title, 'By Ann Lee', 'March 5, 2030', ...videos, ...paragraphs].join('\n'));
    expect(body).toBe(paragraphs.join('\n\n'));
  });

  it('begins with a paragraph that lacks its full stop', async () => {
    const first = `${paragraphs[0]?.replace(/\.$/, '')} and of who should pay for it`;
    const { body } = await read([title, 'March 5, 2030', first, ...paragraphs.slice(1)].join('\n\n'));
    expect(body.startsWith(first)).toBe(true);
  });

  it('ends with the list that a colon announces behind the last paragraph', async () => {
    const list = ['The opening days:', 'June 9 -- Hollow Bay', 'June 10 -- Far Point', 'June 14 -- East Cape'];
    const { body } = await read([title, ...paragraphs, ...list, 'Most read', 'Ferry to run again'].join('\n'));
    expect(body).toContain('June 14 -- East Cape');
    expect(body).not.toContain('Ferry');
  });

  it('ends before other articles that begin under days of their own', async () => {
    const other = (name: string, n: number) => [
      `${name} to open again after a long winter`,
      `May ${n}, 2030`,
      `The ${name.toLowerCase()} of Far Point will open again, its owners said, though nobody knows how long it can stay so.`,
    ];
    const others = ['Ferry', 'Market', 'School', 'Cinema'].flatMap((name, i) => other(name, i + 1));
    const { body } = await read([title, 'By Ann Lee', 'May 5, 2030', ...paragraphs, ...others].join('\n'));
    expect(body).toBe(paragraphs.join('\n\n'));
  });

  it('escapes what Markdown would misread', async () => {
    const tricky = `1. ${paragraphs[0]} <b>Not bold</b> *nor this* and _this_ &amp;amp;`;
    const { body } = await read([title, tricky, ...paragraphs].join('\n\n'));
    expect(body).toContain(String.raw`1\. The town`);
    expect(body).toContain(String.raw`\<b>Not bold\</b> \*nor this\* and \_this\_`);
  });

  it('keeps speakers, lists and headings, and drops an aside in the middle', async () => {
    const text = [
      title,
      ...paragraphs,
      'What changes',
      '• The tower gets a new stair.',
      '• The lamp stays.',
      'Read also: Ferry to run again',
      'Ruth Okafor: We are glad that the council listened to the people of the bay.',
      'Mayor: It was the only sensible decision that we could take this year.',
    ];
    const { body } = await read(text.join('\n\n'));
    expect(body).toContain('## What changes\n\n- The tower gets a new stair.\n- The lamp stays.');
    expect(body).toContain('\n\nRuth Okafor: We are glad');
    expect(body).not.toContain('Ferry');
  });

  it('never throws, whatever the bytes', async () => {
    for (const bytes of [[], [0], [0xff, 0xfe], [0xc3], [...'(((['].map((c) => c.charCodeAt(0))])
      await expect(readCapture(Uint8Array.from(bytes), { file: 'a.txt' })).resolves.toHaveLength(1);
  });
});

/** A last paragraph without the sign that ends it, in several forms. */
const last = 'The harbour society says that the bay has to know the limits of its budget and then to go beyond them';
const headlines = ['Ferry to run again after a long winter', 'Market moves to the new hall in May'];

describe('P1: the last paragraph of a capture is kept', () => {
  it.each([
    ['an agency', `${last}. AFP`],
    ['an agency in brackets', `${last}. (Reuters)`],
    ['an agency in square brackets', `${last}. [Reuters]`],
    ['an agency between strokes', `${last}. /TASS/`],
    ['an agency behind a dash', `${last}. — dpa`],
    ['an agency and nothing before it that ends a sentence', `${last} (ANSA)`],
    ['who wrote it', `${last}. — Jane Doe`],
    ['who helped', `${last}. Additional reporting by Bo Ek`],
    ['no sign at all', last],
    ['a quotation mark', `“${last}”`],
    ['a guillemet', `«${last}»`],
    ['a colon', `${last}, though nobody can say when:`],
    ['an ellipsis', `${last}…`],
    ['an address', `${last}: https://example.org/bay`],
    ['a sign of the end', `${last}. ■`],
    ['an emoji', `${last}! 🎉`],
    ['one short sentence', 'The light stays.'],
    ['one short sentence and an agency', 'The light stays on for now. AFP'],
    ['one short line', 'The light stays on'],
    ['three words', 'The light stays'],
    ['a short line and a colon', 'The council said:'],
    ['a line that is an agency', 'AFP'],
    ['a line that is an agency between slashes', '/ritzau/'],
    ['a line that is an agency in Chinese', '（新华社）'],
    ['a line that is an agency in brackets', '(Reuters)'],
    ['another agency', '/dpa/'],
  ])('that ends with %s', async (_, ending) => {
    for (const below of [foot, 'Share\n\nTags: bay\n\nRelated articles\n\nFerry to run again', '']) {
      const { body } = await read([title, 'March 5, 2030', ...paragraphs, ending, below].join('\n\n'));
      expect(body.replaceAll('\\', '')).toBe([...paragraphs, ending].join('\n\n'));
    }
  });

  it.each([
    ['Chinese', '镇议会决定将旧灯塔再开放十年，此前争论了数月。', '维修将于春季开始（完）新华社'],
    [
      'Chinese',
      '镇议会决定将旧灯塔再开放十年，此前争论了数月。',
      '港口协会收集了四千个签名，人们无法想象没有灯光的海湾，维修将于春季开始，工程预计持续两年，这座灯塔对这座城镇意义重大。法新社',
    ],
    ['Japanese', '町議会は火曜日、古い灯台を今後十年間開いておくことを決めた。', '修理は春に始まる見通し（共同）'],
    ['Hindi', 'नगर परिषद ने मंगलवार को पुराने प्रकाशस्तंभ को और दस साल खुला रखने का फैसला किया।', 'मरम्मत वसंत में शुरू होगी। AFP'],
    [
      'Arabic',
      'صوت المجلس البلدي يوم الثلاثاء على إبقاء المنارة القديمة مفتوحة عشر سنوات أخرى.',
      'جمعت جمعية الميناء أربعة آلاف توقيع، وقالت رئيستها إن أحدا لا يستطيع تخيل الخليج بلا ضوء. AFP',
    ],
    [
      'Arabic',
      'صوت المجلس البلدي يوم الثلاثاء على إبقاء المنارة القديمة مفتوحة عشر سنوات أخرى.',
      'فهل يكفي ذلك لإنقاذ المنارة؟ (أ ف ب)',
    ],
    [
      'Thai',
      'สภาเมืองลงมติเมื่อวันอังคารให้เปิดประภาคารเก่าต่อไปอีกสิบปี หลังจากถกเถียงกันหลายเดือนเรื่องค่าใช้จ่าย',
      'ประภาคารจะเปิดให้เข้าชมต่อไป',
    ],
    [
      'Korean',
      '읍 의회는 화요일 수리비를 둘러싼 몇 달간의 논쟁 끝에 낡은 등대를 십 년 더 열어 두기로 했다.',
      '수리는 내년 봄에 시작될 전망 (연합뉴스)',
    ],
  ])('in %s', async (_, first, ending) => {
    const { body } = await read([title, 'March 5, 2030', first, first.slice(3), ending, foot].join('\n\n'));
    expect(body.endsWith(`\n\n${ending}`)).toBe(true);
  });

  it('behind an advertisement, and above a signature', async () => {
    const page = [title, ...paragraphs, '- Advertisement -', `${last}. AFP`, 'Jane Doe', 'Share'];
    const { body, fields } = await read(page.join('\n\n'));
    expect(body.endsWith(`\n\n${last}. AFP`)).toBe(true);
    expect(fields.authors?.value).toEqual([{ name: 'Jane Doe' }]);
  });

  it.each(['READ ALSO: Ferry to run again', 'READ ALSO\n\nFerry to run again'])('behind %j', async (aside) => {
    const { body } = await read([title, ...paragraphs, aside, `${last}, as it did before`, foot].join('\n\n'));
    expect(body).toBe([...paragraphs, `${last}, as it did before`].join('\n\n'));
  });

  it('above a list of headlines where it is longer than headlines are', async () => {
    const long = `${last}, as it did before`;
    const { body } = await read([title, ...paragraphs, long, ...headlines].join('\n'));
    expect(body).toBe([...paragraphs, long].join('\n\n'));
  });

  it('above a label and a byline', async () => {
    const { body } = await read([title, ...paragraphs, last, 'Hollow Bay', 'By Ann Lee', 'Share'].join('\n\n'));
    expect(body).toBe([...paragraphs, last].join('\n\n'));
  });

  it('as the last entry of its list', async () => {
    const list = ['• The tower gets a new stair next spring.', '• The bell stays'];
    const { body } = await read([title, ...paragraphs, ...list, ...headlines].join('\n\n'));
    expect(body.endsWith('\n\n- The tower gets a new stair next spring.\n- The bell stays')).toBe(true);
  });

  it.each([
    ['a headline in a list', headlines],
    ['a headline above a short one', [headlines[0] as string, 'Market moves again']],
    ['a long headline in a list', [last, ...headlines]],
    ['two words', ['Stay tuned.', 'Share']],
    [
      'a headline above its byline in a list',
      [headlines[0] as string, 'By Bo Ek', headlines[1] as string, 'By Mia Holm'],
    ],
    ['a signature', ['Maria del Carmen Ruiz', 'Share']],
    ['a headline above its day', [headlines[0] as string, 'May 2, 2030']],
    ['a source', ['Source: Harbour Society of Hollow Bay', 'Share']],
    ['an entry of a menu', ['Council and Town', 'Share']],
    ['a bare credit', ['Bo Ek/Getty Images', 'Share']],
  ])('and no more: not %s', async (_, below) => {
    const page = [title, 'March 5, 2030', ...paragraphs, ...below];
    const { body } = await read(page.join('\n\n'));
    expect(body).toBe(paragraphs.join('\n\n'));
  });
});

describe('P4: an author of a capture is a person', () => {
  it.each([
    ['a share row', ['Twitter / Reddit / Hacker News']],
    ['a share row of several lines', ['Twitter', 'Reddit', 'Hacker News']],
    ['the end of a share row', ['Share', 'Harbour Lights']],
    ['a list of tags', ['Tags / Public Transport']],
    ['a list of tags of several lines', ['Tags', 'Public Transport']],
    ['a button', ['Fehler melden']],
    ['a label', ['Veröffentlicht am']],
    ['a category', ['in Uncategorized']],
    ['a paper', ['City News']],
    ['no category', ['by Uncategorized']],
    ['no author', ['by Admin']],
    ['a place', ['New York']],
    ['another place', ['South Africa']],
    ['a field', ['Machine Learning']],
    ['a section', ['Climate Change']],
    ['a kind of text', ['Press Release']],
    ['another kind of text', ['Breaking News']],
    ['nobody in particular', ['By Public Demand']],
    ['a site', ['by Hacker News']],
    ['another site', ['By Washington Post']],
    ['words', ['Künstliche Intelligenz']],
    ['a label of another language', ['Publié le']],
    ['a button of two words', ['Print Friendly']],
    ['a button that asks', ['Send Tip']],
    ['a form of text', ['Long Read']],
    ['a section', ['Guest Post']],
  ])('not %s', async (_, lines) => {
    for (const day of [[], ['March 5, 2030']]) {
      const { fields } = await read([title, ...lines, ...day, ...paragraphs, foot].join('\n\n'));
      expect(fields.authors).toBeUndefined();
    }
  });

  it('not an entry of a menu under the text', async () => {
    const { fields, proposals } = await read(
      [title, ...paragraphs, 'Jane Doe', 'Harbour Lights', 'Boats'].join('\n\n'),
    );
    expect(fields.authors).toBeUndefined();
    expect(proposals?.authors?.sure).toBeLessThan(leastSure);
  });

  it.each([
    ['a place', ['New York'], 'New York'],
    ['words', ['By Public Demand'], 'Public Demand'],
    ['a site', ['by Hacker News'], 'Hacker News'],
  ])('and the report proposes %s', async (_, lines, name) => {
    const { proposals } = await read([title, ...lines, 'March 5, 2030', ...paragraphs, foot].join('\n\n'));
    expect(proposals?.authors).toMatchObject({ value: [{ name }] });
    expect(proposals?.authors?.sure).toBeLessThan(leastSure);
  });

  it.each([
    ['in the title’s next line', ['Ann Lee']],
    ['below a place', ['New York', 'Ann Lee']],
    ['behind a share row, above a role', ['Share', 'Ann Lee', 'Reporter']],
    ['beside a paper', ['Ann Lee / Bay Herald']],
  ])('%s', async (_, lines) => {
    const page = [title, ...lines, 'March 5, 2030', ...paragraphs, foot];
    const { fields } = await read(page.join('\n\n'));
    expect(fields.authors?.value).toEqual([{ name: 'Ann Lee' }]);
  });
});

describe('P14: a capture is dated by', () => {
  const texts: Readonly<Record<string, readonly string[]>> = {
    pt: [
      'Os barcos do porto vão navegar toda a noite',
      'Os barcos do porto vão navegar toda a noite a partir da primavera, decidiu o conselho depois de um longo debate.',
      'Dois barcos atravessam a cada meia hora, e o preço fica como era, disse o chefe do transporte em frente do cais.',
    ],
    ar: [
      'ستعمل عبارات الميناء طوال الليل اعتبارا من الربيع',
      'صوت المجلس البلدي يوم الثلاثاء على إبقاء المنارة القديمة مفتوحة عشر سنوات أخرى بعد جدل طويل حول كلفة الإصلاح.',
      'جمعت جمعية الميناء أربعة آلاف توقيع، وقالت رئيستها إن أحدا لا يستطيع تخيل الخليج بلا ضوء في الليالي الطويلة.',
    ],
    de: [
      'Die Fähren fahren ab Frühjahr die ganze Nacht',
      'Die Fähren des Hafens fahren ab Frühjahr die ganze Nacht, beschloss der Rat nach langer Debatte über Lärm und Löhne.',
      'Zwei Boote queren jede halbe Stunde, und der Preis bleibt, wie er war, sagte der Leiter des Amtes vor dem alten Pier.',
    ],
    en: [title, ...paragraphs],
  };

  it.each([
    ['pt', 'Publicado em 03/03/2020', '2020-03-03'],
    ['pt', 'Publicado em 3/4/2020', '2020-04-03'],
    ['ar', '24 نيسان / أبريل 2020', '2020-04-24'],
    ['ar', '12 كانون الثاني/يناير 2021', '2021-01-12'],
    ['de', '25.4.24', '2024-04-25'],
    ['de', 'Mittwoch, 3.5.23', '2023-05-03'],
    ['en', '10 March 2024, 13:05 AEST', '2024-03-10T13:05:00+10:00'],
  ])('%s: %s', async (language, line, wanted) => {
    const [first, ...others] = texts[language] as readonly string[];
    const { fields } = await read([first, line, ...others].join('\n\n'));
    expect(fields.published?.value).toBe(wanted);
  });

  it.each([
    ['de', 'Version 2.4.24'],
    ['en', '4/3/2021'],
    ['de', '4/3/2021 5:30 PM EST'],
  ])('no day of which it is not sure, %s: %s', async (language, line) => {
    const [first, ...others] = texts[language] as readonly string[];
    const { fields } = await read([first, line, ...others].join('\n\n'));
    expect(fields.published).toBeUndefined();
  });

  it('P2: a proposal where day and month are in open order', async () => {
    const { proposals } = await read([title, '4/3/2021', ...paragraphs].join('\n\n'));
    expect(proposals?.published).toMatchObject({ value: '2021-04-03' });
  });
});

/** Lines as `pdftotext` writes them: of uneven length, words divided, a page's number between. */
const pdf = [
  'Hollow Bay keeps its lighthouse open',
  'for ten more years',
  '',
  'Ann Lee',
  'March 5, 2030',
  '',
  'The town council of Hollow Bay voted on Tuesday to keep the old lighthouse open for',
  'another ten years, after months of argument about the cost of its repair. The harbour so-',
  'ciety had collected four thousand signatures, more than the town has inhabitants, and',
  'nobody in the bay could remember so many people on the old pier.',
  '',
  'Members of the society were relieved. “Nobody here can imagine the bay without its',
  'light,” said the chair, Ruth Okafor, who had led the long campaign for the old tower and',
  '',
  '1',
  '',
  'its keepers. The repair will begin in spring, and the council expects the work to take two',
  'years. The lighthouse will stay open to visitors for most of that time.',
  '',
  'The cost',
  '',
  'The tower needs a new stair, a new lamp room and paint against the salt. The state pays',
  'half of it; the other half will come from the harbour dues of the coming four years.',
  '',
  '2',
  '',
];

it('P15: a capture that a paywall cuts off is told', async () => {
  const page = [title, 'March 5, 2030', ...paragraphs, 'Subscribe to continue reading', 'Log in'];
  const { body, problems } = await read(page.join('\n\n'));
  expect(body).not.toContain('Subscribe');
  expect(problems.map(({ rule }) => rule)).toEqual(['cut-off']);
});

describe('P16: a capture that was broken into lines', () => {
  it.each([
    ['as it stands', pdf],
    ['without hyphens', pdf.map((line) => line.replace(/so-$/, 'so').replace(/^ciety/, 'ciety'))],
    ['with other page numbers', pdf.map((line) => line.replace(/^[12]$/, 'Page $& of 2'))],
  ])('has paragraphs, no page numbers and only its own heading: %s', async (_, lines) => {
    const { body, fields, problems } = await read(lines.join('\n'));
    expect(body).toContain('so many people on the old pier.\n\nMembers of the society were relieved.');
    expect(body).toContain('the old tower and its keepers. The repair will begin');
    expect(body.match(/^#+ .*$/gm)).toEqual(['## The cost']);
    expect(body.startsWith('The town council of Hollow Bay voted on Tuesday to keep the old')).toBe(true);
    expect(body.endsWith('of the coming four years.')).toBe(true);
    expect(fields.title?.value).toBe('Hollow Bay keeps its lighthouse open for ten more years');
    expect(fields.published?.value).toBe('2030-03-05');
    expect(problems).toMatchObject([{ rule: 'joined-lines', severity: 'note' }]);
  });

  it('has its divided words whole', async () => {
    expect((await read(pdf.join('\n'))).body).toContain('The harbour society had collected');
  });
});

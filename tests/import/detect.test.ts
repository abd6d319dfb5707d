import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { detect } from '../../src/import/detect.ts';
import { costOf } from '../cost.ts';

const kindOf = (text: string, file: string): unknown => {
  const found = detect(new TextEncoder().encode(text), file);
  return 'kind' in found ? found.kind : found.problem.rule;
};

test.each([
  ['a text is a capture', 'Home\n\nA headline\n\nSome text.', 'a.txt', 'capture'],
  ['a page is HTML', '<!DOCTYPE html><html><body>x</body></html>', 'a', 'html'],
  ['a page after comments is HTML', '<!-- saved --><html>x</html>', 'a.txt', 'html'],
  ['RSS is a feed', '<?xml version="1.0"?><rss version="2.0"><channel/></rss>', 'a.xml', 'feed'],
  ['RSS after white space and comments is a feed', '\n <!-- x --><rss><channel/></rss>', 'a', 'feed'],
  ['Atom with a prefix is a feed', '<a:feed xmlns:a="http://www.w3.org/2005/Atom"/>', 'a.xml', 'feed'],
  ['a feed inside a page is a feed', '<html><body><feed xmlns="x"></feed></body></html>', 'a.xml', 'feed'],
  ['RSS 1.0 is a feed', '<rdf:RDF xmlns:rdf="x"></rdf:RDF>', 'a.rdf', 'feed'],
  ['JSON Feed is a feed', '{"version":"https://jsonfeed.org/version/1.1","items":[]}', 'a.json', 'feed'],
  [
    'a WordPress export is one',
    '<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel/></rss>',
    'a.xml',
    'wordpress',
  ],
  ['Markdown by its name', '<div>x</div>', 'a.md', 'markdown'],
  ['Markdown by its front matter', '---\ntitle: x\n---\ntext', 'a.txt', 'markdown'],
  ['other JSON is none of ours', '{"a":1}', 'a.json', 'unknown-kind'],
  ['a list of feeds is named', '<opml version="2.0"></opml>', 'a.opml', 'unknown-kind'],
  ['a sitemap is named', '<?xml version="1.0"?><urlset xmlns="x"></urlset>', 'a.xml', 'unknown-kind'],
  ['a style sheet is none of ours', 'a { color: red }', 'a.css', 'unknown-kind'],
  ['white space is empty', ' \n\t', 'a.txt', 'empty-file'],
  ['a PDF is not text', '%PDF-1.7\n', 'a.txt', 'not-text'],
  ['zeros are not text', 'a\0\0\0\u0001\0b', 'a.txt', 'not-text'],
])('%s', (_, text, file, expected) => {
  expect(kindOf(text, file)).toBe(expected);
});

test('a problem names the file and the way out', () => {
  expect(detect(new Uint8Array(), 'x/a.html')).toEqual({
    problem: {
      rule: 'empty-file',
      severity: 'error',
      file: 'x/a.html',
      message: 'The file is empty.',
      remedy: 'Remove it, or save the article again.',
    },
  });
});

test('an export behind a long head of comments is told in no time', async () => {
  const head = `<?xml version="1.0"?>\n${'<!-- This is a line of advice. -->\n'.repeat(400)}`;
  const source = `${head}<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/">${'<!-- x -->'.repeat(200)}<channel></channel></rss>`;
  expect(detect(Buffer.from(source), 'blog.xml')).toEqual({ kind: 'wordpress' });
  expect(await costOf(() => detect(Buffer.from(source), 'blog.xml'))).toBeLessThan(20);
});

const prose =
  'The town council of Hollow Bay voted on Tuesday to keep the old lighthouse open for another ten years.\n\n';
const printed = 'das Caf=C3=A9 =C3=B6ffnet f=C3=BCr alle G=C3=A4ste wieder, wie =\r\nder Wirt sagte.=20\r\n'.repeat(4);
const base64 = Buffer.from(prose.repeat(20)).toString('base64').replace(/.{76}/g, '$&\r\n');
const at = (form: (second: number) => string) => [1, 2, 3, 4, 5].map(form).join('\n');

const messageOf = (text: string, file = 'a.txt'): string => {
  const found = detect(new TextEncoder().encode(text), file);
  return 'problem' in found ? `${found.problem.rule}: ${found.problem.message}` : found.kind;
};

/** Formats by their specifications and by what programs that write them write. */
const others: readonly (readonly [what: string, text: string, file?: string])[] = [
  ['a message or a saved page without its header', prose, 'a.eml'],
  ['a message or a saved page without its header', prose, 'a.mbox'],
  ['a message or a saved page without its header', prose, 'a.mht'],
  [
    'a list of saved links (Pocket, Instapaper, Raindrop.io, Readwise)',
    'title,url,time_added,tags,status\nBay,https://a,1,,unread\n',
    'part_000000.csv',
  ],
  [
    'a list of saved links (Pocket, Instapaper, Raindrop.io, Readwise)',
    'URL,Title,Selection,Folder,Timestamp\nhttps://a,Bay,,Unread,1\n',
  ],
  [
    'a list of saved links (Pocket, Instapaper, Raindrop.io, Readwise)',
    'id,title,note,excerpt,url,folder,tags,created,cover\n1,Bay,,,https://a,,,,\n',
  ],
  ['data in JSON', '[]'],
  ['a web archive (WARC)', 'WARC/1.0\r\nWARC-Type: warcinfo\r\n'],
  ['a web archive (WARC)', prose, 'a.warc'],
  ['rich text (RTF)', String.raw`{\rtf1 Hello}`],
  ['rich text (RTF)', prose, 'a.rtf'],
  ['LaTeX', `% A comment\n\\documentclass{article}\n${prose}`],
  ['LaTeX', prose, 'a.tex'],
  ['reStructuredText', `Title\n=====\n\n:date: 2024-01-01\n\n${prose}`],
  ['reStructuredText', `=====\nTitle\n=====\n\n${prose}.. image:: a.png\n`],
  ['reStructuredText', `Title\n-----\n\nSee \`here <https://a>\`_.\n${prose}`],
  ['reStructuredText', `.. title: A post of Nikola\n\n${prose}`],
  ['reStructuredText', prose, 'a.rst'],
  ['an Org document', `#+TITLE: A post\n\n* Heading\n${prose}`],
  ['an Org document', `* Heading\n  :PROPERTIES:\n  :END:\n${prose}`],
  ['an Org document', `* Heading\n${prose}`, 'a.org'],
  ['AsciiDoc', `= Title\nAnn Lee <a@b.c>\n:toc:\n\n${prose}`],
  ['AsciiDoc', `= Title\n\n${prose}== One\n\n${prose}== Two\n\n${prose}`],
  ['AsciiDoc', prose, 'a.adoc'],
  ['wiki markup', `{{Infobox}}\n[[Bay]] and [[light]]\n== One ==\n[[a]]\n== Two ==\n${prose}`],
  ['wiki markup', prose, 'a.mediawiki'],
  ['Textile', `h1. Title\n\np. ${prose}`],
  ['Textile', prose, 'a.textile'],
  ['BBCode', `[b]Title[/b]\n\n${prose}`],
  ['subtitles', '1\r\n00:00:01,000 --> 00:00:03,000\r\nHello there.\r\n'],
  ['subtitles', 'WEBVTT\n\n00:01.000 --> 00:03.000\nHello\n'],
  ['subtitles', prose, 'a.srt'],
  [
    'a list of bookmarks',
    '<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><ul><li><a href="https://a.example/1">A</a>',
    'ril_export.html',
  ],
  [
    'a list of bookmarks',
    '<html><head><title>Instapaper: Export</title></head><body><ol><li><a href="https://a.example/1">A</a>',
    'a.html',
  ],
  ['a list of bookmarks', '{"checksum":"1","roots":{"bookmark_bar":{"children":[]}}}', 'Bookmarks'],
  ['a list of bookmarks', '{"guid":"root________","title":"","children":[]}', 'a.json'],
  ['a list of bookmarks', '[{"href":"https://a.example","description":"A","toread":"no"}]', 'a.json'],
  ['a list of bookmarks', '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><DT><A HREF="https://a">x</A></DL>', 'a.html'],
  ['a link to a page', '[InternetShortcut]\r\nURL=https://a/\r\n'],
  ['a link to a page', '[Desktop Entry]\nType=Link\n'],
  [
    'a link to a page',
    '<?xml version="1.0"?>\n<!DOCTYPE plist PUBLIC "x" "y">\n<plist version="1.0">\n<dict>\n<key>URL</key><string>https://a</string></dict></plist>',
  ],
  ['a link to a page', prose, 'a.webloc'],
  ['a card of contacts (vCard)', 'BEGIN:VCARD\nVERSION:3.0\nFN:Ann Lee\nEND:VCARD\n'],
  ['a card of contacts (vCard)', prose, 'a.vcf'],
  ['a calendar (iCalendar)', 'BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n'],
  ['a calendar (iCalendar)', prose, 'a.ics'],
  ['data in JSON', '{"a": 1}'],
  ['data in JSON', '[{"a": 1}, {"items": [1]}]'],
  ['data in JSON', prose, 'a.jsonl'],
  ['a table (CSV)', at((n) => `${n},"A, b.",2024`)],
  ['a table (CSV)', at((n) => `${n};x;y`)],
  ['a table (CSV)', at((n) => `${n}\tx\ty`)],
  ['a table (CSV)', prose, 'a.csv'],
  ['a log', at((n) => `2024-01-01T10:00:0${n}Z INFO The server listens.`)],
  ['a log', at((n) => `[2024/01/01 10:00:0${n}] The server listens.`)],
  ['a log', at((n) => `Jan  1 10:00:0${n} host sshd[12]: Accepted.`)],
  ['a log', at((n) => `127.0.0.1 - - [10/Oct/2000:13:55:3${n} -0700] "GET / HTTP/1.0" 200 23`)],
  ['a log', `${at((n) => `2024-01-01T10:00:0${n}Z Caught:`)}\n  at one\n  at two\n  at three\n`],
  ['a log', prose, 'a.log'],
  ['settings', '[[main]]\nname = "Blog"\n\n'.repeat(6), 'menu.toml'],
  ['settings', 'title: x', 'a.yaml'],
  ['source code', '#!/bin/sh\necho The light stays on.\n'],
  ['source code', '<?php\necho "The light stays on.";\n'],
  ['source code', 'diff --git a/x b/x\n--- a/x\n+++ b/x\n'],
  ['source code', "import { x } from 'y';\n\nconst a = x(1);\nfunction go() {\n  return a;\n}\n"],
  ['source code', 'from os import path\nimport sys\n\ndef main(x):\n    y = x\n    return y\n'],
  ['source code', '#include <stdio.h>\nint main(void) {\n  puts("x");\n  return 0;\n}\n'],
  ['source code', 'a { color: red }', 'a.css'],
];

/** Messages and exports, by what programs that write them write. */
const read: readonly (readonly [kind: string, text: string])[] = [
  ['mail', `Return-Path: <a@b.c>\r\nFrom: a\r\n\r\n${prose}`],
  ['mail', `Message-ID: <1@b.c>\nX: y\n\n${prose}`],
  ['mail', `Delivered-To: a@b.c\nX: y\n\n${prose}`],
  ['mail', `DKIM-Signature: v=1;\n a=rsa\nX: y\n\n${prose}`],
  ['mail', `MIME-Version: 1.0\nContent-Type: text/html\n\n${prose}`],
  ['mail', `Content-Type: text/html\nContent-Transfer-Encoding: 8bit\n\n<p>x</p>`],
  ['mail', `Path: x\nNewsgroups: alt.bay\n\n${prose}`],
  ['mail', `X-Mailer: x\nFrom: y\n\n${prose}`],
  ['mail', `From: Ann <a@b.c>\nTo: x@y.z\nSubject: Bay\n\n${prose}`],
  ['mail', `From: Ann <a@b.c>\nDate: today\nSubject: Bay\n\n${prose}`],
  ['mail', `Subject: =?utf-8?q?Der_neue_Brief?=\n\n${prose}`],
  ['mbox', `From a@b.c Mon Jan  1 10:00:00 2024\nMessage-ID: <1@b.c>\nFrom: y\n\n${prose}`],
  ['mhtml', `From: <Saved by Blink>\r\nContent-Type: multipart/related;\r\n\ttype="text/html"\r\n\r\n`],
  ['movable-type', `AUTHOR: ann\nTITLE: A post\n-----\nBODY:\n${prose}-----\n--------\n`],
];

test.each(read)('P8: %s is told by its first lines, whatever its name', (kind, text) => {
  expect(messageOf(text, 'a.txt')).toBe(kind);
});

test('P8: Markdown that begins like a message stays Markdown', () => {
  expect(messageOf(`From: Ann <a@b.c>\nDate: today\nSubject: Bay\n\n${prose}`, 'a.md')).toBe('markdown');
});

for (const [what, text, file] of others)
  test(`P8: ${what} is named, not taken for an article`, () => {
    expect(messageOf(text, file)).toMatch(/^un(?:read-format|known-kind): /);
    expect(messageOf(text, file)).toContain(`This is ${what}.`);
  });

test.each([
  ['quoted-printable', printed],
  ['quoted-printable', '=?utf-8?q?J=C3=B6rg?= =?utf-8?b?SsO2cmcgd2FzIGhlcmU=?=\n'.repeat(4)],
  ['base64', base64],
  ['signs', '+---+---+\n| . | # |\n+---+---+\n'.repeat(10)],
  ['signs', '+-'.repeat(45)],
  ['signs', 'nine word -----------\n'.repeat(9).replaceAll('word', 'wordy')],
  ['quoted-printable', `${'word '.repeat(223)}${'=20 '.repeat(36)}`],
  ['base64', `${'word '.repeat(110)}${'aB3'.repeat(180)}`],
])('P8: a text that is %s is no prose', (reason, text) => {
  expect(messageOf(text, 'a.txt')).toMatch(/^not-prose: /);
  expect(messageOf(text, 'a.txt')).toContain(reason);
});

const code = at((n) => `const value${n} = compute(${n}, { deep: true });`);
test.each([
  [
    'speaks of mail',
    `How mail works\n\n${prose}From: Ann <a@b.c>\nSubject: =?utf-8?q?J=C3=B6rg?=\nMIME-Version: 1.0\nContent-Type: multipart/related\n\n${prose.repeat(3)}`,
  ],
  ['is a memorandum', `FROM: The Mayor\nTO: The Council\nSUBJECT: Light\nDATE: March 5\n\n${prose}`],
  ['tells when a paper was received', `Received: 12 March 2020\nAccepted: 5 May 2020\n\n${prose}`],
  ['begins with labels', `Title: Hollow Bay\nAuthor: Ann Lee\n\n${prose}`],
  ['is an interview', `Ann: How are you?\nBo: Fine.\n\n${prose}`],
  ['begins with “From”', `From our correspondent, March 2020\n\n${prose}`],
  ['is a tutorial with much code', `Learn it\n\n${prose.repeat(2)}${`${code}\n`.repeat(8)}`],
  ['has a program inside', `Write a script\n\n#!/bin/sh\n\n${prose}`],
  ['explains encodings', `Quoted-printable\n\n${prose.repeat(4)}“Caf=C3=A9” is Café, =20 a space.\n`],
  ['has a title with signs', `= Title\n\n${prose}== Section\n\n${prose}`],
  ['has headings with signs', `Home\n\n= Title =\n\n${prose}== One ==\n\n${prose}== Two ==\n\n${prose}`],
  ['has an underlined title', `Title\n=====\n\n${prose}`],
  ['teaches reStructuredText', `Write it\n\n${prose}Title\n=====\n\n.. image:: a.png\n\n${prose}`],
  ['begins with a menu of stars', `* Home\n* News\n\n${prose}`],
  ['begins with tags', `#bay #light\n\n${prose}`],
  ['begins with a placeholder', `{{author.name}}\n\n${prose}`],
  ['begins with a bracket', `[Photo: Bo Ek]\n\n${prose}`],
  ['begins with a number in brackets', `[1] Home\n\n${prose}`],
  ['begins with a stroke', `// Culture\nBy Ann Lee\n\n${prose.repeat(4)}`],
  [
    'is a poem',
    'O light, O bay, O sea\nof all that was, of all to be\nhe sings, he waits, he turns the wheel\nand no one knows\nwhat keepers feel\n',
  ],
  ['is a list of words', 'one, two, three\nfour, five, six\nseven, eight, nine\nten, ten, ten\none, one, one\n'],
  ['is a recipe', 'Rye bread\n\n200 g rye flour\n1 tsp salt\n150 ml water\n\nMix it all.\n'],
  ['is a transcript', at((n) => `[00:00:0${n}] ANN: Good evening.`)],
  ['is a ticker', at((n) => `2024-01-01 10:0${n} The council votes.`)],
  ['has moments above every line', at((n) => `2024-01-01 10:00:0${n}\nThe council votes.`)],
  ['holds few lines with moments', '2024-01-01 10:00:01 Yes.\n'.repeat(4)],
  ['holds a table', `League\n\n${at((n) => `Bay\t${n}\t9`)}\n\n${prose}`],
  ['has almost as many signs as letters', 'eleven words ---------\n'.repeat(9)],
  ['is hardly more than signs, and short', '✦ ✦ ✦ ✦ Party ✦ ✦ ✦ ✦'],
  ['holds some encoded signs', `${'word '.repeat(227)}${'=20 '.repeat(30)}`],
  ['holds a long token', `Key ${'aB3'.repeat(20)}\n\n${prose}`],
  ['holds a long address', `https://example.org/${'aB3'.repeat(60)}\n\n${prose}`],
])('P8: a capture that %s stays one', (_, text) => {
  expect(messageOf(text)).toBe('capture');
});

test('P8: a capture that is named like a domain stays one', () => {
  expect(messageOf(prose, 'example.org')).toBe('capture');
});

test.each([
  'Der Rat der Stadt stimmte am Dienstag dafür, den alten Leuchtturm weitere zehn Jahre offen zu halten.',
  'Городской совет проголосовал во вторник за то, чтобы старый маяк оставался открытым ещё десять лет.',
  'Το δημοτικό συμβούλιο ψήφισε την Τρίτη να μείνει ανοιχτός ο παλιός φάρος για δέκα ακόμη χρόνια.',
  'صوت المجلس البلدي يوم الثلاثاء على إبقاء المنارة القديمة مفتوحة عشر سنوات أخرى بعد أشهر من الجدل.',
  'מועצת העיר הצביעה ביום שלישי להשאיר את המגדלור הישן פתוח לעוד עשר שנים אחרי חודשים של ויכוח.',
  'नगर परिषद ने मंगलवार को पुराने प्रकाशस्तंभ को और दस साल खुला रखने का फैसला किया।',
  'নগর পরিষদ মঙ্গলবার পুরনো বাতিঘরটি আরও দশ বছর খোলা রাখার পক্ষে ভোট দিয়েছে।',
  'நகர மன்றம் செவ்வாய்க்கிழமை பழைய கலங்கரை விளக்கத்தை மேலும் பத்து ஆண்டுகள் திறந்து வைக்க வாக்களித்தது.',
  'สภาเมืองลงมติเมื่อวันอังคารให้เปิดประภาคารเก่าต่อไปอีกสิบปี หลังจากถกเถียงกันหลายเดือน',
  '镇议会星期二投票决定，在就维修费用争论数月之后，将旧灯塔再开放十年。',
  '町議会は火曜日、修理費をめぐる数か月の議論の末、古い灯台を今後十年間開いておくことを決めた。',
  '읍 의회는 화요일 수리비를 둘러싼 몇 달간의 논쟁 끝에 낡은 등대를 십 년 더 열어 두기로 했다.',
  'Hội đồng thị trấn đã bỏ phiếu hôm thứ Ba để giữ ngọn hải đăng cũ mở cửa thêm mười năm nữa.',
  'ქალაქის საბჭომ სამშაბათს კენჭი უყარა ძველი შუქურის კიდევ ათი წლით ღიად დატოვებას.',
  'የከተማው ምክር ቤት ማክሰኞ ዕለት የድሮውን መብራት ቤት ለተጨማሪ አሥር ዓመታት ክፍት ለማድረግ ድምፅ ሰጠ።',
  'ក្រុមប្រឹក្សាក្រុងបានបោះឆ្នោតកាលពីថ្ងៃអង្គារ ដើម្បីរក្សាប៉មភ្លើងហ្វារចាស់ឱ្យបើកបន្តដប់ឆ្នាំទៀត។',
])('P8: prose in any language is a capture: %s', (sentence) => {
  expect(messageOf(`Home\n\n${`${sentence} `.repeat(3)}`, 'a.txt')).toBe('capture');
});

test('P8: every capture of the sample is one', () => {
  const folder = new URL('../fixtures/sample/captures/', import.meta.url);
  for (const name of readdirSync(folder))
    expect(detect(readFileSync(new URL(name, folder)), name)).toEqual({ kind: 'capture' });
});

import { expect, test } from 'vitest';
import type { Candidate } from '../../../src/article/candidate.ts';
import { read } from '../../../src/import/read.ts';

async function readAll(text: string, file = 'a.eml'): Promise<readonly Candidate[]> {
  const { candidates, problems } = await read(Buffer.from(text.replace(/\r?\n/g, '\r\n'), 'latin1'), {
    file,
  });
  expect(problems).toEqual([]);
  return candidates;
}

const only = async (text: string, file?: string): Promise<Candidate> => {
  const [candidate, ...others] = await readAll(text, file);
  expect(others).toEqual([]);
  return candidate as Candidate;
};

const quoted = (text: string): string =>
  [...Buffer.from(text)]
    .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('')
    .replace(/(?:=..){24}/g, '$&=\n');

const html = (body: string, from = 'The Bay Letter <hello@bay.example>'): string =>
  `From: ${from}\nTo: x@y.example\nSubject: =?utf-8?q?L=C3=A4uft_=E2=80=93_die_F=C3=A4hre?=\nDate: Fri, 01 Mar 2024 23:30:00 -0500\n` +
  `Message-ID: <1@bay.example>\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\nplain\n` +
  `--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n${quoted(body)}\n--b--\n`;

const letter = `<html><head><style>p{color:red}</style></head><body>
<div style="display:none;max-height:0">The ferry is back, and so is the piano. ͏ ͏</div>
<table role="presentation"><tr><td align="center"><a href="https://bay.example/view?u=1&amp;id=2">View this email in your browser</a></td></tr></table>
<table role="presentation"><tr><td><h1>Läuft – die Fähre</h1><p>It left at seven, with eleven people on board, and nobody on the quay believed it.</p>
<p>More of it <a href="https://paper.example/ferry?page=2&amp;utm_source=bay&amp;utm_medium=email&amp;mc_cid=1">in the paper</a>.</p>
<p>You can unsubscribe from the harbour’s own list at the office, as half of the town did last spring after the notice about the bridge, which was wrong, and then wrong again, until the mayor herself read it out on the square and asked who had written it, and nobody answered, and the ferry stayed where it was for another month and a half. That is how it went.</p>
<img src="https://bay.example/quay.jpg" alt="The quay" width="600" height="300"></td></tr></table>
<table role="presentation"><tr><td><p>© 2024 The Bay Letter, 1 Quay Street, Bay</p>
<p>You are receiving this because you signed up. <a href="https://bay.example/unsubscribe?u=1">Unsubscribe</a> | <a href="https://bay.example/prefs">Update your preferences</a></p></td></tr></table>
<img src="https://track.bay.example/open.gif?u=1" width="1" height="1" alt=""></body></html>`;

test('P8: a newsletter comes in with subject, sender, date and text, without its frame', async () => {
  const candidate = await only(html(letter));
  expect(candidate.fields.title?.value).toBe('Läuft – die Fähre');
  expect(candidate.fields.published?.value).toBe('2024-03-01T23:30:00-05:00');
  expect(candidate.fields.source?.value).toEqual({ name: 'The Bay Letter' });
  expect(candidate.fields.authors).toBeUndefined();
  expect(candidate.body).toContain('It left at seven, with eleven people on board');
  expect(candidate.body).toContain('You can unsubscribe from the harbour’s own list');
  expect(candidate.body).toContain('[in the paper](https://paper.example/ferry?page=2)');
  expect(candidate.body).toContain('![The quay](https://bay.example/quay.jpg)');
  for (const gone of [
    'View this email',
    'and so is the piano',
    '© 2024',
    'signed up',
    'preferences',
    'open.gif',
    '# Läuft',
  ])
    expect(candidate.body).not.toContain(gone);
});

test.each([
  ['<p><a href="https://a/x">Im Browser ansehen</a></p>', '<p><a href="https://a/u">Newsletter abbestellen</a></p>'],
  [
    '<div><a href="https://a/x">Voir dans le navigateur</a></div>',
    '<div>Pour ne plus recevoir : <a href="https://a/u">se désabonner</a></div>',
  ],
  [
    '<center><a href="https://a/x">Ver en el navegador</a></center>',
    '<center><a href="https://a/u">Darse de baja</a></center>',
  ],
  ['<p><a href="https://a/x">Открыть в браузере</a></p>', '<p><a href="https://a/u">Отписаться</a></p>'],
  ['<p><a href="https://a/x">ブラウザで見る</a></p>', '<p><a href="https://a/u">配信停止</a></p>'],
  [
    '<p><a href="https://a/x">Read online</a></p>',
    '<p>Too much? <a href="https://list.example/optout/1">Stop these mails</a></p>',
  ],
])('P8: the frame goes in other languages and forms, and a short letter stays: %s', async (above, below) => {
  const { body } = await only(html(`${above}<p>Low water today.</p>${below}`));
  expect(body).toBe('Low water today.');
});

test.each([
  'The council lets everybody play the old game of the harbour <a href="https://a/game">in your browser</a>, where eleven ships leave at once and only one of them comes back in the evening, as in the year of the flood.',
  'We <a href="https://a/how">subscribe to the view</a> that the ferry should leave at seven.',
])('P8: a paragraph of the letter with such words stays: %s', async (text) => {
  const { body } = await only(html(`<p>${text}</p><p>It rained.</p>`));
  expect(body.split('\n\n')).toHaveLength(2);
});

test.each([
  ['Ann Lee <ann@bay.example>', ['Ann Lee'], undefined],
  ['"Ann Lee from The Bay Letter" <ann@bay.example>', ['Ann Lee'], 'The Bay Letter'],
  ['Ann Lee at The Bay Letter <ann@bay.example>', ['Ann Lee'], 'The Bay Letter'],
  ['The Bay Letter <news@bay.example>', undefined, 'The Bay Letter'],
  ['=?utf-8?q?Bj=C3=B6rn_Ek?= <b@bay.example>', ['Björn Ek'], undefined],
  ['City Council <council@bay.example>', undefined, 'City Council'],
  ['news@bay.example', undefined, 'bay.example'],
])('P8: the sender %s is a person only if the name is one', async (from, authors, source) => {
  const { fields } = await only(html('<p>Low water today.</p>', from));
  expect(fields.authors?.value.map(({ name }) => name)).toEqual(authors);
  expect(fields.source?.value.name).toBe(source);
});

test('P8: plain text keeps its paragraphs, without hard line ends and signature, in its own charset', async () => {
  const { body, fields } = await only(
    `From: Ann Lee <a@b.example>\nSubject: Tide\nDate: 1 Mar 2024 10:00 +0100\nMIME-Version: 1.0\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n\n` +
      `The water at the K\xfcste was low, so low that the ferry did not even try\nto leave, and the people went home and came back in the evening, when\nit was too late.\n\nThen it rained.\n\nTo unsubscribe, go to https://list.example/unsubscribe?u=1\n\n-- \nAnn\n`,
  );
  expect(fields.title?.value).toBe('Tide');
  expect(body).toBe(
    'The water at the Küste was low, so low that the ferry did not even try to leave, and the people went home and came back in the evening, when it was too late.\n\nThen it rained.',
  );
});

test('P8: an attachment that is no picture is named, a picture that the text does not show stands at its end', async () => {
  const { body, media, problems } = await only(
    `From: Ann Lee <a@b.example>\nSubject: Tide\nDate: 1 Mar 2024 10:00 +0100\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nLow water.\n` +
      `--b\nContent-Type: application/pdf; name="plan.pdf"\nContent-Disposition: attachment; filename="plan.pdf"\nContent-Transfer-Encoding: base64\n\nJVBERi0=\n` +
      `--b\nContent-Type: image/jpeg; name="Quay at night.jpg"\nContent-Disposition: attachment; filename="Quay at night.jpg"\nContent-Transfer-Encoding: base64\n\n/9j/\n--b--\n`,
  );
  expect(media).toMatchObject([{ name: expect.stringMatching(/^quay-at-night-[\da-f]{8}\.jpg$/) }]);
  expect(body).toBe(`Low water.\n\n![](/media/${media?.[0]?.name})`);
  expect(problems).toMatchObject([{ rule: 'left-out', message: expect.stringContaining('plan.pdf') }]);
});

test('P8: a mailbox gives each message, also those with lines that begin with From', async () => {
  const message = (n: number) =>
    `From a@b.example Mon Jan ${n} 10:00:00 2024\nFrom: Ann Lee <a@b.example>\nSubject: Tide ${n}\nDate: ${n} Jan 2024 10:00 +0000\nMessage-ID: <${n}@b.example>\n\nLow water ${n}.\n>From the quay it looked high.\n\n`;
  const candidates = await readAll(message(1) + message(2) + message(3), 'a.mbox');
  expect(candidates.map(({ fields }) => fields.title?.value)).toEqual(['Tide 1', 'Tide 2', 'Tide 3']);
  expect(candidates.map(({ entry }) => entry)).toEqual(['1@b.example', '2@b.example', '3@b.example']);
  expect(candidates[1]?.body).toContain('From the quay it looked high.');
  expect(candidates[1]?.body).not.toContain('\\>From');
});

test('P8: a page in one file (MHTML) is read as a page, with its address and its pictures', async () => {
  const words = 'The ferry left at seven, with eleven people on board, and nobody on the quay believed it. ';
  const page = `<html><head><title>The ferry is back</title><meta property="article:published_time" content="2024-03-01T08:00:00Z"></head><body><nav><a href="/">Home</a></nav><article><h1>The ferry is back</h1><p>${words.repeat(4)}</p><p><img src="cid:quay@x" alt="The quay" width="600" height="300"></p><p>${words.repeat(4)}</p></article></body></html>`;
  const candidate = await only(
    `From: <Saved by Blink>\nSnapshot-Content-Location: https://paper.example/ferry\nSubject: The ferry is back\nDate: Sat, 2 Mar 2024 10:00:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n` +
      `--b\nContent-Type: text/html\nContent-ID: <f@x>\nContent-Transfer-Encoding: quoted-printable\nContent-Location: https://paper.example/ferry\n\n${quoted(page)}\n` +
      `--b\nContent-Type: image/png\nContent-ID: <quay@x>\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b--\n`,
    'page.mhtml',
  );
  expect(candidate.fields.title?.value).toBe('The ferry is back');
  expect(candidate.fields.published?.value).toBe('2024-03-01T08:00:00Z');
  expect(candidate.fields.url?.value).toBe('https://paper.example/ferry');
  expect(candidate.body).toMatch(/!\[The quay\]\(\/media\/picture-[\da-f]{8}\.png\)/);
  expect(candidate.media).toHaveLength(1);
});

test('P8: a message of Apple Mail is read without the settings behind it', async () => {
  const message =
    'From: Ann Lee <ann@b.example>\r\nSubject: Tide\r\nDate: 1 Mar 2024 10:00 +0100\r\n\r\nLow water.\r\n';
  const { candidates } = await read(
    Buffer.from(`${message.length}      \n${message}<?xml version="1.0"?><plist><dict/></plist>`),
    { file: '1.emlx' },
  );
  expect(candidates[0]?.fields.title?.value).toBe('Tide');
  expect(candidates[0]?.body).toBe('Low water.');
});

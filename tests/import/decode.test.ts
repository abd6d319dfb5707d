import { describe, expect, it } from 'vitest';
import { decode } from '../../src/import/decode.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

/** The bytes of a text in a single-byte encoding, by trying what each byte reads as. */
function encode(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  return Uint8Array.from(text, (character) => table.get(character) ?? 0x3f);
}

/** The bytes of a text in a double-byte encoding, likewise. */
function encodeWide(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, number[]>();
  for (let lead = 0x81; lead < 0xff; lead++)
    for (let trail = 0x40; trail < 0xff; trail++) {
      const read = decoder.decode(Uint8Array.of(lead, trail));
      if (!table.has(read)) table.set(read, [lead, trail]);
    }
  return Uint8Array.from(
    [...text].flatMap((c) => (c < '\x80' ? [c.charCodeAt(0)] : (table.get(c) ?? [0x3f]))),
  );
}

describe('decode', () => {
  it('reads UTF-8 with and without a mark, and drops marks however many', () => {
    expect(decode(bytes('<a>é</a>'))).toMatchObject({ text: '<a>é</a>', encoding: 'utf-8' });
    expect(decode(bytes('\ufeff\ufeff<a>é</a>')).text).toBe('<a>é</a>');
    expect(decode(bytes('ï»¿<a/>')).text).toBe('<a/>');
  });

  it('reads UTF-16 by its mark, or by the way it begins', () => {
    const wide = Buffer.from('<a>é</a>', 'utf16le');
    expect(decode(wide)).toMatchObject({ text: '<a>é</a>', encoding: 'utf-16le' });
    expect(decode(Uint8Array.of(0xff, 0xfe, ...wide)).text).toBe('<a>é</a>');
    expect(decode(Uint8Array.of(0xfe, 0xff, ...Buffer.from(wide).swap16())).encoding).toBe('utf-16be');
  });

  it('reads UTF-32 likewise', () => {
    const wide = Uint8Array.from([...'<a>é</a>'].flatMap((c) => [c.charCodeAt(0), 0, 0, 0]));
    expect(decode(wide)).toMatchObject({ text: '<a>é</a>', encoding: 'utf-32le' });
    expect(decode(Uint8Array.of(0xff, 0xfe, 0, 0, ...wide)).text).toBe('<a>é</a>');
    expect(decode(Uint8Array.of(0, 0, 0xfe, 0xff, ...wide.toReversed()))).toMatchObject({
      text: '>a/<é>a<',
      encoding: 'utf-32be',
    });
  });

  it('ignores a wide mark before single bytes', () => {
    expect(decode(Uint8Array.of(0xff, 0xfe, ...bytes('<rss><channel/></rss>'))).text).toContain('<rss>');
  });

  it('believes a declaration where the bytes allow it', () => {
    expect(decode(latin1('<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>')).text).toContain(
      '<a>é</a>',
    );
    expect(decode(encode('<meta charset=koi8-r><p>Привет', 'koi8-r'))).toMatchObject({ encoding: 'koi8-r' });
    expect(decode(encode('<?xml version="1.0" encoding="win-1251"?><p>Да', 'windows-1251')).text).toContain(
      'Да',
    );
  });

  it('knows UTF-8 that is declared to be something else', () => {
    expect(decode(bytes('<?xml version="1.0" encoding="iso-8859-1"?><a>é</a>')).text).toContain('<a>é</a>');
  });

  it('does not believe that Cyrillic is western', () => {
    const feed = encode(
      '<?xml version="1.0" encoding="iso-8859-1"?><a>Сегодня обещают снег и ветер',
      'windows-1251',
    );
    expect(decode(feed).text).toContain('Сегодня обещают снег');
  });

  it.each([
    ['windows-1255', 'הספרייה העירונית פתוחה היום עד הערב'],
    ['windows-1251', 'Городская библиотека сегодня открыта до вечера'],
    ['koi8-r', 'Городская библиотека сегодня открыта до вечера'],
    ['windows-1253', 'Η δημοτική βιβλιοθήκη είναι ανοιχτή μέχρι το βράδυ'],
    ['windows-1256', 'المكتبة العامة مفتوحة اليوم حتى المساء'],
    ['windows-874', 'ห้องสมุดประชาชนเปิดให้บริการจนถึงเย็นวันนี้'],
    ['windows-1252', 'La bibliothèque est ouverte jusqu’à la fin de la journée'],
    ['windows-1250', 'Městská knihovna je dnes otevřena až do večera, říká ředitelka'],
    ['windows-1254', 'Şehir kütüphanesi bugün akşama kadar açık, diyor görevli Işıl Çağlı'],
  ])('recognises %s by its letters', (encoding, text) => {
    const read = decode(encode(`<rss><title>${text}</title></rss>`, encoding));
    expect(read).toMatchObject({ text: `<rss><title>${text}</title></rss>`, encoding });
  });

  it.each([
    ['euc-jp', '市の図書館は今日の夕方まで開いています'],
    ['shift_jis', '市の図書館は今日の夕方まで開いています'],
    ['euc-kr', '시립 도서관은 오늘 저녁까지 문을 열고 있다고 한다'],
    ['big5', '市立圖書館今天開到晚上，這是我們第一次來到這裡'],
    ['gb18030', '市图书馆今天开到晚上，这是我们第一次来到这里'],
  ])('recognises %s by its characters', (encoding, text) => {
    expect(decode(encodeWide(`<p>${text}</p>`, encoding))).toMatchObject({
      text: `<p>${text}</p>`,
      encoding,
    });
  });

  it('reads single bytes pasted into UTF-8', () => {
    const mixed = [...bytes('Größe, Länge, Tür und '), 0x93, ...bytes('Öl'), 0x94];
    expect(decode(Uint8Array.from(mixed))).toMatchObject({
      text: 'Größe, Länge, Tür und “Öl”',
      encoding: 'utf-8',
    });
  });
});

import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/import/language.ts';

describe('the language of a text', () => {
  it.each([
    ['en', 'The council voted on Tuesday to keep the lighthouse open.'],
    ['de', 'Der Rat beschloss am Dienstag, den Leuchtturm offen zu halten.'],
    ['sv', 'Fullmäktige beslutade på tisdagen att hålla fyren öppen och att det inte får stängas.'],
    ['ur', 'کونسل نے منگل کو فیصلہ کیا کہ مینار کھلا رہے گا'],
    ['fa', 'شورا روز سه‌شنبه تصمیم گرفت که فانوس دریایی باز بماند'],
    ['ar', 'قرر المجلس يوم الثلاثاء إبقاء المنارة مفتوحة'],
    ['uk', 'Рада вирішила у вівторок залишити маяк відкритим'],
    ['ru', 'Совет решил во вторник оставить маяк открытым'],
    ['ja', '市議会は火曜日、灯台を開いたままにすることを決めた'],
    ['zh', '市议会星期二决定让灯塔继续开放'],
    ['ko', '시의회는 화요일 등대를 계속 열기로 했다'],
    ['th', 'สภาเมืองมีมติเมื่อวันอังคารให้เปิดประภาคารต่อไป'],
    ['el', 'Το συμβούλιο αποφάσισε την Τρίτη να μείνει ανοιχτός ο φάρος'],
    ['hi', 'परिषद ने मंगलवार को प्रकाशस्तंभ खुला रखने का निर्णय किया'],
    ['id', 'Dewan kota memutuskan bahwa mercusuar itu tetap dibuka karena warga masih membutuhkannya.'],
    ['ms', 'Majlis memutuskan bahawa rumah api itu kekal dibuka kerana penduduk masih memerlukannya.'],
    ['sw', 'Baraza liliamua kuwa mnara wa taa ubaki wazi kwa sababu wakazi wa pwani wanauhitaji katika safari.'],
    ['tl', 'Nagpasya ang konseho na panatilihing bukas ang parola dahil kailangan pa ito ng mga mangingisda.'],
    ['nl', 'De raad besloot dat de vuurtoren open blijft, want zonder is een haven niet veilig.'],
    ['af', 'Die raad het besluit dat die vuurtoring oop bly, want die vissers kan nie sonder dit klaarkom nie.'],
  ])('%s', (language, text) => expect(detectLanguage(text)?.language).toBe(language));

  it('is told as doubtful where nobody knows it', () => {
    const sotho =
      'Lekgotla la toropo le nkile qeto ka Labobedi ya hore lebone la lewatle le tla dula le butswe hobane batshwasi ba ditlhapi ba sa le hloka bosiu. ' +
      'Ramotse o itse mosebetsi wa ho lokisa o tla qala kgweding e tlang, mme o ke ke wa sitisa baeti ba batlang ho bona lewatle.';
    expect(detectLanguage(sotho)?.sure).toBeLessThan(0.8);
  });

  it('is unknown where there are no words', () => expect(detectLanguage('12:30 — 14')).toBeUndefined());
});

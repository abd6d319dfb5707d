import { table } from '../text/table.ts';
import { runsOf } from '../text/words.ts';

/**
 * The days of the week from Monday on as texts name them, evened out as `runsOf` does; `/` divides spellings. A word may
 * go on by up to three letters (cases, plurals). Words that mean something else more often stand only where they are sure.
 */
const names = table<string>({
  ar: 'الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعة|السبت|الاحد',
  ca: 'dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge',
  cs: 'pondel|utery|stredu/streda|ctvrtek|patek|sobotu/sobota|nedeli/nedele',
  da: 'mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag',
  de: 'montag|dienstag|mittwoch|donnerstag|freitag|samstag/sonnabend|sonntag',
  el: 'δευτερα|τριτη|τεταρτη|πεμπτη|παρασκευη|σαββατο|κυριακη',
  en: 'monday|tuesday|wednesday|thursday|friday|saturday|sunday',
  es: 'lunes|martes|miercoles|jueves|viernes|sabado|domingo',
  fa: 'دوشنبه|سهشنبه/سه شنبه|چهارشنبه/چهار شنبه|پنجشنبه/پنج شنبه|جمعه|شنبه|یکشنبه/یک شنبه',
  fi: 'maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai',
  fr: 'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche',
  he: 'יום שני|יום שלישי|יום רביעי|יום חמישי|יום שישי|שבת|יום ראשון',
  hi: 'सोमवार|मंगलवार|बुधवार|गुरुवार/बृहस्पतिवार|शुक्रवार|शनिवार|रविवार',
  hu: 'hetfo|kedd|szerda|csutortok|pentek|szombat|vasarnap',
  id: 'senin|selasa|rabu|kamis|jumat|sabtu|hari minggu',
  it: 'lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica',
  ja: '月曜|火曜|水曜|木曜|金曜|土曜|日曜',
  ko: '월요일|화요일|수요일|목요일|금요일|토요일|일요일',
  nb: 'mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag',
  nl: 'maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag',
  pl: 'poniedział|wtorek/wtorku|srode/sroda/srody|czwartek/czwartku|piatek/piatku|sobote/sobota/soboty|niedziele/niedziela/niedzieli',
  pt: 'segunda feira|terca feira|quarta feira|quinta feira|sexta feira|sabado|domingo',
  ro: 'luni|marti|miercuri|joi|vineri|sambata|duminica',
  ru: 'понедельник|вторник|среду/среда/среды|четверг|пятниц|суббот|воскресень',
  sv: 'mandag|tisdag|onsdag|torsdag|fredag|lordag|sondag',
  tr: 'pazartesi|salı|carsamba|persembe|cuma|cumartesi|pazar',
  uk: 'понеділ|вівторок/вівторка|середу/середа/середи|четвер|п ятниц|субот|неділ',
  zh: '星期一/周一/週一|星期二/周二/週二|星期三/周三/週三|星期四/周四/週四|星期五/周五/週五|星期六/周六/週六|星期日/星期天/周日/週日',
});

const spaceless = new Set(['ja', 'zh']);

function patternOf(language: string): RegExp | undefined {
  const days = names.get(language);
  if (days === undefined) return undefined;
  const groups = days
    .split('|')
    .map((spellings) => `(${spellings.replaceAll('/', '|')})`)
    .join('|');
  return spaceless.has(language)
    ? new RegExp(groups, 'u')
    : new RegExp(`(?<= )(?:${groups})(?=[\\p{L}\\p{M}]{0,3} )`, 'u');
}

/** The first day of the week that a text names: 0 is Monday. Undefined where it names none, or its language is not known here. */
export function weekdayIn(text: string, language: string | undefined): number | undefined {
  const pattern = patternOf((language ?? '').toLowerCase().split('-')[0] as string);
  const match = pattern?.exec(` ${runsOf(text).join(' ')} `);
  const index = match?.slice(1).findIndex((group) => group !== undefined);
  return index === -1 ? undefined : index;
}

/** The day of the week of a day number (days since 1970-01-01, a Thursday): 0 is Monday. */
export function weekdayOf(days: number): number {
  return (((days + 3) % 7) + 7) % 7;
}

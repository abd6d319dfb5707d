import { latinDigits } from '../day/digits.ts';

/** Units of time as pages write them, by how many hours one is; `soon` counts as none. */
const units: readonly (readonly [hours: number, words: string])[] = [
  [
    0,
    'minutę|minutes|minučių|minūtēm|minūtes|minutit|second|seconds|sec|secs|s|minute|minutes|min|mins|m|minuto|minutos|minuti|minuut|minuten|minute|minuta|minuty|minut|minutter|minuttia|minuutti|perc|минута|минуты|минут|мин|хвилин|хвилини|хв|минути|минуте|λεπτά|λεπτό|dakika|dk|دقيقة|دقائق|دقیقه|منٹ|דקות|דקה|मिनट|মিনিট|நிமிடங்கள்|นาที|phút|menit|minit|分钟|分鐘|分|분|秒|초',
  ],
  [
    1,
    'val|valandas|valandų|valandą|stundām|stundas|tundi|hour|hours|hr|hrs|h|stunde|stunden|std|heure|heures|hora|horas|ora|ore|uur|uren|timme|timmar|tim|time|timer|tunti|tuntia|godzina|godziny|godzin|godz|hodina|hodiny|hodin|hodinami|hodín|óra|órája|órával|часа|час|часов|ч|година|години|годин|год|час|сата|sata|sati|ώρες|ώρα|saat|ساعة|ساعات|ساعت|گھنٹے|گھنٹہ|שעות|שעה|घंटे|घंटा|ঘণ্টা|ঘন্টা|மணி நேரம்|ชั่วโมง|giờ|tiếng|jam|小时|小時|時間|시간',
  ],
  [
    24,
    'dieną|dienas|dienų|dienām|päeva|day|days|d|tag|tage|tagen|jour|jours|día|días|dia|dias|giorno|giorni|dag|dagen|dagar|dager|dage|päivä|päivää|dzień|dni|den|dny|dnů|dňami|napja|nappal|zile|zi|ден|дни|дня|дней|день|днів|дана|dana|dan|ημέρες|μέρες|ημέρα|gün|يوم|أيام|ايام|روز|دن|ימים|יום|दिन|দিন|நாட்கள்|วัน|ngày|hari|天|日|일',
  ],
];

const before =
  'prieš|pirms|vor|il y a|hace|há|ha|fa|acum|for|för|przed|před|pred|pre|преди|пре|πριν|منذ|قبل|لפני|לפני|sedan';
const after =
  'ago|tagasi|geleden|fa|sedan|siden|sitten|temu|zpět|ezelőtt|назад|тому|önce|evvel|پیش|قبل|پہلے|पहले|আগে|முன்|முன்பு|ที่แล้ว|ที่ผ่านมา|trước|lalu|yang lalu|前|以前|전|atrás';

const all = units.flatMap(([hours, words]) => words.split('|').map((word) => [word, hours] as const));
const hoursOf = new Map(all);
const unit = [...hoursOf.keys()].sort((a, b) => b.length - a.length).join('|');
const edge = String.raw`(?![\p{L}\p{M}])`;
const patterns = [
  new RegExp(
    String.raw`(?<![\p{L}\d])(\d{1,2}|an?|one|een|un|una|uma|ein|einer|einem|eine)\s?(${unit})(?:\s(?:${after})${edge}|(?:${after})${edge})`,
    'iu',
  ),
  new RegExp(
    String.raw`(?<![\p{L}])(?:${before})\s(?:ca\.?\s)?(\d{1,2}|einer|einem|une?|una|um|uma)\s?(${unit})${edge}`,
    'iu',
  ),
  new RegExp(String.raw`^\W*(\d{1,2})\s?(m|min|mins|h|hr|hrs|d)\W*$`, 'iu'),
];

/** How long ago a text says something was, in whole hours (0 for minutes), or undefined where it does not say. */
export function readAgo(text: string): number | undefined {
  if (text.length > 60) return undefined;
  const latin = latinDigits(text);
  for (const pattern of patterns) {
    const match = pattern.exec(latin);
    const hours = match && hoursOf.get((match[2] as string).toLowerCase());
    if (match && hours !== undefined && hours !== null) return hours * (Number(match[1]) || 1);
  }
  return undefined;
}

import { limits } from './limits.ts';
import { weigh } from './measure.ts';

const words =
  'photo|photos|photograph|photography|picture|pictures|image|images|credit|photo credit|photo by|image credit|illustration|graphic|file photo|video|foto|fotos|bild|bilder|symbolbild|archivbild|grafik|crédit|crédits|photo d illustration|imagen|fotografía|imagem|foto di|foto de|immagine|beeld|kuva|kuvat|zdjęcie|fot|zdj|obrázek|kép|fotó|illusztráció|imagine|снимка|снимки|фото|слика|foto arhiv|фотография|иллюстрация|ілюстрація|φωτογραφία|φωτ|φωτο|fotoğraf|صورة|الصورة|تصوير|عکس|تصویر|فوٹو|צילום|תמונה|फोटो|फ़ोटो|ছবি|படம்|புகைப்படம்|ภาพ|ภาพจาก|ภาพประกอบ|ảnh|ảnh minh họa|hình|gambar|ilustrasi|图|图片|图为|资料图|摄|摄影|图源|圖|圖片|圖為|資料照|攝|攝影|圖／|写真|画像|撮影|提供|사진|자료사진|이미지|제공';
const label = new RegExp(
  String.raw`(?:^|[\s(（\[.。:：|])(?:${words})\s?(?:[:：/=＝©]|\s(?:by|von|par|por|di|credit|via)\b|：)`,
  'iu',
);
const opener =
  /^(?:[▲△▼◆■▶◀]|\((?:사진|图|圖|写真|photo|foto)[^)]*\)|【[^】]{1,8}图[^】]*】|[图圖]\s?\d|FILE\s?[-–—:]|File photo|Archivbild|Symbolbild)/iu;
const agencies =
  'AFP|AP|EPA|EPA-EFE|EFE|DPA|dpa|PAP|ANP|TT|NTB|APA|Keystone|Reuters|REUTERS|Getty Images|Getty|GETTY|iStock|Shutterstock|Alamy|Unsplash|Pexels|Pixabay|AP Photo|Associated Press|Lehtikuva|Scanpix|Ritzau Scanpix|Bloomberg|Xinhua|ANSA|Belga|TASS|ТАСС|РИА Новости|Anadolu|AA|IANS|PTI|ANI|Wikimedia|Wikipedia|Flickr|Zuma|Sipa|Imago|imago images|picture alliance|picture-alliance|Handout|Courtesy|ENEX|MTI|ČTK|TASR|Agerpres|Mediafax|УНІАН|Ukrinform|Укринформ|Yonhap|연합뉴스|뉴시스|뉴스1|新华社|中新社|視覺中國|视觉中国|法新社|路透社|美聯社|共同|時事|共同通信|時事通信|ロイター';
const credit = new RegExp(
  String.raw`(?:/|\(|（|\[|\||©|–|—|-\s|,\s|:\s|\s|\.(?=\p{Lu})|(?<=\p{Ll}))(?:${agencies})(?:\s?[/|,]\s?[\p{L} .'’-]{1,40}){0,3}(?:\s?\d{4})?\s*[)）\]]?$`,
  'u',
);

/** Whether a text begins by saying who took or owns a picture: `Photo by Ann Lee`. */
export function namesPicture(text: string): boolean {
  return label.exec(text)?.index === 0;
}

const crediting = new Set(
  `${words}|by|via|from|von|par|por|door|foto|copyright|courtesy|the|for|and|und|et`.split(/[| ]/u),
);

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Whether a caption only says whose the picture is: in letters with case, hardly a word is an everyday one; in others, it is short. */
export function isCredit(text: string): boolean {
  if (count(text, /\p{Lo}/gu) > count(text, /\p{Ll}|\p{Lu}/gu))
    return weigh(text) < limits.caption.credit.weight;
  const everyday = text
    .split(/[^\p{L}\p{M}’']+/u)
    .filter((word) => word.length > 2 && /^\p{Ll}/u.test(word) && !crediting.has(word));
  return everyday.length < limits.caption.credit.words;
}

/**
 * Whether a block is a picture's caption: it opens with a mark of captions, names a photographer, or ends with the credit of an
 * agency, and is short enough.
 */
export function isCaption(text: string): boolean {
  if (text.length > limits.caption.most) return false;
  const ended = /[.!?。！？]["'”’»」)）]*$/u.test(text);
  return (
    opener.test(text) ||
    label.test(text) ||
    /\b(?:AP|AFP|EPA|Reuters|REUTERS) ?Photo\b|\/?Getty Images\b/u.test(text) ||
    (!ended && credit.test(text)) ||
    /[摄攝]\)?$|\s[\p{Script=Han}]{2,4}\s?[摄攝]$/u.test(text) ||
    /[(（](?:NPA|File|Supplied|Handout|Archive|Archivo|Archiv|photo|foto|ph)[^)]{0,60}[)）]$/iu.test(text)
  );
}

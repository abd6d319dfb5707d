/** Words of links to the page of a letter, in short blocks alone. */
const pageWords = new RegExp(
  [
    'view (?:this (?:e?mail|post|issue)|it|online|on the web|in (?:your |a |the )?browser)|web ?version',
    '(?:read|open) (?:online|in (?:the )?(?:app|browser))|online-?version|versione? (?:online|en ligne|web)',
    'versi[óã]o?n? web|im browser|dans (?:le|votre) navigateur|en (?:el|tu|su) navegador|no (?:seu )?navegador',
    'nel browser|i (?:din )?(?:webbläsare|browser)|в браузере|у браузері|w przeglądarce|v prohlížeči',
    '浏览器|瀏覽器|ブラウザ|브라우저|المتصفح',
    '^(?:subscribe(?: now| here| for free)?|forward to a friend|share this (?:e?mail|post))$',
  ].join('|'),
  'iu',
);
/** Words of links to the end or the settings of a subscription. */
const endWords = new RegExp(
  [
    'unsubscribe|opt[- ]?out|(?:manage|update|change) (?:your )?(?:e?mail |subscription )?(?:preferences|profile)',
    '(?:manage|update|change) (?:your )?(?:e?mail )?(?:subscription|settings)|abmelden|abbestellen|austragen',
    'désabonne|désinscri|darse de baja|cancelar (?:la |a |su |sua )?(?:suscripción|assinatura|inscrição)|descadastr',
    'disiscri|annulla l.?iscrizione|uitschrijven|afmelden|avregistrera|afmeld|avmeld|peruuta tilau|wypisz|odhlásit',
    'leiratkoz|dezabon|отписаться|відписатися|退订|退訂|取消订阅|配信停止|구독 취소|수신거부|إلغاء الاشتراك|הסר',
  ].join('|'),
  'iu',
);
const linkTargets = /unsubscribe|opt-?out|\/(?:preferences|unsub|profile\?u=)|list-manage\.com\/(?:unsub|profile)/i;
/** Lines at the end of newsletters, without a link. */
const footerLine = new RegExp(
  "^(?:©|copyright\\b|\\(c\\)|you(?: are|’re|'re) receiving|this (?:e?mail|message) was sent|sent to \\S+@|" +
    'our mailing address|forwarded this|was this (?:e?mail )?forwarded|sie erhalten dies|vous recevez cet|' +
    'recibes este|recebe este|ricevi questa)',
  'iu',
);
const hidden = new RegExp(
  String.raw`display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|max-height\s*:\s*0|` +
    String.raw`font-size\s*:\s*[01](?:px|pt)?\s*(?:;|$)`,
  'i',
);
const blockNames = 'p, div, td, li, center, address, footer, h1, h2, h3, h4, h5, h6';

/** Longest text of a block with a link to the page of the letter, and of a footer's block, in UTF-16 code units. */
const longest = { page: 150, footer: 400 };

const textOf = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim();

/** Parameters of addresses by which newsletters count clicks. */
const trackers = /^(?:utm_\w+|mc_[ce]id|_hs(?:enc|mi)|fbclid|gclid|ck_subscriber_id|vero_id|mkt_tok)$/i;

/** An address without the parameters that count clicks. */
function withoutTracking(address: string): string {
  const url = URL.parse(address);
  const names = [...(url?.searchParams.keys() ?? [])].filter((name) => trackers.test(name));
  if (url === null || names.length === 0) return address;
  for (const name of names) url.searchParams.delete(name);
  return url.href;
}

/** Whether a line of a newsletter in plain text is a part of its frame. */
export function isNewsletterLine(line: string): boolean {
  if (line.length > longest.footer) return false;
  return footerLine.test(line) || (endWords.test(line) && /https?:\/\//.test(line));
}

/**
 * Takes the frame out of a newsletter: the line “view in browser”, hidden previews, pictures that count readers, the
 * footer with “unsubscribe”. Only short blocks go. Links lose the parameters that count clicks. Changes the tree.
 */
export function tidyNewsletter(body: Element): void {
  for (const element of body.querySelectorAll('[style], [hidden]'))
    if (element.hasAttribute('hidden') || hidden.test(element.getAttribute('style') ?? '')) element.remove();
  for (const link of body.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') ?? '';
    const isEnd = endWords.test(textOf(link)) || linkTargets.test(href);
    let block: Element = link.closest(blockNames) ?? link;
    while (block.parentElement && block.parentElement !== body && textOf(block.parentElement) === textOf(block))
      block = block.parentElement;
    if (block === body) block = link;
    const { length } = textOf(block);
    const isShort = length <= (isEnd ? longest.footer : longest.page);
    if (isShort && (isEnd || pageWords.test(textOf(link)))) block.remove();
    else link.setAttribute('href', withoutTracking(href));
  }
  for (const block of body.querySelectorAll(blockNames))
    if (!block.querySelector(blockNames) && textOf(block).length <= longest.footer && footerLine.test(textOf(block)))
      block.remove();
}

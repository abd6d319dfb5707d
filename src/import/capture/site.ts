import { fold } from '../../text/fold.ts';

/** A place where a capture seems to name its site. */
export interface Sign {
  readonly name: string;
  /** Index of its block. */
  readonly at: number;
  /** `company` is a copyright's holder without the words of companies. */
  readonly kind: 'header' | 'copyright' | 'company' | 'phrase' | 'address';
}

/** Which kind of sign spells the name best, first. */
export const spelling: readonly Sign['kind'][] = ['phrase', 'header', 'copyright', 'company', 'address'];

const articles = /^(?:the|der|die|das|het|de|le|la|les|el|los|il|lo|o|a)\s+(?=\S)/u;
const endings = /\.(?:com|org|net|info|news|tv|[a-z]{2})(?:\.[a-z]{2})?$/u;

/** The form in which names of sites are compared: folded letters and digits, no article in front, no ending of a domain. */
export function siteKey(name: string): string {
  return fold(name)
    .trim()
    .replace(articles, '')
    .replace(endings, '')
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** A name without the slogan behind it: `The Daily – News from the Hill`. */
export function withoutSlogan(name: string): string {
  const [first, ...rest] = name.split(/\s{1,9}[|–—·•»:-]{1,2}\s+/u);
  return first !== undefined && rest.join(' ').split(' ').length > 2 ? first : name;
}

/** Phrases of chrome that hold a site's name, by language families; `*` is the name. Compared without case. */
const phrases: readonly string[] = [
  'about *|about the *|popular on *|more on *|latest on *|latest from *|top stories on *|read more on *|subscribe to the *|sign up to *|stay connected with *|browse *|* staff|* store|* shop|* is supported by its audience|* archives|* logo|* - back to home|* privacy policy|originally published on *|become a member of *|contact *|search *|welcome to *|follow * on|follow *|subscribe to *|more from *|download the * app|get the * app|* newsletter|* newsletters|* app|* apps|* on facebook|* on twitter|* on instagram|* on youtube|* on x|* podcasts|* home|* homepage|advertise with *|work for *|help * |support *|share this story : *',
  'über *|über uns *|folgen sie * auf|* abonnieren|* folgen|* auf facebook|* auf twitter|* auf instagram|* auf whatsapp|newsletter von *|mehr von *|die * app|* startseite|zur startseite von *|zur * startseite|* logo|suche auf *',
  'à propos de *|suivez * sur|suivez *|abonnez-vous à *|s’abonner à *|* sur facebook|* sur twitter|application *|l’application *|qui sommes-nous *|les newsletters *|* recrute',
  'sobre *|acerca de *|sigue a * en|síguenos en *|suscríbete a *|* en facebook|* en twitter|quiénes somos *|siga o *|siga *|assine a *|assine o *|assine *|quem somos *',
  'chi siamo *|segui * su|abbonati a *|* su facebook|over *|volg *|* op facebook|* op twitter|abonneer op *',
  'om *|följ *|følg *|følg * på|* på facebook|* på twitter|tietoa *|seuraa *|o *|obserwuj *|sleduj *|a *-ről',
  'о *|о проекте *|подписаться на *|* в telegram|* в facebook|* вконтакте|про *|حول *|عن *|تابع *|تابعوا * على|درباره *|hakkında *|关于*|*版权所有|版权所有*|*客户端|*について|*とは|*株式会社|회사소개 *',
];

const patterns = phrases
  .join('|')
  .split('|')
  .map((phrase) => phrase.trim())
  .filter((phrase) => phrase.replace('*', '').trim().length > 2)
  .map((phrase) => {
    const [before, after] = phrase
      .split('*')
      .map((part) => part.trim().replace(/[.?+^$()[\]{}\\]/g, String.raw`\$&`));
    const gap = /[\p{Script=Han}\p{Script=Hiragana}]/u.test(phrase) ? String.raw`\s?` : String.raw`\s`;
    const head = before ? before + gap : '';
    const tail = after ? gap + after : '';
    return new RegExp(String.raw`^${head}(\S(?:.{0,34}\S)?)${tail}$`, 'iu');
  });

/** What the same phrases hold where they name no site: `About us`, `Follow me`, `U.S. News`. */
const nobody =
  /^(?:the\s)?(?:us|u\.?s\.?|uk|u\.k\.|me|you|your|our|my|we|it|this|that|these|all|author|site|news|local|world|politics|business|sports?|tech|technology|health|science|opinion|culture|video|apple|google|android|ios|iphone|ipad|windows|mobile|free|daily|weekly|email|uns|mich|nous|moi|nosotros|nós|noi|ons|oss|нас|nas)$/iu;

/** The name in a phrase of chrome such as `About NAME`, `NAME on Facebook`. */
export function inPhrase(text: string): string | undefined {
  for (const pattern of patterns) {
    const name = pattern.exec(text)?.[1];
    if (name !== undefined && name.split(/\s+/).length <= 4 && /\p{L}/u.test(name) && !nobody.test(name))
      return name;
  }
  return undefined;
}

const others =
  /^(?:facebook|twitter|x|instagram|youtube|youtu|google|gmail|googlemail|yahoo|hotmail|outlook|icloud|whatsapp|telegram|t|linkedin|pinterest|tiktok|reddit|tumblr|vk|ok|bit|wp|wordpress|blogspot|blogger|feedburner|amazon|amzn|apple|itunes|spotify|disqus|archive|wikipedia|creativecommons|getty|reuters|github|medium|aboutads|youronlinechoices)$/u;

/** The names in a text's addresses: the last label of each host before its ending. */
export function hosts(text: string): readonly string[] {
  const found = text.matchAll(
    /(?<![\p{L}\p{N}.])(?:https?:\/\/|[\w.+-]{1,64}@)?(?:www\.|m\.)?((?:[\p{L}\p{N}-]{2,63}\.){1,3}(?:com|org|net|info|news|tv|[a-z]{2}))(?![\p{L}\p{N}@])/giu,
  );
  return [...found].flatMap((match) => {
    const host = (match[1] as string).replace(/\.(?:co|com|org|net|gov|ac)(?=\.[a-z]{2}$)/iu, '');
    const label = host.split('.').at(-2) ?? '';
    return label.length < 2 || others.test(label.toLowerCase()) ? [] : [host.split('.').slice(-2).join('.')];
  });
}

/** A body as its page shows it, made from what was sanitised when it was compiled: all attributes quoted, all `>` in them escaped. */
export function bodyOf(html: string, origin: string): string {
  return keepHome(scroll(align(headings(html))), origin);
}

/** Headings below the page's own, one level after another, whichever the body uses. */
function headings(html: string): string {
  const used = [...new Set(Array.from(html.matchAll(/<h([1-6])[\s>]/g), (match) => match[1]))].sort();
  if (used.length === 0) return html;
  return html.replace(/(<\/?h)([1-6])(?=[\s>])/g, (_, start: string, level: string) => {
    return `${start}${Math.min(6, used.indexOf(level) + 2)}`;
  });
}

/** The alignment of table cells by class: HTML has no attribute for it any more. */
function align(html: string): string {
  return html.replace(/(<t[dh]\b[^<>]*?) align="(\w+)"/g, '$1 class="$2"');
}

/** What may be wider than the page scrolls by itself, by keyboard too. */
function scroll(html: string): string {
  return html
    .replace(/<table\b/g, '<div class="scroll" tabindex="0"><table')
    .replace(/<\/table>/g, '</table></div>')
    .replace(/<pre\b/g, '<pre tabindex="0"');
}

/**
 * Nothing is loaded from anybody else, who would learn who reads what: a picture, a sound or a film from elsewhere is a
 * link to it.
 */
function keepHome(html: string, origin: string): string {
  const own = (address: string) => ownAddress(address, origin);
  // A link within a link is none: a picture that leads somewhere goes on leading there.
  const linked = html.replace(/<a\b[^<>]*>(?:(?!<a\b)[^])*?<\/a>/g, (link) => media(link, own, label));
  return media(linked, own, remote);
}

/**
 * Where a page finds what an address names, if that is ours: by its path, since a page may have been asked for by another name of
 * the host than feeds give. What an address holds itself is ours too.
 */
export function ownAddress(address: string, origin: string): string | undefined {
  if (address.startsWith(`${origin}/`)) return address.slice(origin.length);
  return address.startsWith('data:') ? address : undefined;
}

type Own = (address: string) => string | undefined;
type Instead = (address: string, kind: string, name: string) => string;

function media(html: string, own: Own, instead: Instead): string {
  return html
    .replace(
      /<(audio|video)\b([^<>]*)>((?:(?!<\1\b)[^])*?)<\/\1>/g,
      (_, kind: string, attributes: string, inner: string) => {
        const address = attribute(attributes, 'src') ?? attribute(inner, 'src');
        if (address === undefined) return '';
        const here = own(address);
        return here === undefined
          ? instead(address, kind === 'audio' ? 'Sound' : 'Film', '')
          : player(kind, here, tracks(inner, own));
      },
    )
    .replace(/<\/?picture>|<source\b[^<>]*>/g, '')
    .replace(/<img\b([^<>]*)>/g, (image, attributes: string) =>
      image.endsWith(' loading="lazy">') ? image : picture(attributes, own, instead),
    );
}

/** Captions and chapters of a film, as far as they are ours. */
function tracks(inner: string, own: Own): string {
  const found = Array.from(inner.matchAll(/<track\b[^<>]*>/g), ([track]) => {
    const address = attribute(track, 'src') ?? '';
    const here = own(address);
    return here === undefined ? '' : track.replace(`"${address}"`, () => `"${here}"`);
  });
  return found.join('');
}

function player(kind: string, address: string, inner: string): string {
  return `<${kind} src="${address}" controls preload="metadata">${inner}</${kind}>`;
}

/** Smallest width or height in pixels of what is meant to be seen; below it is a counter of visitors. */
const smallest = 3;

function picture(attributes: string, own: Own, instead: Instead): string {
  const address = attribute(attributes, 'src');
  const alt = attribute(attributes, 'alt') ?? '';
  const sizes = ['width', 'height'].flatMap((name) => {
    const value = attribute(attributes, name);
    return value === undefined || !/^\d+$/.test(value) ? [] : [[name, value] as const];
  });
  if (address === undefined || sizes.some(([, value]) => Number(value) < smallest)) return '';
  const here = own(address);
  if (here === undefined) return instead(address, 'Picture', alt);
  const size = sizes.map(([name, value]) => ` ${name}="${value}"`).join('');
  return `<img src="${here}" alt="${alt}"${size} loading="lazy">`;
}

/** An attribute's value as it is written, escaped. */
function attribute(text: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(text)?.[1];
}

/** What is called so and stands elsewhere, in words; both are escaped. */
function label(address: string, kind: string, name: string): string {
  const host = /^https?:\/\/(?:www\.)?([^/]+)/.exec(address)?.[1];
  const what = `<span class="where" lang="en" dir="ltr">${host === undefined ? kind : `${kind} at ${host}`}</span>`;
  return `<span class="remote">${name === '' ? '' : `${name} `}${what}</span>`;
}

function remote(address: string, kind: string, name: string): string {
  return `<a href="${address}" rel="noreferrer">${label(address, kind, name)}</a>`;
}

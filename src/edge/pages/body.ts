/**
 * The body of an article for its page. The input was sanitised at build time: all attributes are quoted, and
 * every `>` in them is escaped. `pictureAddress` gives the address of a picture that may be loaded, else undefined.
 */
export function bodyOf(html: string, publication: string, pictureAddress: AddressToLoad): string {
  return withoutRemoteMedia(scroll(align(headings(html))), publication, pictureAddress);
}

/** Renumbers the heading levels that a body uses to `h2`, `h3` and so on, below the heading of the page. */
function headings(html: string): string {
  const used = [...new Set(Array.from(html.matchAll(/<h([1-6])[\s>]/g), (match) => match[1]))].sort();
  if (used.length === 0) return html;
  return html.replace(/(<\/?h)([1-6])(?=[\s>])/g, (_, start: string, level: string) => {
    return `${start}${Math.min(6, used.indexOf(level) + 2)}`;
  });
}

/** Turns the obsolete attribute `align` of table cells into a class. */
function align(html: string): string {
  return html.replace(/(<t[dh]\b[^<>]*?) align="(\w+)"/g, '$1 class="$2"');
}

/** Lets tables and code that may be wider than the page scroll by themselves, also with the keyboard. */
function scroll(html: string): string {
  return html
    .replace(/<table\b/g, '<div class="scroll" tabindex="0"><table')
    .replace(/<\/table>/g, '</table></div>')
    .replace(/<pre\b/g, '<pre tabindex="0"');
}

/** Replaces media that are not loaded with links, so that no other host learns who reads what. */
function withoutRemoteMedia(html: string, publication: string, pictureAddress: AddressToLoad): string {
  const own = (address: string) => ownAddress(address, publication);
  const replace = (text: string, replacement: Replacement) => replaceMedia(text, own, pictureAddress, replacement);
  // A picture within a link becomes text, because links cannot be nested.
  const linked = html.replace(/<a\b[^<>]*>(?:(?!<a\b)[^])*?<\/a>/g, (link) => replace(link, label));
  return replace(linked, remoteLink);
}

/**
 * The path of one of our own files, because a page may be requested from another host name than feeds give; a
 * `data:` address as it is; undefined for other hosts.
 */
export function ownAddress(address: string, publication: string): string | undefined {
  if (address.startsWith(`${publication}/`)) return address.slice(publication.length);
  return address.startsWith('data:') ? address : undefined;
}

/** The address from which a page loads a file; undefined if it does not load it. */
export type AddressToLoad = (address: string) => string | undefined;

/** The markup in place of a remote file. The arguments are escaped. */
type Replacement = (address: string, kind: string, name: string) => string;

function replaceMedia(
  html: string,
  own: AddressToLoad,
  pictureAddress: AddressToLoad,
  replacement: Replacement,
): string {
  return html
    .replace(
      /<(audio|video)\b([^<>]*)>((?:(?!<\1\b)[^])*?)<\/\1>/g,
      (_, kind: string, attributes: string, inner: string) => {
        const address = attribute(attributes, 'src') ?? attribute(inner, 'src');
        if (address === undefined) return '';
        const here = own(address);
        return here === undefined
          ? replacement(address, kind === 'audio' ? 'Sound' : 'Film', '')
          : player(kind, here, tracks(inner, own));
      },
    )
    .replace(/<\/?picture>|<source\b[^<>]*>/g, '')
    .replace(/<img\b([^<>]*)>/g, (image, attributes: string) =>
      image.endsWith(' loading="lazy">') ? image : picture(attributes, pictureAddress, replacement),
    );
}

/** The `track` elements of a video whose files are ours. */
function tracks(inner: string, own: AddressToLoad): string {
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

/** The smallest width or height of a picture in pixels; smaller ones are counters of visitors. */
const smallest = 3;

function picture(attributes: string, pictureAddress: AddressToLoad, replacement: Replacement): string {
  const address = attribute(attributes, 'src');
  const alt = attribute(attributes, 'alt') ?? '';
  const sizes = ['width', 'height'].flatMap((name) => {
    const value = attribute(attributes, name);
    return value === undefined || !/^\d+$/.test(value) ? [] : [[name, value] as const];
  });
  if (address === undefined || sizes.some(([, value]) => Number(value) < smallest)) return '';
  const here = pictureAddress(address);
  if (here === undefined) return replacement(address, 'Picture', alt);
  const size = sizes.map(([name, value]) => ` ${name}="${value}"`).join('');
  return `<img src="${here}" alt="${alt}"${size} loading="lazy">`;
}

/** The escaped value of an attribute. */
function attribute(text: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(text)?.[1];
}

/** The name and the host of a remote file. */
function label(address: string, kind: string, name: string): string {
  const host = /^https?:\/\/(?:www\.)?([^/]+)/.exec(address)?.[1];
  const text = host === undefined ? kind : `${kind} at ${host}`;
  const where = `<span class="where" lang="en" dir="ltr">${text}</span>`;
  return `<span class="remote">${name === '' ? '' : `${name} `}${where}</span>`;
}

function remoteLink(address: string, kind: string, name: string): string {
  return `<a href="${address}" rel="noreferrer">${label(address, kind, name)}</a>`;
}

/** A body as its page shows it, made from what was sanitised when it was compiled: all attributes quoted, all `>` in them escaped. */
export function bodyOf(html: string, origin: string): string {
  return keepHome(align(headings(html)), origin);
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
  return html.replace(/(<t[dh]\b[^>]*?) align="(\w+)"/g, '$1 class="$2"');
}

/**
 * Nothing is loaded from anybody else, who would learn who reads what: a picture, a sound or a film from elsewhere is a
 * link to it.
 */
function keepHome(html: string, origin: string): string {
  const own = (address: string) => address.startsWith(`${origin}/`) || address.startsWith('data:');
  return html
    .replace(
      /<(audio|video)\b([^>]*)>([^]*?)<\/\1>/g,
      (whole, kind: string, attributes: string, inner: string) => {
        const address = attribute(attributes, 'src') ?? attribute(inner, 'src');
        if (address === undefined) return '';
        return own(address) ? whole : remote(address, kind === 'audio' ? 'Sound' : 'Film', '');
      },
    )
    .replace(/<\/?picture>|<source\b[^>]*>/g, (tag) =>
      tag.startsWith('<source') && /\bsrc="/.test(tag) ? tag : '',
    )
    .replace(/<img\b([^>]*)>/g, (_, attributes: string) => picture(attributes, own));
}

function picture(attributes: string, own: (address: string) => boolean): string {
  const address = attribute(attributes, 'src');
  const alt = attribute(attributes, 'alt') ?? '';
  if (address === undefined) return '';
  if (!own(address)) return remote(address, 'Picture', alt);
  const size = ['width', 'height'].flatMap((name) => {
    const value = attribute(attributes, name);
    return value === undefined || !/^\d+$/.test(value) ? [] : [` ${name}="${value}"`];
  });
  return `<img src="${address}" alt="${alt}"${size.join('')} loading="lazy">`;
}

/** An attribute's value as it is written, escaped. */
function attribute(text: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(text)?.[1];
}

function remote(address: string, kind: string, alt: string): string {
  const host = /^https?:\/\/([^/]+)/.exec(address)?.[1] ?? '';
  const at = host === '' ? '' : ` at ${host}`;
  return `<a class="remote" href="${address}" rel="noreferrer">${kind}${at}${alt === '' ? '' : `: ${alt}`}</a>`;
}

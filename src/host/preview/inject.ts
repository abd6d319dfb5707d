/** Where the preview's own answers lie: below a path that no Dateline address can have. */
export const ownPath = '/__preview/';

const tags = `<link rel="stylesheet" href="${ownPath}overlay.css"><script src="${ownPath}overlay.js" defer></script>`;

/** An HTML page with the preview's script and style in its head, or at its start where it has none. */
export function inject(html: string): string {
  const end = /<\/head\s*>/i.exec(html) ?? /<body[\s>]/i.exec(html);
  return end ? html.slice(0, end.index) + tags + html.slice(end.index) : tags + html;
}

const needed = ['script-src', 'style-src', 'connect-src'];

/**
 * A Content-Security-Policy that lets the preview's own files through: what it allows, and `'self'` for scripts, styles and
 * connections. Nothing inline is allowed that was not allowed before.
 */
export function widen(policy: string): string {
  const directives = new Map(
    policy
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .filter(([name]) => name)
      .map(([name, ...values]) => [(name as string).toLowerCase(), values]),
  );
  for (const name of needed) {
    const values = directives.get(name) ?? directives.get('default-src');
    if (!values || values.includes("'self'")) continue;
    directives.set(name, [...values.filter((value) => value !== "'none'"), "'self'"]);
  }
  return [...directives].map(([name, values]) => [name, ...values].join(' ')).join('; ');
}

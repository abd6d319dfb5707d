/** The path of the preview's own files, which no address of Dateline can have. */
export const previewPath = '/__preview/';

const style = `<link rel="stylesheet" href="${previewPath}overlay.css">`;
const tags = `${style}<script src="${previewPath}overlay.js" defer></script>`;

/** An HTML page with the preview's script and style at the end of its head, or at its start if it has no head. */
export function inject(html: string): string {
  const end = /<\/head\s*>/i.exec(html) ?? /<body[\s>]/i.exec(html);
  return end ? html.slice(0, end.index) + tags + html.slice(end.index) : tags + html;
}

const needed = ['script-src', 'style-src', 'connect-src'];

/**
 * A Content-Security-Policy that also allows `'self'` for scripts, styles and connections, for the preview's own files.
 * It allows no further inline code.
 */
export function widenPolicy(policy: string): string {
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

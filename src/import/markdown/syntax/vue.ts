import type { BodyContext } from './context.ts';

/** Reads what VitePress adds: `{{ values }}` of the front matter are shown, others go, and so do included files. */
export function readVue(text: string, context: BodyContext): string {
  return text
    .replace(/^<<<[ \t]+\S.*$/gm, (raw) => {
      context.lost('snippet', raw.replace(/^<<<\s*/, ''), raw, false);
      return '';
    })
    .replace(/\{\{((?:(?!\{\{)[\s\S])*?)\}\}/g, (raw, source: string) => {
      const path = /^\s*\$?(?:frontmatter|page\.frontmatter)\.([\w.]+)\s*$/.exec(source)?.[1];
      const literal = /^\s*(["'`])(.*)\1\s*$/s.exec(source)?.[2];
      const value = literal ?? (path === undefined ? undefined : context.value(path));
      if (value === undefined) context.lost('value', source.trim(), raw, false);
      return value === undefined ? '' : context.keep(value);
    });
}

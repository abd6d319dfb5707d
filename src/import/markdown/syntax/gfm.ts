import type { Syntax } from './syntax.ts';

/** Text in which no address is a link of its own: links and their definitions, tags, elements of links. */
const linked = [
  String.raw`<a\b[^<>]*>(?:(?!<a\b)[\s\S])*?<\/a>`,
  String.raw`<[^<>]*>`,
  String.raw`^[ \t]{0,3}\[[^\]\n]+\]:.*$`,
  String.raw`!?\[[^[\]\n]*\](?:\([^()\n]*\)|\[[^[\]\n]*\])?`,
].join('|');
const address = new RegExp(
  String.raw`${linked}|(?<![\w/.@=:"'-])((?:https?:\/\/|www\.)[\w-]+(?:\.[\w-]+)+[^\s<>\x02]*)`,
  'gim',
);

/** The end of an address without the punctuation that is none of it (GitHub Flavored Markdown §6.9). */
function trimmed(url: string): string {
  let end = url.length;
  for (;;) {
    const char = url[end - 1] as string;
    const opened = char === ')' ? url.slice(0, end).split('(').length : 0;
    const isUnmatched = char === ')' && url.slice(0, end).split(')').length > opened;
    if (!isUnmatched && !/[?!.,:;*_~'"]/.test(char)) return url.slice(0, end);
    end--;
  }
}

/** Addresses without markup, which become links; `protocol` is that of `www.`. Those in HTML stay as they are. */
export const bareAddresses = (protocol: 'http' | 'https'): Syntax => ({
  when: /https?:\/\/|www\./i,
  read: (text, { form, keep }) =>
    form === 'html'
      ? text
      : text
          .split(/(\n[ \t]*\n)/)
          .map((block) =>
            /^\s*<(?!https?:)/.test(block)
              ? block
              : block.replace(address, (raw, found: string | undefined) => {
                  if (found === undefined) return raw;
                  const url = trimmed(found);
                  const link = /^www/i.test(url) ? `[${url}](${protocol}://${url})` : keep(`<${url}>`);
                  return link + found.slice(url.length);
                }),
          )
          .join(''),
});

/** Items of task lists: `- [x]` is a checked box, `- [ ]` an empty one. */
export const taskLists: Syntax = {
  when: /\[[ xX]\]/,
  read: (text) =>
    text.replace(/^([ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[([ xX])\](?=[ \t])/gm, (_, item: string, mark: string) =>
      mark === ' ' ? `${item}☐` : `${item}☑`,
    ),
};

const definition = /^ {0,3}:[ \t]+(?=\S)/;

/** Definition lists of PHP Markdown Extra: terms, and below them lines that begin with a colon. */
export const definitionLists: Syntax = {
  when: /^ {0,3}:[ \t]+\S/m,
  read(text) {
    const lines = text.split('\n');
    const out: string[] = [];
    for (let at = 0; at < lines.length; at++) {
      const line = lines[at] as string;
      const above = definition.test(line) ? out.findLast((each) => each.trim() !== '') : undefined;
      if (above === undefined || /^[ \t]*(?:[#>|]|[-*+][ \t])/.test(above)) {
        out.push(line);
        continue;
      }
      if (out.at(-1)?.trim() === '') out.pop();
      const terms: string[] = [];
      while (out.length > 0 && out.at(-1)?.trim() !== '' && out.at(-1) !== '</dl>') terms.unshift(out.pop() as string);
      const body = [line.replace(definition, '')];
      for (let next = lines[at + 1]; next !== undefined; next = lines[at + 1]) {
        const isBlank = next.trim() === '';
        const isInner = /^[ \t]{2,}\S/.test(next) || (isBlank && /^[ \t]{2,}[^\s:]/.test(lines[at + 2] ?? ''));
        const isLazy = !isBlank && !definition.test(next) && !definition.test(lines[at + 2] ?? '');
        if (!isInner && !(isLazy && body.at(-1)?.trim() !== '')) break;
        body.push(next.replace(/^[ \t]{1,4}/, ''));
        at++;
      }
      // A list that follows another, or a further definition, continues it.
      const before = out.findLastIndex((each) => each !== '');
      if (out[before] === '</dl>') out.length = before;
      else out.push('', '<dl>');
      for (const term of terms) out.push('<dt>', '', term.trim(), '', '</dt>');
      out.push('<dd>', '', ...body, '', '</dd>', '</dl>');
      if (!definition.test(lines[at + 1] ?? '')) out.push('');
    }
    return out.join('\n');
  },
};

/** The extensions of GitHub Flavored Markdown that CommonMark with tables lacks. */
export const gfm: readonly Syntax[] = [bareAddresses('http'), taskLists];

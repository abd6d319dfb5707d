import { decodeReferences } from '../../entities.ts';

/** The words of a piece of Markdown on one line: without markup, images as nothing, links as their text. */
export function plainText(markdown: string): string {
  const plain = markdown
    .replace(/^[ \t]*(`{3,}|~{3,})[\s\S]*?(?:^[ \t]*\1[`~]*[ \t]*$|(?![\s\S]))/gm, ' ')
    .replace(/<!--(?:(?!<!--)[\s\S])*?-->/g, ' ')
    .replace(/!\[[^[\]]*\](?:\((?:(?!\]\()[^)])*\)|\[[^[\]]*\])/g, ' ')
    .replace(/\[\^[^[\]]+\]/g, '')
    .replace(/\[([^[\]]+)\](?:\((?:[^()[\]]|\([^()]*\))*\)|\[[^[\]]*\])/g, '$1')
    .replace(/^\[[^[\]\n]+\]:\s.*$/gm, '')
    .replace(/<(https?:[^<>\s]+)>/g, '$1')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/^[ \t>]*(?:#{1,6}[ \t]+|[-*+][ \t]+|\d+[.)][ \t]+|>+[ \t]?)/gm, '')
    .replace(/^(?:=+|-+|\*\s*\*\s*\*[\s*]*)$/gm, '')
    .replace(/(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])|(?<![\w_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w_])/g, '$1$2')
    .replace(/(?<!`)(`+)(?!`)\s?((?:(?!\1).)+)\1/g, '$2')
    .replace(/~~(.+?)~~/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!|<>~-])/g, '$1');
  return decodeReferences(plain).replace(/\s+/g, ' ').trim();
}

// The types on offer don't agree with those of markdown-it.
declare module 'markdown-it-footnote' {
  import type MarkdownIt from 'markdown-it';
  const footnote: (markdownIt: MarkdownIt) => void;
  export = footnote;
}

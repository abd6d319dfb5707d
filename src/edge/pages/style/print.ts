/** On paper: the article alone, addresses of its links written out. */
export const print = `
@media print {
  :root { --paper: #fff; --sheet: #fff; --ink: #000; --soft: #444; --line: #bbb; --link: #000; --mark: #000; }
  @page { margin: 2cm; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  .masthead nav, .masthead .search, .colophon, .skip, .aside, .neighbours, .paging, .search, .forms, audio, video { display: none; }
  .article { max-width: none; }
  .body { font-size: 11.5pt; line-height: 1.5; }
  .remote { padding: 0; border: 0; }
  .body .scroll, .body pre { overflow: visible; white-space: pre-wrap; }
  :is(.body, .article > footer) a[href^="http"]:not([href*="#fn"])::after { content: " (" attr(href) ")"; font-size: 0.8em; color: #444; overflow-wrap: anywhere; }
  .body h2, .body h3 { break-after: avoid; }
  .body figure, .body blockquote, .body table { break-inside: avoid; }
}
`;

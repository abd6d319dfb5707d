/** One article; then, for print, the article alone with the addresses of its links. */
export const articleStyle = `
.article { max-width: 40rem; margin: 0 auto; }
.article > header { margin-bottom: 1.9rem; }
.article .meta { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.15rem 1.1rem; margin: 0.9rem 0 0; color: var(--soft); font-size: 0.95rem; }
.article .meta a { color: inherit; }
.article .meta a.mark { color: var(--mark); }
.notes { margin: 1rem 0 0; padding: 0.7rem 1.1rem; border-inline-start: 3px solid var(--line); color: var(--soft); font-size: 0.88rem; }
.notes p { margin: 0.2rem 0; }
.notes p:target { color: var(--ink); }
.body { font: 1.16rem/1.66 var(--serif); hanging-punctuation: first last; }
.body[lang|=ar], .body[lang|=fa], .body[lang|=ur], .body[lang|=he] { line-height: 1.85; }
.body p { margin: 0 0 1.05em; }
.body h2, .body h3, .body h4, .body h5, .body h6 { margin: 1.9em 0 0.6em; font-size: 1.2em; }
.body h3 { font-size: 1.08em; }
.body h4, .body h5, .body h6 { font-size: 1em; }
.lead-picture { margin: 0 0 1.9rem; }
.lead-picture figcaption { padding-top: 0.4rem; color: var(--soft); font: 0.88rem/1.5 var(--sans); }
.lead-picture img, .body img, .body video, .attachments video { max-width: 100%; height: auto; border-radius: 0.25rem; }
.body figure { margin: 1.6em 0; }
.body figcaption, .body caption { color: var(--soft); font: 0.88rem/1.5 var(--sans); padding-top: 0.4rem; }
.body ul, .body ol { padding-inline-start: 1.5em; }
.body li { margin: 0.25em 0; }
.body blockquote > :last-child, .body li > :last-child { margin-bottom: 0; }
.body blockquote { margin: 1.4em 0; padding-inline-start: 1.2em; border-inline-start: 3px solid var(--line); color: var(--soft); }
.body .scroll { overflow-x: auto; margin: 1.4em 0; }
.body pre { margin: 1.4em 0; }
.body table { border-collapse: collapse; font: 0.92rem/1.5 var(--sans); }
.body th, .body td { padding: 0.4rem 1.2rem 0.4rem 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
.body [dir=rtl] th, .body[dir=rtl] th, .body[dir=rtl] td { padding: 0.4rem 0 0.4rem 1.2rem; }
.body :is(th, td):last-child { padding-inline-end: 0; }
.body td { font-variant-numeric: tabular-nums; }
.body .left { text-align: left; }
.body .center { text-align: center; }
.body .right { text-align: right; }
.body hr { width: 4rem; margin: 2.4em auto; border: 0; border-top: 1px solid var(--soft); }
.body a:has(> .remote) { text-decoration: none; }
.remote { display: inline-block; max-width: 100%; padding: 0.55rem 0.9rem; border: 1px solid var(--line); border-radius: 0.35rem; background: var(--sheet); font: 0.95rem/1.45 var(--sans); }
a:hover > .remote { border-color: var(--mark); text-decoration: underline; }
.remote .where { display: block; color: var(--soft); font-size: 0.82rem; }
.remote .where::after { content: " ↗" / ""; }
.body em:lang(zh), .body em:lang(ja), .body em:lang(ko) { font-style: normal; font-weight: 600; }
.body:lang(ko) { word-break: keep-all; }
.body sup, .body sub { line-height: 0; }
.article > footer { margin-top: 2.6rem; padding-top: 1.3rem; border-top: 1px solid var(--line); font-size: 0.95rem; }
.article > footer h2 { margin: 1.6rem 0 0.3rem; font-size: 1.1rem; }
.article > footer > :first-child { margin-top: 0; }
.attachments { list-style: none; margin: 0.5rem 0; padding: 0; }
.attachments li { margin: 0.7rem 0; }
.attachments p { margin: 0 0 0.4rem; }
audio { display: block; width: 100%; }
.neighbours { display: grid; gap: 1rem 2rem; grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); max-width: 40rem; margin: 2.6rem auto 0; padding-top: 1.3rem; border-top: 1px solid var(--line); }
.neighbours p { margin: 0; font-family: var(--serif); text-wrap: balance; }
.neighbours .soft { display: block; font: 0.82rem/1.6 var(--sans); }
.neighbours .later { text-align: end; }

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

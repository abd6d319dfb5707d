/**
 * Lists of articles, their chart, the conditions of a selection, the feeds and facets beside them; then one
 * article; then, for print, the article alone with the addresses of its links.
 */
export const articlesStyle = `
.columns { display: grid; gap: 2.5rem clamp(2rem, 5vw, 4.5rem); grid-template-columns: minmax(0, 1fr); }
@media (min-width: 58rem) { .columns { grid-template-columns: minmax(0, 1fr) 18.5rem; } }
.listing { list-style: none; margin: 0; padding: 0; }
.listing > li { display: grid; gap: 0.25rem 1.5rem; padding: 1.6rem 0; border-top: 1px solid var(--line); }
.listing > li:first-child { border-top: 0; padding-top: 0; }
@media (min-width: 46rem) { .listing > li { grid-template-columns: 6.5rem minmax(0, 1fr); } }
.listing h2 { margin: 0; font-size: 1.3rem; }
.listing h2 a { color: var(--ink); text-decoration: none; }
.listing h2 a:hover { color: var(--mark); text-decoration: underline; }
.listing .day { color: var(--soft); font-size: 0.85rem; line-height: 1.9; text-decoration: none;
  font-variant-numeric: tabular-nums; white-space: nowrap; justify-self: start; }
.listing .day:hover { color: var(--mark); text-decoration: underline; }
.byline { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.1rem 0.9rem; margin: 0.3rem 0 0;
  color: var(--soft); font-size: 0.9rem; }
.byline:empty { display: none; }
.byline a { color: inherit; }
.listing .summary { margin: 0.5rem 0 0; max-width: 40rem; font-family: var(--serif); font-size: 1.03rem; }
.mark { color: var(--mark); font-size: 0.85em; white-space: nowrap; }
.tags { display: flex; flex-wrap: wrap; gap: 0.1rem 0.9rem; list-style: none; margin: 0.6rem 0 0; padding: 0;
  font-size: 0.85rem; }
.tags a { color: var(--soft); text-decoration: none; display: inline-block; padding: 0.1rem 0; }
.tags a::before { content: "#"; opacity: 0.55; }
.tags a:hover { color: var(--mark); text-decoration: underline; }
.chart { margin: 0 0 2.25rem; }
.chart h2 { margin: 0 0 0.6rem; color: var(--soft); font: 600 0.85rem/1.4 var(--sans); }
.chart svg { display: block; width: 100%; height: 4.5rem; overflow: visible; }
.chart .base { stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; fill: none; }
.chart .reach { fill: transparent; }
.chart .bar { fill: var(--bar); }
.chart a:hover .bar, .chart a:focus-visible .bar { fill: var(--mark); }
.chart a:focus-visible { outline: none; }
.chart a:focus-visible .reach { fill: var(--line); stroke: var(--mark); stroke-width: 2;
  vector-effect: non-scaling-stroke; }
@media (forced-colors: active) { .chart .bar { fill: LinkText; } }
.scale { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); margin-top: 0.3rem;
  color: var(--soft); font-size: 0.75rem; font-variant-numeric: tabular-nums; }
.scale span { overflow: visible; white-space: nowrap; display: flex; justify-content: center; width: 0;
  min-width: 100%; }
@media (max-width: 22rem) { .scale .minor { visibility: hidden; } }
.scale.tight span:first-child { justify-content: flex-start; }
.filters { display: flex; flex-wrap: wrap; gap: 0.5rem; list-style: none; margin: 1rem 0 0; padding: 0;
  font-size: 0.9rem; }
.filters a { display: inline-block; padding: 0.2rem 0.75rem; border: 1px solid var(--line); border-radius: 1rem;
  background: var(--sheet); color: var(--ink); text-decoration: none; }
.filters a:hover { border-color: var(--mark); color: var(--mark); }
.filters a::after { content: " ×" / ""; color: var(--soft); }
.paging { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 1rem; margin-top: 1rem;
  padding-top: 1.5rem; border-top: 1px solid var(--line); }
.empty { padding: 1.5rem; background: var(--sheet); border-radius: 0.5rem; max-width: 40rem; }
.empty h2 { margin: 0; font-size: 1.2rem; }
.plain { margin: 0.5rem 0; padding-inline-start: 1.2rem; }
.plain li { margin: 0.3rem 0; }

.aside { font-size: 0.92rem; }
.aside h2 { margin: 0 0 0.5rem; font: 600 0.95rem/1.4 var(--sans); }
.follow { padding: 1.1rem 1.2rem; background: var(--sheet); border-radius: 0.5rem; }
.follow h2 { margin: 0 0 0.4rem; font: 600 0.95rem/1.4 var(--sans); }
.follow p { margin: 0.6rem 0; }
.follow > .action-line { margin-top: 1rem; }
.address { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.2rem 0.5rem; align-items: center;
  font-size: 0.85rem; }
.address input { grid-row: 2; grid-column: 1 / -1; padding: 0.34rem 0.45rem; font: 0.74rem/1.5 var(--mono);
  text-overflow: ellipsis; direction: ltr; }
.address a { grid-column: 1; justify-self: start; font-weight: 600; }
.address button { padding: 0.12rem 0.6rem; font-size: 0.8rem; }
.share { max-width: 40rem; margin: 1.6rem auto 0; }
.share .address { max-width: 26rem; }
.copied { min-height: 1.2em; color: var(--mark); font-size: 0.85rem; }
.copied:empty { display: none; }
.action { display: inline-block; padding: 0.4rem 0.9rem; border-radius: 0.35rem; background: var(--link);
  color: var(--paper); text-decoration: none; font-size: 0.9rem; }
.action:hover { background: var(--mark); color: var(--paper); }
summary { cursor: pointer; color: var(--soft); }
.readers { display: flex; flex-wrap: wrap; gap: 0.2rem 1rem; list-style: none; margin: 0.4rem 0; padding: 0; }
.facet { margin-top: 1.9rem; }
.facet ul { list-style: none; margin: 0; padding: 0; }
.facet li { display: flex; align-items: baseline; justify-content: space-between; gap: 1rem; padding: 0.14rem 0; }
.facet li a { color: var(--ink); text-decoration: none; }
.facet li a:hover { color: var(--mark); text-decoration: underline; }
.facet p { margin: 0.4rem 0 0; }
.index { display: flex; flex-wrap: wrap; gap: 0.25rem 0.8rem; list-style: none; margin: 1.25rem 0; padding: 0; }
.index a { display: inline-block; min-width: 1.5rem; padding: 0.1rem 0; text-align: center; }
.values { columns: 15rem; column-gap: 2.5rem; list-style: none; margin: 1.5rem 0; padding: 0; }
.values li { display: flex; align-items: baseline; justify-content: space-between; gap: 1rem; padding: 0.16rem 0;
  break-inside: avoid; }

.article { max-width: 40rem; margin: 0 auto; }
.article > header { margin-bottom: 1.9rem; }
.article .meta { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.15rem 1.1rem; margin: 0.9rem 0 0;
  color: var(--soft); font-size: 0.95rem; }
.article .meta a { color: inherit; }
.article .meta a.mark { color: var(--mark); }
.notes { margin: 1rem 0 0; padding: 0.7rem 1.1rem; border-inline-start: 3px solid var(--line); color: var(--soft);
  font-size: 0.88rem; }
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
.body blockquote { margin: 1.4em 0; padding-inline-start: 1.2em; border-inline-start: 3px solid var(--line);
  color: var(--soft); }
.body .scroll { overflow-x: auto; margin: 1.4em 0; }
.body pre { margin: 1.4em 0; }
.body table { border-collapse: collapse; font: 0.92rem/1.5 var(--sans); }
.body th, .body td { padding: 0.4rem 1.2rem 0.4rem 0; border-bottom: 1px solid var(--line); text-align: start;
  vertical-align: top; }
.body [dir=rtl] th, .body[dir=rtl] th, .body[dir=rtl] td { padding: 0.4rem 0 0.4rem 1.2rem; }
.body :is(th, td):last-child { padding-inline-end: 0; }
.body td { font-variant-numeric: tabular-nums; }
.body .left { text-align: left; }
.body .center { text-align: center; }
.body .right { text-align: right; }
.body hr { width: 4rem; margin: 2.4em auto; border: 0; border-top: 1px solid var(--soft); }
.body a:has(> .remote) { text-decoration: none; }
.remote { display: inline-block; max-width: 100%; padding: 0.55rem 0.9rem; border: 1px solid var(--line);
  border-radius: 0.35rem; background: var(--sheet); font: 0.95rem/1.45 var(--sans); }
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
.neighbours { display: grid; gap: 1rem 2rem; grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr));
  max-width: 40rem; margin: 2.6rem auto 0; padding-top: 1.3rem; border-top: 1px solid var(--line); }
.neighbours p { margin: 0; font-family: var(--serif); text-wrap: balance; }
.neighbours .soft { display: block; font: 0.82rem/1.6 var(--sans); }
.neighbours .later { text-align: end; }

@media print {
  :root { --paper: #fff; --sheet: #fff; --ink: #000; --soft: #444; --line: #bbb; --link: #000; --mark: #000; }
  @page { margin: 2cm; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  .masthead nav, .masthead .search, .colophon, .skip, .aside, .neighbours, .paging, .search, .share, .forms, audio, video {
    display: none; }
  .article { max-width: none; }
  .body { font-size: 11.5pt; line-height: 1.5; }
  .remote { padding: 0; border: 0; }
  .body .scroll, .body pre { overflow: visible; white-space: pre-wrap; }
  :is(.body, .article > footer) a[href^="http"]:not([href*="#fn"])::after { content: " (" attr(href) ")";
    font-size: 0.8em; color: #444; overflow-wrap: anywhere; }
  .body h2, .body h3 { break-after: avoid; }
  .body figure, .body blockquote, .body table { break-inside: avoid; }
}
`;

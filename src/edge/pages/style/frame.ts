/** The colour of paper by day and by night, which browsers take for their own frame, too (`theme-color`). */
export const paper = { light: '#fdfcfa', dark: '#171614' } as const;

/** Colours, type and the layout of every page; then forms, and the tables of the API page. */
export const frameStyle = `
:root {
  color-scheme: light dark;
  --paper: ${paper.light};
  --sheet: #f5f2ec;
  --ink: #1f1c18;
  --soft: #655e54;
  --line: #e2dcd1;
  --link: #1d4f63;
  --mark: #9a3a14;
  --bar: #668fa0;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Palatino Linotype", Palatino, "Noto Serif",
    Georgia, "Times New Roman", serif;
  --sans: -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Helvetica, Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: ${paper.dark};
    --sheet: #201e1b;
    --ink: #e8e3da;
    --soft: #aaa297;
    --line: #37332d;
    --link: #8ec5d8;
    --mark: #eda27e;
    --bar: #4f7c8c;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0 auto; max-width: 72rem; padding: 0 clamp(1rem, 4vw, 2.5rem); background: var(--paper);
  color: var(--ink); font: 1rem/1.55 var(--sans); overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { font-family: var(--serif); line-height: 1.22; font-weight: 600; text-wrap: balance; }
h1 { margin: 0; font-size: clamp(1.75rem, 1.3rem + 2vw, 2.6rem); letter-spacing: -0.012em; }
p { margin: 0.5rem 0; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
a:hover { color: var(--mark); }
:focus-visible { outline: 2px solid var(--mark); outline-offset: 2px; border-radius: 2px; }
code, pre, kbd, samp { font-family: var(--mono); font-size: 0.9em; direction: ltr; unicode-bidi: isolate; }
pre { overflow-x: auto; text-align: left; padding: 0.9rem 1.1rem; background: var(--sheet); border-radius: 0.4rem; line-height: 1.5; }
[hidden] { display: none !important; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; inset-inline-start: 1rem; top: -4rem; padding: 0.5rem 1rem; background: var(--ink);
  color: var(--paper); z-index: 1; }
.skip:focus { top: 0.5rem; }
.masthead { display: flex; flex-wrap: wrap; align-items: center; gap: 0.4rem 1.5rem; padding: 1.1rem 0;
  border-bottom: 1px solid var(--line); }
.front { border-bottom: 0; }
.front + main { padding-top: clamp(0.25rem, 1vw, 0.75rem); }
.masthead .name { margin: 0; font: 600 1.15rem/1.3 var(--serif); }
.masthead .name a { color: inherit; text-decoration: none; }
.masthead .name a:hover { color: var(--mark); }
.masthead nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1.1rem; font-size: 0.9rem; margin-inline-start: auto; }
.masthead nav a, .colophon a { color: var(--soft); text-decoration: none; padding: 0.15rem 0; }
.masthead nav a:hover, .colophon a:hover { color: var(--mark); text-decoration: underline; }
.masthead .search { flex: 0 1 17rem; }
main { padding: clamp(1.5rem, 4vw, 2.75rem) 0 3rem; }
.colophon { border-top: 1px solid var(--line); padding: 1rem 0 2rem; font-size: 0.85rem; }
.colophon p { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; }
.kind { margin: 0 0 0.35rem; color: var(--mark); font-size: 0.8rem; font-weight: 600; letter-spacing: 0.08em;
  text-transform: uppercase; }
.lead { margin: 0.6rem 0 0; max-width: 42rem; color: var(--soft); font: 1.15rem/1.5 var(--serif); }
.count, .soft { color: var(--soft); }
.count { font-variant-numeric: tabular-nums; font-size: 0.85em; }
.heading { margin-bottom: 1.75rem; }
.heading [dir=rtl] { text-align: left; }
.heading .search { max-width: 34rem; margin-top: 1.25rem; }
@media (max-width: 40rem) {
  .masthead { padding: 0.8rem 0; }
  .masthead nav { margin-inline-start: 0; }
  .masthead .search { flex: 1 1 100%; }
}

input, select, button { font: inherit; color: inherit; accent-color: var(--link); }
input:not([type=radio], [type=checkbox]), select { width: 100%; padding: 0.42rem 0.65rem; background: var(--paper);
  border: 1px solid #8c8478; border-radius: 0.35rem; }
button { padding: 0.42rem 0.95rem; border: 1px solid var(--link); border-radius: 0.35rem; background: transparent;
  color: var(--link); cursor: pointer; white-space: nowrap; }
button:hover { border-color: var(--mark); color: var(--mark); }
button.first { background: var(--link); color: var(--paper); }
button.first:hover { background: var(--mark); color: var(--paper); }
::placeholder { color: var(--soft); opacity: 1; }
.search { display: flex; gap: 0.45rem; font-size: 0.9rem; }
.search input { min-width: 0; }
.builder { display: grid; gap: 2.5rem clamp(2rem, 5vw, 4rem); }
@media (min-width: 58rem) {
  .builder { grid-template-columns: minmax(0, 1fr) 24rem; }
  .result { position: sticky; top: 1.5rem; align-self: start; }
}
.builder fieldset { margin: 0 0 1.6rem; padding: 0; border: 0; min-width: 0; }
.builder legend { padding: 0; margin-bottom: 0.4rem; font: 600 1.1rem/1.4 var(--serif); }
.fields { display: grid; gap: 0.8rem 1rem; grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr)); }
.fields label { display: block; font-size: 0.9rem; }
.fields :is(input, select) { min-height: 2.5rem; }
.fields label > span { display: block; margin-bottom: 0.2rem; color: var(--soft); }
.choices { display: flex; flex-wrap: wrap; gap: 0.4rem 1.4rem; }
.choices label { display: flex; align-items: baseline; gap: 0.45rem; }
.hint { color: var(--soft); font-size: 0.85rem; }
.buttons { display: flex; flex-wrap: wrap; gap: 0.7rem; }
.result h2 { margin: 0 0 0.4rem; font-size: 1.15rem; }
.result { min-width: 0; }
.prose { max-width: 46rem; }
.prose.full { max-width: none; }
.prose.full > p { max-width: 46rem; }
.wide code { white-space: nowrap; }
.prose h2 { margin: 2.4rem 0 0.6rem; font-size: 1.4rem; }
.wide { overflow-x: auto; }
.wide table { border-collapse: collapse; width: 100%; font-size: 0.92rem; }
.wide th, .wide td { padding: 0.5rem 1rem 0.5rem 0; border-bottom: 1px solid var(--line); text-align: start;
  vertical-align: top; }
`;

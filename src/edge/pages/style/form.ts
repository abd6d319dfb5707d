/** Forms, and the tables of the API page. */
export const formStyle = `
input, select, button { font: inherit; color: inherit; accent-color: var(--link); }
input:not([type=radio], [type=checkbox]), select { width: 100%; padding: 0.42rem 0.65rem; background: var(--paper); border: 1px solid #8c8478; border-radius: 0.35rem; }
button { padding: 0.42rem 0.95rem; border: 1px solid var(--link); border-radius: 0.35rem; background: transparent; color: var(--link); cursor: pointer; white-space: nowrap; }
button:hover { border-color: var(--mark); color: var(--mark); }
button.first { background: var(--link); color: var(--paper); }
button.first:hover { background: var(--mark); color: var(--paper); }
::placeholder { color: var(--soft); opacity: 1; }
.search { display: flex; gap: 0.45rem; font-size: 0.9rem; }
.search input { min-width: 0; }
.builder { display: grid; gap: 2.5rem clamp(2rem, 5vw, 4rem); }
@media (min-width: 58rem) { .builder { grid-template-columns: minmax(0, 1fr) 24rem; } .result { position: sticky; top: 1.5rem; align-self: start; } }
.builder fieldset { margin: 0 0 1.6rem; padding: 0; border: 0; min-width: 0; }
.builder legend { padding: 0; margin-bottom: 0.4rem; font: 600 1.1rem/1.4 var(--serif); }
.fields { display: grid; gap: 0.8rem 1rem; grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr)); }
.fields label { display: block; font-size: 0.9rem; }
.fields label > span { display: block; margin-bottom: 0.2rem; color: var(--soft); }
.choices { display: flex; flex-wrap: wrap; gap: 0.4rem 1.4rem; }
.choices label { display: flex; align-items: baseline; gap: 0.45rem; }
.hint { color: var(--soft); font-size: 0.85rem; }
.buttons { display: flex; flex-wrap: wrap; gap: 0.7rem; }
.result h2 { margin: 0 0 0.4rem; font-size: 1.15rem; }
.result { min-width: 0; }
.fault { margin: 0 0 1.5rem; padding: 0.9rem 1.2rem; border-inline-start: 3px solid var(--mark); background: var(--sheet); }
.prose { max-width: 46rem; }
.prose.full { max-width: none; }
.prose.full > p { max-width: 46rem; }
.wide code { white-space: nowrap; }
.prose h2 { margin: 2.4rem 0 0.6rem; font-size: 1.4rem; }
.wide { overflow-x: auto; }
.wide table { border-collapse: collapse; width: 100%; font-size: 0.92rem; }
.wide th, .wide td { padding: 0.5rem 1rem 0.5rem 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
`;

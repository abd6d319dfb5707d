/** What stands beside articles: feeds to follow, facets to narrow by. */
export const side = `
.aside { font-size: 0.92rem; }
.aside h2 { margin: 0 0 0.5rem; font: 600 0.95rem/1.4 var(--sans); }
.follow { padding: 1.1rem 1.2rem; background: var(--sheet); border-radius: 0.5rem; }
.follow h2 { margin: 0 0 0.4rem; font: 600 0.95rem/1.4 var(--sans); }
.follow p { margin: 0.6rem 0; }
.follow > .action-line { margin-top: 1rem; }
.address { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.2rem 0.5rem; align-items: center; font-size: 0.85rem; }
.address input { grid-row: 2; grid-column: 1 / -1; padding: 0.34rem 0.45rem; font: 0.74rem/1.5 var(--mono); text-overflow: ellipsis; }
.address a { grid-column: 1; justify-self: start; font-weight: 600; }
.address button { padding: 0.12rem 0.6rem; font-size: 0.8rem; }
.copied { min-height: 1.2em; color: var(--mark); font-size: 0.85rem; }
.copied:empty { display: none; }
.action { display: inline-block; padding: 0.4rem 0.9rem; border-radius: 0.35rem; background: var(--link); color: var(--paper); text-decoration: none; font-size: 0.9rem; }
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
.values li { display: flex; align-items: baseline; justify-content: space-between; gap: 1rem; padding: 0.16rem 0; break-inside: avoid; }
`;

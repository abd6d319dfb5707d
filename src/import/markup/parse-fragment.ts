import { parseHTML } from 'linkedom';

/** The body of a document of its own with a piece of HTML in it, which linkedom reads as browsers do only there. */
export function parseFragment(html: string): HTMLElement {
  const { document } = parseHTML('<!doctype html><html><head></head><body></body></html>');
  document.body.innerHTML = html;
  return document.body;
}

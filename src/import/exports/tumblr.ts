import { parseHTML } from 'linkedom';
import { decode } from '../decode.ts';
import type { Reader } from '../reader.ts';
import { candidateOfExport } from './exported-post.ts';
import { refuseNoPost } from './left-out.ts';

/**
 * Reads a post of an export of Tumblr (`posts/html/{id}.html`): a heading, the text, and a footer with moment and tags.
 * The moment has no zone, so only its day is taken. Many posts have no title.
 */
export const readTumblr: Reader = async (bytes, origin) => {
  const { document } = parseHTML(decode(bytes).text);
  const footer = document.querySelector('#footer');
  const body = footer?.parentElement;
  if (!footer || !body) throw refuseNoPost(origin, 'a page of a Tumblr export');
  const heading = body.querySelector('h1');
  const title = heading?.textContent?.trim();
  heading?.remove();
  const published = footer.querySelector('#timestamp')?.textContent?.trim();
  const tags = [...footer.querySelectorAll('.tag')].map((tag) => (tag.textContent ?? '').replace(/^#/, ''));
  footer.remove();
  return [candidateOfExport({ title, published, tags, html: body.innerHTML }, 'the Tumblr export', origin)];
};

import PostalMime from 'postal-mime';
import { readHtml } from '../html/html.ts';
import { MediaCollector } from '../media-collector.ts';
import type { Reader } from '../reader.ts';
import { partsOfMessage } from './mail.ts';

/**
 * Reads a web page that a browser saved in one file (RFC 2557). Pictures with a `cid:` address come along, others keep
 * theirs.
 */
export const readMhtml: Reader = async (bytes, origin) => {
  const email = await PostalMime.parse(bytes);
  const address = email.headers.find(({ key }) => /^(?:snapshot-)?content-location$/.test(key))?.value;
  const media = new MediaCollector(origin, partsOfMessage(email).pictures);
  const page = media.take(email.html ?? email.text ?? '');
  const base = address === undefined ? '' : `<base href="${address.replaceAll('"', '%22')}">`;
  const candidates = await readHtml(Buffer.from(`<!doctype html><meta charset="utf-8">${base}${page}`), origin);
  return candidates.map((candidate) => ({
    ...candidate,
    fields: {
      ...candidate.fields,
      ...(address !== undefined &&
        URL.canParse(address) &&
        !candidate.fields.url && { url: { value: address, where: 'the saved page', sure: 0.95 } }),
    },
    body: media.settle(candidate.body),
    ...(media.media.length > 0 && { media: media.media }),
  }));
};

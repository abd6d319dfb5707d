import { at, race } from './race.ts';
import { microseconds, textOf } from './requests.ts';
import { type Ratio, ratioOf } from './rounds.ts';
import type { Contestant } from './workers.ts';

/** An answer compressed beside itself uncompressed, both given before. */
export interface Compressed {
  readonly articles: number;
  readonly path: string;
  readonly bytes: number;
  readonly gzipBytes: number;
  readonly microseconds: Readonly<Record<string, number>>;
  readonly toPlain: Ratio;
}

/** Measures what it costs to answer compressed, after comparing what comes out. */
export async function measureCompressed(articles: number, dateline: Contestant, path: string): Promise<Compressed> {
  const headers = { 'Accept-Encoding': 'gzip' };
  const text = await textOf(dateline, path);
  const response = await fetch(dateline.origin + path, { headers });
  if (response.headers.get('Content-Encoding') !== 'gzip' || (await response.text()) !== text)
    throw new Error(`${path}: compressed, it is something else.`);
  const rounds = await race({ plain: at(dateline, path), gzip: at(dateline, path, headers) });
  return {
    articles,
    path,
    bytes: Buffer.byteLength(text),
    gzipBytes: Number(response.headers.get('Content-Length')),
    microseconds: microseconds(rounds),
    toPlain: ratioOf(rounds.gzip, rounds.plain),
  };
}

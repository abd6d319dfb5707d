import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { decode } from '../decode.ts';
import { parseLooseJson } from '../feed/read-json-feed.ts';
import { type Origin, Refusal } from '../reader.ts';
import { noPostsIn } from './left-out.ts';

/** A text that may be null or missing. */
export const optionalText = v.nullish(v.string());

type Parse = (text: string) => unknown;

/** The data of an export in JSON. Throws `Refusal` where it is not what `service` exports. */
export function readExport<S extends v.GenericSchema>(
  schema: S,
  bytes: Uint8Array,
  origin: Origin,
  service: string,
  parse: Parse = parseLooseJson,
): v.InferOutput<S> {
  const read = v.safeParse(schema, parse(decode(bytes).text));
  if (!read.success) throw new Refusal(noPostsIn(origin, service));
  return read.output;
}

/** The data of a file beside an export; undefined where the file is missing or holds something else. */
export function readBeside<S extends v.GenericSchema>(
  schema: S,
  { path, file }: Origin,
  name: string,
  parse: Parse = parseLooseJson,
): v.InferOutput<S> | undefined {
  try {
    return v.parse(schema, parse(readFileSync(join(dirname(path ?? file), name), 'utf8')));
  } catch {
    return undefined;
  }
}

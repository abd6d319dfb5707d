import * as v from 'valibot';
import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import { didYouMean } from '../text/nearest.ts';
import { table } from '../text/table.ts';
import type { Problem } from './problem.ts';

/** YAML that was checked with a schema: its value if it has no errors, and the line of each key. */
interface CheckedYaml<T> {
  readonly value?: T;
  readonly problems: readonly Problem[];
  /** Lines in the file, from 1, of the keys at the top level. */
  readonly lines: ReadonlyMap<string, number>;
}

/** Texts longer than this, in UTF-16 units, are not parsed. YAML written by hand is far shorter. */
const maxLength = 4 << 20;

/** Deeper nesting is not parsed: the parser's time grows at least with the square of the depth. */
const maxDepth = 64;

/** Whether brackets, indentation or list marks are nested deeper than `maxDepth`. Brackets between quotes count too. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (const [mark] of text.matchAll(/[[\]{}]/g)) {
    depth = mark === '[' || mark === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > maxDepth) return true;
  }
  return /^(?:[ \t]*[-?:][ \t]){64}|^[ \t]{512}/m.test(text);
}

type Path = readonly (string | number)[];

const nameOf = (path: Path): string =>
  path.reduce<string>(
    (name, key) => (typeof key === 'number' ? `${name}[${key + 1}]` : name ? `${name}.${key}` : key),
    '',
  );

/** The keys by which other tools call ours, in lower case and without hyphens and underscores. */
const habits = table<string>({
  published: 'date datetime pubdate publishdate publishedat publishedon publisheddate created createdat posted',
  updated: 'lastmod modified lastmodified modifieddate updatedat modifiedat',
  authors: 'author creator by byline writer',
  tags: 'tag categories category keywords topics',
  language: 'lang locale',
  summary: 'description excerpt abstract subtitle teaser',
  description: 'subtitle tagline about',
  image: 'images cover thumbnail featuredimage banner hero',
  attachments: 'enclosure enclosures audio podcast',
  url: 'link permalink canonical canonicalurl baseurl site siteurl website homepage',
  timezone: 'tz',
  rights: 'copyright license licence',
  icon: 'logo favicon',
  title: 'name headline',
  id: 'guid uuid feedid',
  draft: 'status hidden unlisted private',
  location: 'place city dateline',
  hubs: 'websub pubsubhubbub',
  pageSize: 'perpage postsperpage paginate pagination limit',
});

/** Which of our keys is meant by a key of another tool. */
function meantBy(key: string, entries: v.ObjectEntries): string | undefined {
  const letters = key.toLowerCase().replace(/[-_]/g, '');
  return Object.keys(entries).find((own) => habits.get(own)?.split(' ').includes(letters));
}

/**
 * An object with these keys and no others. Every unknown key is a problem of its own, whose message names keys that
 * resemble it: valibot's `strictObject` names the first unknown key alone.
 */
export function closedObject<const E extends v.ObjectEntries>(entries: E) {
  const known = Object.keys(entries);
  const object = v.looseObject(entries, (issue) =>
    issue.expected === 'Object'
      ? `Write keys with values: ${known.join(', ')}.`
      : `Add ${issue.path?.at(-1)?.key}: and its value.`,
  );
  // The keys are those of the input: valibot's objects pass over a key such as `constructor`.
  return v.lazy((input) =>
    v.pipe(
      object,
      v.rawCheck(({ addIssue }) => {
        if (typeof input !== 'object' || input === null) return;
        for (const [key, value] of Object.entries(input)) {
          if (Object.hasOwn(entries, key)) continue;
          const meant = meantBy(key, entries);
          addIssue({
            message:
              meant === undefined
                ? didYouMean(key, known).trim() || `Known are ${known.join(', ')}.`
                : `Did you mean "${meant}"?`,
            path: [{ type: 'object', origin: 'key', input: input as Record<string, unknown>, key, value }],
          });
        }
      }),
      v.transform((value) => value as v.InferOutput<v.ObjectSchema<E, undefined>>),
    ),
  );
}

/**
 * An object whose keys the author chooses, as a map: valibot's `record` drops the keys `constructor` and `prototype`.
 */
export function mapOf<const K extends v.GenericSchema<string>, const V extends v.GenericSchema>(
  key: K,
  value: V,
  message: string,
) {
  const entries = v.transform((given) =>
    typeof given === 'object' && !Array.isArray(given) ? new Map(Object.entries(given ?? {})) : given,
  );
  return v.pipe(v.unknown(), entries, v.map(key, value, message));
}

function describe(issue: v.BaseIssue<unknown>, name: string): { rule: string; message: string } {
  if (issue.type === 'raw_check') return { rule: 'unknown-key', message: `The key "${name}" is unknown.` };
  if (issue.type === 'loose_object' && issue.input === undefined)
    return { rule: 'missing-key', message: `The key "${name}" is missing.` };
  const { input } = issue;
  const text = String(input);
  const given = Array.isArray(input)
    ? 'a list'
    : typeof input === 'object'
      ? 'a group of keys'
      : `"${text.length > 60 ? `${text.slice(0, 59)}…` : text}"`;
  return { rule: 'bad-value', message: name ? `"${name}" is ${given}.` : `The whole is ${given}.` };
}

/** The pairs of each map by their keys: a file may have thousands of wrong keys, and each is looked up for its line. */
const pairsOfMaps = new WeakMap<YAMLMap, ReadonlyMap<unknown, Pair>>();

function pairAt(map: YAMLMap, key: string | number): Pair | undefined {
  let pairs = pairsOfMaps.get(map);
  if (!pairs) {
    pairs = new Map(map.items.map((pair) => [isScalar(pair.key) ? pair.key.value : undefined, pair]));
    pairsOfMaps.set(map, pairs);
  }
  return pairs.get(key);
}

/** The position of the key or item at a path, or of the nearest node around it. */
function offsetOf(document: Document, path: Path): number | undefined {
  let offset: number | undefined;
  let node: unknown = document.contents;
  for (const step of path) {
    if (isMap(node)) {
      const pair = pairAt(node, step);
      if (!pair) break;
      offset = isScalar(pair.key) ? pair.key.range?.[0] : offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
      offset = isNode(node) ? (node.range?.[0] ?? offset) : offset;
    } else break;
  }
  return offset;
}

/** The first key that an object of a YAML document has twice. */
function repeatedKey(document: Document): Scalar | undefined {
  let repeated: Scalar | undefined;
  visit(document, {
    Map(_, { items }) {
      const keys = new Set<unknown>();
      for (const { key } of items)
        if (isScalar(key)) {
          if (keys.has(key.value)) repeated ??= key;
          keys.add(key.value);
        }
    },
  });
  return repeated;
}

/** YAML 1.2 in which every scalar is a text. */
const parserOptions = {
  schema: 'failsafe',
  version: '1.2',
  // The parser compares each key with all others.
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'error',
} as const;

/**
 * What to do about a line at which the parser stopped: its value between quotes, if the text is YAML to the next fault
 * with them. `at` is the position of the fault.
 */
function quotesFor(text: string, at: number): string {
  const begin = text.lastIndexOf('\n', at - 1) + 1;
  const line = text.slice(begin, text.indexOf('\n', begin) < 0 ? text.length : text.indexOf('\n', begin));
  const [, key = '', value = ''] = /^([ \t]*(?:- )?[\p{L}\p{N}_-]+:[ \t]+)(\S.*)$/u.exec(line.trimEnd()) ?? [];
  if (key === '') return 'Correct the line.';
  const quoted = `${key}'${value.replaceAll("'", "''")}'`;
  const mended = text.slice(0, begin) + quoted + text.slice(begin + line.length);
  const next = parseDocument(mended, parserOptions).errors[0]?.pos[0] ?? mended.length;
  return next > begin + quoted.length ? `Put quotes around the value: ${quoted.trim()}` : 'Correct the line.';
}

/** Removes keys without a value, as in `summary:`, which YAML writers leave behind. */
function pruned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pruned).filter((item) => item !== '');
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== '')
      .map(([key, item]) => [key, pruned(item)]),
  );
}

/**
 * Parses YAML 1.2 with the failsafe schema (§10.1), in which every scalar is a text: the country code `no` stays a
 * text, and a title of digits needs no quotes. Then checks it with a schema. Each problem names file, line, key and
 * what is accepted. `place` is the file, and its line at which the text begins: 1, unless the text is front matter.
 */
export function checkYaml<const S extends v.GenericSchema>(
  text: string,
  schema: S,
  place: { readonly file: string; readonly line: number },
): CheckedYaml<v.InferOutput<S>> {
  const counter = new LineCounter();
  const lineAt = (offset: number | undefined): number =>
    offset === undefined ? place.line : counter.linePos(offset).line + place.line - 1;
  const wrong = (message: string, remedy: string, offset?: number): CheckedYaml<never> => ({
    problems: [{ rule: 'broken-yaml', severity: 'error', file: place.file, line: lineAt(offset), message, remedy }],
    lines: new Map(),
  });
  if (text.length > maxLength)
    return wrong(`The YAML is ${text.length} characters long.`, `Keep it below ${maxLength}.`);
  if (isDeep(text)) return wrong('The YAML is nested too deeply.', 'Write it more simply.');
  let document: Document;
  let plain: unknown;
  try {
    document = parseDocument(text, { ...parserOptions, lineCounter: counter });
    const repeated = repeatedKey(document);
    if (repeated) return wrong('This is no YAML: Map keys must be unique.', 'Correct the line.', repeated.range?.[0]);
    // A mark at the end, as of front matter, begins no second document.
    const error = document.errors.find(
      ({ code, pos }) => code !== 'MULTIPLE_DOCS' || /[^\s.-]/.test(text.slice(pos[0])),
    );
    if (error?.code === 'MULTIPLE_DOCS')
      return wrong('A second YAML document begins here.', 'Keep one: delete this line, or what follows.', error.pos[0]);
    if (error)
      return wrong(
        `This is no YAML: ${error.message.replace(/[.]?$/, '.')}`,
        quotesFor(text, error.pos[0]),
        error.pos[0],
      );
    if (isSeq(document.contents)) return wrong('The YAML is a list.', 'Write keys with values: title: A title.', 0);
    plain = pruned(document.toJS() ?? {});
  } catch (error) {
    const reason = error instanceof RangeError ? 'it is nested too deeply' : String(error);
    return wrong(`This YAML can't be read: ${reason}.`, 'Write it more simply.');
  }
  const lines = new Map<string, number>();
  if (isMap(document.contents))
    for (const { key } of document.contents.items)
      if (isScalar(key)) lines.set(String(key.value), lineAt(key.range?.[0]));
  const result = v.safeParse(schema, plain === '' ? {} : plain);
  if (result.success) return { value: result.output, problems: [], lines };
  const found = result.issues.map((issue): Problem => {
    const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
    const name = nameOf(path);
    return {
      ...describe(issue, name),
      severity: 'error',
      file: place.file,
      line: lineAt(offsetOf(document, path)),
      ...(name && { key: name }),
      remedy: issue.message,
    };
  });
  return { problems: found.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)), lines };
}

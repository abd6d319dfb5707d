import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, type TomlTable } from 'smol-toml';
import * as v from 'valibot';
import { problemFromError, type Problem } from '../article/problem.ts';
import { ignoreMissing, shownPath } from '../content/files.ts';
import { ContentError } from '../content/publication/settings.ts';
import { publicationRoot } from './project.ts';
import { fileURLToPath } from 'node:url';

const schema = v.object({
  name: v.string(),
  compatibility_date: v.string(),
  compatibility_flags: v.optional(v.array(v.string()), []),
  assets: v.object({
    binding: v.string(),
    run_worker_first: v.boolean(),
    html_handling: v.picklist(['none', 'auto-trailing-slash', 'force-trailing-slash', 'drop-trailing-slash']),
    not_found_handling: v.picklist(['none', '404-page', 'single-page-application']),
  }),
  r2_buckets: v.optional(v.array(v.object({ binding: v.string(), bucket_name: v.optional(v.string()) })), []),
});

/** The settings of `wrangler.toml` for running the Worker, which Miniflare gets too. */
type WorkerSettings = v.InferOutput<typeof schema>;

/** Reads `wrangler.toml`. Throws if a key that a running Worker needs is missing or wrong. */
export async function readWorkerSettings(): Promise<WorkerSettings> {
  return v.parse(schema, parse(await readFile(join(publicationRoot, 'wrangler.toml'), 'utf8')));
}

/** The binding of the bucket that holds the files of `content/media/` that are too large for static assets. */
export const mediaBinding = 'MEDIA';

/**
 * The name of the R2 bucket that `wrangler.toml` binds to `MEDIA`; undefined if it binds none. Throws `ContentError` if
 * the file cannot be read.
 */
export async function readMediaBucket(): Promise<string | undefined> {
  const path = join(publicationRoot, 'wrangler.toml');
  try {
    const settings = parse((await readFile(path, 'utf8').catch(ignoreMissing)) ?? '');
    return bucketOf(v.parse(v.pick(schema, ['r2_buckets']), settings));
  } catch (error) {
    throw new ContentError([problemFromError(error, shownPath(path))]);
  }
}

/** The name of the bucket that the settings bind to `MEDIA`. */
export function bucketOf({ r2_buckets: buckets }: Pick<WorkerSettings, 'r2_buckets'>): string | undefined {
  return buckets.find(({ binding }) => binding === mediaBinding)?.bucket_name;
}

/** The settings of a new publication: those that this version of Dateline needs. */
const template = fileURLToPath(new URL('template/wrangler.toml', import.meta.url));

/**
 * Problems of the publication's `wrangler.toml`: settings that this version of Dateline needs and that it lacks.
 * Empty if there is no such file, as in a Worker that keeps its settings in another format.
 */
export async function checkWrangler(): Promise<readonly Problem[]> {
  const path = join(publicationRoot, 'wrangler.toml');
  const file = shownPath(path);
  const text = await readFile(path, 'utf8').catch(ignoreMissing);
  if (text === undefined) return [];
  try {
    return compareSettings(parse(text), parse(await readFile(template, 'utf8')), file);
  } catch (error) {
    return [problemFromError(error, file)];
  }
}

/**
 * The problems of a publication's settings. Later dates, further flags and rules, and its own folder of assets are no
 * problem.
 */
function compareSettings(settings: TomlTable, needed: TomlTable, file: string): readonly Problem[] {
  const {
    compatibility_date: date,
    compatibility_flags: flags,
    assets: neededAssets,
  } = needed as unknown as ComparedSettings;
  const own = settings as Partial<ComparedSettings>;
  const assets = new Map(Object.entries(own.assets ?? {}));
  const problem = (said: string, remedy: string, severity: Problem['severity'] = 'error'): Problem => ({
    rule: 'wrangler-settings',
    severity,
    file,
    message: `${said}, which this version of Dateline needs.`,
    remedy,
  });
  const isData = listOf(own.rules).some(({ type, globs }) => type === 'Data' && listOf(globs).includes('**/*.bin'));
  const unnamed = listOf(own.r2_buckets).some(({ binding, bucket_name: name }) => binding === mediaBinding && !name);
  return [
    ...(unnamed
      ? [problem(`The bucket with binding "${mediaBinding}" has no bucket_name`, 'Add it below [[r2_buckets]].')]
      : []),
    ...(String(own.compatibility_date ?? '') >= date
      ? []
      : [problem(`compatibility_date is before ${date}`, `Set it to "${date}".`)]),
    ...flags.flatMap((flag) =>
      listOf(own.compatibility_flags).includes(flag)
        ? []
        : [problem(`compatibility_flags lacks "${flag}"`, 'Add it to the list.')],
    ),
    ...(isData
      ? []
      : [problem('No rule imports **/*.bin as Data', 'Add [[rules]] with type = "Data" and globs = ["**/*.bin"].')]),
    ...Object.entries(neededAssets).flatMap(([key, value]) => {
      const present = assets.get(key);
      const ownFiles = key === 'run_worker_first' && Array.isArray(present) && present.includes('/shards/*');
      // A Worker may have its own folder, into which the assets are copied.
      const ownFolder = key === 'directory' && typeof present === 'string';
      if (ownFolder || present === value || ownFiles) return [];
      const severity = key.endsWith('_handling') ? 'warning' : 'error';
      return [problem(`assets.${key} is not ${JSON.stringify(value)}`, `Set it below [assets].`, severity)];
    }),
  ];
}

/** The settings that are compared. */
interface ComparedSettings {
  readonly compatibility_date: string;
  readonly compatibility_flags: readonly string[];
  readonly assets: Readonly<Record<string, unknown>>;
  readonly r2_buckets: readonly { readonly binding?: string; readonly bucket_name?: string }[];
  readonly rules: readonly { readonly type?: string; readonly globs?: readonly string[] }[];
}

/** A list in a file that may hold anything else in its place. */
const listOf = <T>(value: readonly T[] | undefined): readonly T[] => (Array.isArray(value) ? value : []);

import type { Problem } from '../article/problem.ts';
import type { EditionFiles } from './compile.ts';

const MiB = 1024 * 1024;

/** The most bytes of a static asset. */
export const largestAsset = 25 * MiB;

/** The most bytes of a file that `wrangler r2 object put` uploads. */
const largestUpload = 300 * MiB;

/** A limit of Cloudflare, and the part of it that an edition uses. */
export interface Limit {
  readonly name: string;
  readonly unit: 'bytes' | 'files';
  readonly used: number;
  readonly most: number;
  /** The plans on which a deployment beyond the limit fails: every plan, or the free plan only. */
  readonly plan: 'every' | 'free';
}

/**
 * The limits and the part of each that an edition uses (https://developers.cloudflare.com/workers/platform/limits/, as
 * of 2026-09-04). `media` has the bytes of the files in `media/` by name. For the bundle, the code of the Worker is
 * counted as one MiB, which it does not reach.
 */
export function limitsOf({ index, newest, assets }: EditionFiles, media: ReadonlyMap<string, number>): Limit[] {
  const sizes = [...[...assets.values()].map(({ length }) => length), ...media.values()];
  const largest = sizes.reduce((most, size) => Math.max(most, size), 0);
  return [
    {
      name: 'bundle of the Worker',
      unit: 'bytes',
      used: index.length + newest.length + MiB,
      most: 64 * MiB,
      plan: 'every',
    },
    { name: 'static assets', unit: 'files', used: sizes.length, most: 20_000, plan: 'free' },
    { name: 'static assets, paid plan', unit: 'files', used: sizes.length, most: 100_000, plan: 'every' },
    { name: 'largest static asset', unit: 'bytes', used: largest, most: largestAsset, plan: 'every' },
  ];
}

/**
 * A problem for each file of `media/` that cannot be published: it is too large for Cloudflare's static assets, and there
 * is no bucket for it or it is too large to be uploaded into that. `content` is the content folder as messages show it.
 */
export function largeMediaProblems(
  media: ReadonlyMap<string, number>,
  content: string,
  bucket: string | undefined,
): Problem[] {
  const [most, remedy] = bucket === undefined ? withoutBucket : withBucket;
  return [...media]
    .filter(([, size]) => size > (bucket === undefined ? largestAsset : largestUpload))
    .map(([name, size]) => ({
      rule: 'limit',
      severity: 'error',
      file: `${content}/media/${name}`,
      message: `It has ${size} bytes. ${most}`,
      remedy,
    }));
}

const elsewhere = 'store it on another server and write its address';

const withoutBucket = [
  `Cloudflare accepts static assets up to ${largestAsset} bytes (25 MiB), and wrangler.toml binds no R2 bucket for larger files.`,
  `Add [[r2_buckets]] with binding = "MEDIA" and a bucket_name to wrangler.toml, or ${elsewhere}.`,
] as const;

const withBucket = [
  `wrangler uploads files up to ${largestUpload} bytes (300 MiB) into an R2 bucket.`,
  `Make it smaller, or ${elsewhere}.`,
] as const;

/** The files of `media/` that static assets take, with their bytes. */
export function smallMedia(media: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map([...media].filter(([, size]) => size <= largestAsset));
}

/**
 * A problem for each limit that an edition exceeds, so that Cloudflare would refuse it. `file` is the folder of the
 * edition. Files of `media/` that are too large for static assets are left to `largeMediaProblems`.
 */
export function limitProblems(edition: EditionFiles, media: ReadonlyMap<string, number>, file: string): Problem[] {
  return limitsOf(edition, smallMedia(media))
    .filter(({ used, most }) => used > most)
    .map(({ name, unit, used, most, plan }) => ({
      rule: 'limit',
      severity: plan === 'every' ? 'error' : 'warning',
      file,
      message:
        `The edition exceeds a limit of Cloudflare’s ${plan === 'every' ? 'Workers' : 'free plan'}: ` +
        `${name}, ${used} of ${most} ${unit}.`,
      remedy: 'Publish fewer articles, or divide them among two publications.',
    }));
}

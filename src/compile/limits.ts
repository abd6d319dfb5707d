import type { Problem } from '../article/problem.ts';
import type { EditionFiles } from './compile.ts';

const MiB = 1024 * 1024;

/** Bytes of a static asset at most. */
const largestAsset = 25 * MiB;

/** One of Cloudflare's limits, and how much of it an edition takes. */
export interface Limit {
  readonly name: string;
  readonly unit: 'bytes' | 'files';
  readonly used: number;
  readonly most: number;
  /** Whether a deployment beyond it fails on every plan, or on the free plan only. */
  readonly plan: 'every' | 'free';
}

/**
 * How near an edition is to each limit (https://developers.cloudflare.com/workers/platform/limits/, as of 2026-09-04).
 * `media` holds the lengths of the files of `media/` by name. Of the bundle only the edition's own bytes are counted here: the code beside them takes less than one MiB.
 */
export function limitsOf(
  { index, newest, assets }: EditionFiles,
  media: ReadonlyMap<string, number>,
): Limit[] {
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

/** A problem for each file of `media/`, in the content folder, that is too large for Cloudflare's static assets. */
export function overLarge(media: ReadonlyMap<string, number>, content: string): Problem[] {
  return [...media]
    .filter(([, size]) => size > largestAsset)
    .map(([name, size]) => ({
      rule: 'limit',
      severity: 'error',
      file: `${content}/media/${name}`,
      message: `It has ${size} bytes, and a static asset at Cloudflare has ${largestAsset} (25 MiB) at most.`,
      remedy: 'Make it smaller, or keep it elsewhere and name it by its address.',
    }));
}

/**
 * A problem for each limit that an edition exceeds: Cloudflare would refuse it. `file` is where the edition is written. Files of
 * `media/` that are too large are those of `overLarge`.
 */
export function overLimits(
  edition: EditionFiles,
  media: ReadonlyMap<string, number>,
  file: string,
): Problem[] {
  const small = new Map([...media].filter(([, size]) => size <= largestAsset));
  return limitsOf(edition, small)
    .filter(({ used, most }) => used > most)
    .map(({ name, unit, used, most, plan }) => ({
      rule: 'limit',
      severity: plan === 'every' ? 'error' : 'warning',
      file,
      message: `The edition exceeds a limit of Cloudflare’s ${plan === 'every' ? 'Workers' : 'free plan'}: ${name}, ${used} of ${most} ${unit}.`,
      remedy: 'Publish fewer articles, or divide them among two publications.',
    }));
}

import { lookup } from '../text/table.ts';

/** Keys of `package.json` to which a publication adds. */
const groups = ['scripts', 'dependencies', 'allowScripts'] as const;

type Manifest = Record<string, unknown> & Partial<Record<(typeof groups)[number], Record<string, unknown>>>;

/** A `package.json`; empty if the text is no JSON. */
function parseManifest(text: string): Manifest {
  try {
    return JSON.parse(text) as Manifest;
  } catch {
    return {};
  }
}

/**
 * The text of a `package.json` with the scripts and dependencies of another one that it lacks; undefined if it lacks
 * none, or is broken. No value that it has is changed.
 */
export function completeManifest(text: string, wanted: string): string | undefined {
  const present = parseManifest(text);
  const other = parseManifest(wanted);
  const added = groups.filter((group) =>
    Object.keys(other[group] ?? {}).some((key) => !Object.hasOwn(present[group] ?? {}, key)),
  );
  if (added.length === 0 || Object.keys(present).length === 0) return undefined;
  for (const group of added) present[group] = { ...other[group], ...present[group] };
  return `${JSON.stringify(present, undefined, 2)}\n`;
}

/** The names of scripts of a publication that a `package.json` gives to other commands, or does not have. */
export function foreignScripts(text: string): readonly string[] {
  const { scripts = {} } = parseManifest(text);
  return ['dev', 'build', 'check', 'deploy'].filter((name) => lookup(scripts, name) !== `dateline ${name}`);
}

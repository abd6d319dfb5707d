import { hash } from 'node:crypto';
import { lookup } from '../text/lookup.ts';

/**
 * Plain data as JSON with sorted keys, without whatever is absent, empty or false: a field that Dateline learns later changes
 * no digest of content that doesn't use it.
 */
export function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const members = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const key of Object.keys(members).sort()) {
    const member = canonical(lookup(members, key));
    if (!nothing.has(member)) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${member}`;
  }
  return `{${text}}`;
}

const nothing: ReadonlySet<string> = new Set(['null', 'false', '""', '[]', '{}']);

/** 132 bits of SHA-256, in 22 characters of base64url. */
export function digest(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22);
}

/** The digest of a value's canonical form. */
export function digestOf(value: unknown): string {
  return digest(canonical(value));
}

import { hash } from 'node:crypto';
import { lookup } from '../text/table.ts';

/**
 * Plain data as JSON with sorted keys, without members that are absent, empty or false: a field that Dateline learns
 * later changes no digest of content that does not use it.
 */
function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const key of Object.keys(members).sort()) {
    const member = canonicalJson(lookup(members, key));
    if (!emptyMembers.has(member)) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${member}`;
  }
  return `{${text}}`;
}

const emptyMembers: ReadonlySet<string> = new Set(['null', 'false', '""', '[]', '{}']);

/** The first 132 bits of the SHA-256 of bytes, or of a text in UTF-8: 22 characters of base64url (RFC 4648 §5). */
export function digest(data: string | NodeJS.ArrayBufferView): string {
  return hash('sha256', data, 'base64url').slice(0, 22);
}

/** The digest of plain data: equal data have equal digests, whatever the order of their keys. */
export function digestOfValue(value: unknown): string {
  return digest(canonicalJson(value));
}

/** The SHA-256 of bytes, or of a text in UTF-8, as lower-case hexadecimal digits: the first `length` of the 64. */
export function hexDigest(data: string | NodeJS.ArrayBufferView, length = 64): string {
  return hash('sha256', data, 'hex').slice(0, length);
}

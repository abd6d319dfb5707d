import * as duplicates from './duplicates.ts';
import * as fields from './fields.ts';
import * as links from './links.ts';
import * as removed from './removed.ts';
import type { CheckRule } from './rule.ts';
import * as tags from './tags.ts';
import * as text from './text.ts';
import * as unclosed from './unclosed.ts';

/**
 * The rules of `dateline check`, sorted by name: all exports of these files. Problems that stop a build, such as a
 * missing day, are not among them: `load` reports those.
 */
export const checkRules: readonly CheckRule[] = [duplicates, fields, links, removed, tags, text, unclosed]
  .flatMap((file): CheckRule[] => Object.values(file))
  .sort((a, b) => (a.name < b.name ? -1 : 1));

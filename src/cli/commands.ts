import type { CommandRow } from './command.ts';

/** The commands, in the order in which help lists them. */
export const commands: Readonly<Record<string, CommandRow>> = {
  import: {
    summary: 'turn captures, HTML, feeds, WordPress exports and Markdown into articles',
    load: () => import('./import.ts'),
  },
  check: {
    summary: 'look for problems in the content',
    load: () => import('./check.ts'),
  },
  withdraw: {
    summary: 'take an article back for good',
    load: () => import('./withdraw.ts'),
  },
  rename: {
    summary: 'give an article, tag or author another slug',
    load: () => import('./rename.ts'),
  },
};

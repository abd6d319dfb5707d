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
  build: {
    summary: 'compile the edition for the publication’s own address',
    load: () => import('./build.ts'),
  },
  dev: {
    summary: 'compile, serve and watch the content on this machine',
    load: () => import('./dev.ts'),
  },
  deploy: {
    summary: 'build, and send the Worker to Cloudflare',
    load: () => import('./deploy.ts'),
  },
  stats: {
    summary: 'say what the edition holds, and how near it is to Cloudflare’s limits',
    load: () => import('./stats.ts'),
  },
  ping: {
    summary: 'tell the WebSub hubs which feeds changed',
    load: () => import('./ping.ts'),
  },
  verify: {
    summary: 'ask a deployment for every kind of answer, and say what is not as promised',
    load: () => import('./verify.ts'),
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

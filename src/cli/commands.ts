import type { CommandRow } from './command.ts';

/** The commands, in the order in which help lists them. */
export const commandTable: Readonly<Record<string, CommandRow>> = {
  init: {
    summary: 'make a publication: a folder with everything that it needs',
    load: () => import('./init.ts'),
  },
  import: {
    summary: 'turn captures, web pages, mail, feeds, exports of services and Markdown into articles',
    load: () => import('./import.ts'),
  },
  review: {
    summary: 'answer the questions of imported articles that are held',
    load: () => import('./review.ts'),
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
    summary: 'print figures about the edition and its use of Cloudflare’s limits',
    load: () => import('./stats.ts'),
  },
  ping: {
    summary: 'notify the WebSub hubs of changed feeds',
    load: () => import('./ping.ts'),
  },
  verify: {
    summary: 'check the answers of a deployment against the contract',
    load: () => import('./verify.ts'),
  },
  withdraw: {
    summary: 'withdraw an article for good',
    load: () => import('./withdraw.ts'),
  },
  rename: {
    summary: 'give an article, tag or author another slug',
    load: () => import('./rename.ts'),
  },
};

import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { FoundBlog } from '../content/mounts/find-blog.ts';
import { foreignScripts } from '../host/complete-manifest.ts';
import type { NewPublication } from '../host/create-publication.ts';
import { packageManagers } from '../host/package-manager.ts';

/** Generators that take every file below a site's folder for a page. */
const greedy: ReadonlySet<string> = new Set(['Eleventy', 'Jekyll']);

/**
 * The commands that a person runs after `dateline init`, and hints on the folder (absolute path), as lines.
 * `keptSettings`: the folder had a `wrangler.toml` before.
 */
export async function nextSteps(
  folder: string,
  { url, mounts, blogUrl, manager }: NewPublication,
  blog: FoundBlog | undefined,
  keptSettings: boolean,
): Promise<string> {
  const here = relative('', folder);
  const foreign = foreignScripts(await readFile(join(folder, 'package.json'), 'utf8'));
  const script = (name: string): string =>
    (foreign.includes(name) ? `npx dateline ${name}` : `npm run ${name}`).padEnd(28);
  const inBlog = blog ? relative(blog.folder, folder) : '..';
  return [
    'Next:',
    ...(here ? [`  cd ${here}`] : []),
    `  ${packageManagers[manager].install}`,
    ...(keptSettings ? ['  npx dateline check          tells what wrangler.toml lacks, which was there before'] : []),
    `  ${script('dev')}the feeds on http://127.0.0.1:8787; it follows every change`,
    mounts.length > 0
      ? '  npx dateline check          tells which files are not mounted, and why'
      : '  content/articles/           one Markdown file an article; npx dateline import makes them of other files',
    `  ${script('deploy')}once ${new URL(url).host} is in your Cloudflare account; see routes in wrangler.toml`,
    '',
    'To publish without this machine, commit the folder to a repository on GitHub and give the repository two secrets,',
    'CLOUDFLARE_API_TOKEN (a token from the template "Edit Cloudflare Workers") and CLOUDFLARE_ACCOUNT_ID.',
    'Then .github/workflows/feeds.yml builds, commits ids and ledger, and deploys.',
    ...(blog && (blog.url ?? blogUrl) === undefined
      ? [
          '',
          "The blog's settings do not state its address: add url: with it to the mount in content/feed.yaml,",
          'before the first build.',
        ]
      : []),
    ...(blog && greedy.has(blog.generator) && !inBlog.startsWith('..')
      ? ['', `Tell ${blog.generator} to ignore ${inBlog}/, which is inside the blog's folder.`]
      : []),
  ].join('\n');
}

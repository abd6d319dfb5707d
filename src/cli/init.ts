import { existsSync } from 'node:fs';
import { readdir, stat, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { intro, outro } from '@clack/prompts';
import { ignoreMissing } from '../content/files.ts';
import {
  type CreatedFiles,
  createPublication,
  type NewPublication,
  foreignScripts,
} from '../host/create-publication.ts';
import { isClone, packClone, readVersion, findPackageManager } from '../host/packages.ts';
import { clock } from './clock.ts';
import { type CommandFile, UsageError } from './command.ts';
import { answer, askBlogAddress, chooseBlog, describeBlog, suggest } from './interview.ts';
import type { FoundBlog } from '../content/mounts/find-blog.ts';

export const describe: CommandFile['describe'] = (command) => {
  command
    .argument('[dir]', 'the folder of the publication: by default this one if it is empty, else feeds in it')
    .option('--title <text>', 'the title')
    .option('--url <address>', 'the public address of the feeds')
    .option('--language <tag>', 'the language: en, pt-BR, …')
    .option('--timezone <name>', 'the time zone: UTC, Europe/Berlin, …')
    .option('--mount <path>', 'a folder of posts, or a saved feed, that is read in place')
    .option('--no-mount', 'mount no blog, also where one is found')
    .option('--yes', 'ask nothing')
    .addHelpText(
      'after',
      '\nInside or beside a blog of a known generator it takes title, address, language and time zone from' +
        '\nits settings, and mounts its posts. Files that exist stay as they are. Without a terminal it asks nothing.',
    );
};

export const run: CommandFile['run'] = async ([dir], options) => {
  const asks = options.yes !== true && process.stdin.isTTY && process.stdout.isTTY;
  if (asks) intro('A publication of your own');
  const folder = resolve(dir ?? (await defaultFolder()));
  if ((await stat(folder).catch(ignoreMissing))?.isDirectory() === false)
    throw new UsageError(`${folder} is a file. Name a folder.`);
  const names = await readdir(folder).catch((): string[] => []);
  const other = names.find((name) => /^wrangler\.jsonc?$/.test(name));
  if (other !== undefined)
    throw new UsageError(
      `Dateline reads wrangler.toml, and wrangler reads ${other} before it. ` +
        `Write the settings of ${other} into wrangler.toml, remove ${other}, and run init again.`,
    );
  // The folder of an app has nothing to do with a blog that happens to lie beside it.
  const isApp = !names.includes('content') && names.some((name) => !installed.test(name));
  const blog = await chooseBlog(folder, options.mount, asks, isApp);
  const answers = await answer(suggest(folder, blog, options), asks);
  const blogUrl = asks && blog && blog.url === undefined ? await askBlogAddress() : undefined;
  const publication: NewPublication = {
    ...answers,
    mounts: blog?.mounts ?? [],
    ...(blogUrl !== undefined && { blogUrl }),
    dependency: `^${await readVersion()}`,
    now: clock(),
  };
  const { written, completed, kept } = await create(folder, publication);
  const mounted = publication.mounts.map((mount) => relative('', mount) || '.').join(', ');
  const lines = [
    ...(blog ? [`${describeBlog(blog)}, mounted: ${mounted}`] : []),
    ...written.map((file) => `wrote ${file}`),
    ...completed.map((file) => `added what was missing to ${file}`),
    ...kept.map((file) => `kept ${file}, which was there before`),
  ];
  const next = await nextSteps(
    folder,
    publication,
    blog,
    kept.find((file) => file.startsWith('wrangler.')),
  );
  if (asks) outro('Made:');
  console.log(`${lines.join('\n')}\n\n${next}`);
  return 0;
};

/** Files of a folder in which only Dateline was installed. */
const installed = /^(?:\..*|node_modules|package\.json|package-lock\.json|pnpm-lock\.yaml|yarn\.lock|.*\.tgz)$/;

/** The folder where none is named: this one if nothing stands in it, else `feeds` in it. */
async function defaultFolder(): Promise<string> {
  return (await readdir('.')).every((name) => installed.test(name)) ? '.' : 'feeds';
}

/** Writes the publication. A clone packs itself into it, since the package of these sources is nowhere else. */
async function create(folder: string, publication: NewPublication): Promise<CreatedFiles> {
  if (!isClone) return createPublication(folder, publication);
  const tarball = `dateline-feeds-${publication.dependency.slice(1)}.tgz`;
  const created = await createPublication(folder, { ...publication, dependency: `file:${tarball}` });
  // A lock file holds the digest of a package that was installed before.
  if (existsSync(join(folder, tarball))) return { ...created, kept: [...created.kept, tarball] };
  packClone(folder);
  return { ...created, written: [...created.written, tarball] };
}

/** Generators that take every file below a site's folder for a page. */
const greedy: ReadonlySet<string> = new Set(['Eleventy', 'Jekyll']);

/**
 * The commands that a person runs after `dateline init`, and hints on the folder (absolute path), as lines.
 * `keptSettings`: the file of wrangler's settings that the folder had before.
 */
async function nextSteps(
  folder: string,
  { url, mounts, blogUrl }: NewPublication,
  blog: FoundBlog | undefined,
  keptSettings: string | undefined,
): Promise<string> {
  const here = relative('', folder);
  const foreign = foreignScripts(await readFile(join(folder, 'package.json'), 'utf8'));
  const script = (name: string): string =>
    (foreign.includes(name) ? `npx dateline ${name}` : `npm run ${name}`).padEnd(28);
  const inBlog = blog ? relative(blog.folder, folder) : '..';
  return [
    'Next:',
    ...(here ? [`  cd ${here}`] : []),
    `  ${findPackageManager(folder)} install`,
    ...(keptSettings
      ? [`  npx dateline check          tells what ${keptSettings} lacks, which was there before`]
      : mounts.length > 0
        ? ['  npx dateline check          tells which files are not mounted, and why']
        : []),
    `  ${script('dev')}the feeds on http://127.0.0.1:8787; it follows every change`,
    ...(mounts.length === 0
      ? ['  content/articles/           one Markdown file an article; npx dateline import makes them of other files']
      : []),
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

import { basename, relative, resolve } from 'node:path';
import { cancel, confirm, isCancel, select, text } from '@clack/prompts';
import { stringify } from 'yaml';
import { type FoundBlog, findBlogs, readBlog } from '../content/mounts/find-blog.ts';
import { readPublication } from '../content/publication/publication.ts';
import { lookup } from '../text/table.ts';
import { UsageError } from './command.ts';
import { counted } from './terminal.ts';

/** The values that a person is asked for, in the order of the questions. */
const questions = {
  title: 'Title of the publication',
  url: 'Public address of its feeds',
  language: 'Language (en, pt-BR, …)',
  timezone: 'Time zone whose days count',
} as const;

type Question = keyof typeof questions;

export type Answers = Readonly<Record<Question, string>>;

/** A blog in a few words. */
export const describeBlog = ({ generator, folder, posts }: FoundBlog): string =>
  `${generator} in ${relative('', folder) || '.'}, ${counted(posts.length, 'file')} of posts`;

/**
 * The blog whose posts are mounted; undefined for a publication without. `mount` is a path, or false for none. Into the
 * folder of an app, a blog that lies beside it is mounted only if a person says so.
 */
export async function chooseBlog(
  folder: string,
  mount: unknown,
  asks: boolean,
  isApp: boolean,
): Promise<FoundBlog | undefined> {
  if (mount === false) return undefined;
  if (typeof mount === 'string')
    return readBlog(resolve(mount)).catch(() => {
      throw new UsageError(`There is no folder or file ${mount} to mount.`);
    });
  const found = await findBlogs(folder);
  const blogs = isApp && !asks ? found.filter((blog) => !relative(blog.folder, folder).startsWith('..')) : found;
  const [first] = blogs;
  if (!first) return undefined;
  if (!asks) {
    if (blogs.length === 1) return first;
    const names = blogs.map(({ folder: place }) => relative('', place)).join(', ');
    throw new UsageError(
      `There are several blogs beside ${relative('', folder)}. Name one with --mount: ${names}; or write --no-mount.`,
    );
  }
  if (blogs.length === 1)
    return orStop(await confirm({ message: `Take the posts of this blog? ${describeBlog(first)}` }))
      ? first
      : undefined;
  return orStop(
    await select<FoundBlog | undefined>({
      message: 'Take the posts of a blog?',
      options: [
        ...blogs.map((blog) => ({ value: blog, label: describeBlog(blog) })),
        { value: undefined, label: 'None of these' },
      ],
    }),
  );
}

/** Values by flags, then by the blog's settings, then by this machine; the address is undefined if nothing tells. */
export function suggest(
  folder: string,
  blog: FoundBlog | undefined,
  options: Readonly<Record<string, unknown>>,
): Partial<Answers> {
  const system = Intl.DateTimeFormat().resolvedOptions();
  const host = blog?.url === undefined ? undefined : new URL(blog.url).host.replace(/^www\./, '');
  const suggested = {
    title: blog?.title ?? host ?? basename(folder),
    url: host === undefined ? undefined : `https://feeds.${host}`,
    language: blog?.language ?? new Intl.Locale(system.locale).language,
    timezone: blog?.timezone ?? system.timeZone,
  };
  return Object.fromEntries(
    Object.entries(suggested).flatMap(([name, value]) => {
      const given = lookup(options, name) ?? value;
      return given === undefined ? [] : [[name, String(given)]];
    }),
  );
}

/**
 * Asks for each value, with the suggestion to confirm, until `feed.yaml` takes it; without a terminal takes the
 * suggestions. Throws `UsageError` if one of these is missing or wrong.
 */
export async function answer(suggested: Partial<Answers>, asks: boolean): Promise<Answers> {
  const answers: Record<string, string> = {};
  for (const name of Object.keys(questions) as Question[]) {
    const initialValue = suggested[name];
    if (asks)
      answers[name] = orStop(
        await text({
          message: questions[name],
          ...(initialValue !== undefined && { initialValue }),
          ...(name === 'url' && { placeholder: 'https://feeds.example.org' }),
          validate: (value) => faultOf(name, value?.trim() ?? ''),
        }),
      ).trim();
    else if (initialValue === undefined)
      throw new UsageError(
        `Name the public address of the feeds with --${name}, for example --${name} https://feeds.example.org. ` +
          'Ids of articles hold its host.',
      );
    else {
      const fault = faultOf(name, initialValue);
      if (fault !== undefined) throw new UsageError(fault);
      answers[name] = initialValue;
    }
  }
  return answers as Answers;
}

/** What is wrong with a value, and what is accepted; undefined if `feed.yaml` takes it. */
function faultOf(name: Question, value: string): string | undefined {
  if (value === '') return 'Write a value.';
  const given = stringify({ title: 'A', url: 'https://example.org', [name]: value });
  const [problem] = readPublication(given, 'feed.yaml').problems;
  return problem && `${problem.message}${problem.remedy ? ` ${problem.remedy}` : ''}`;
}

/** The address of a blog whose settings do not state it: permalinks and ids of its posts are made of it. */
export async function askBlogAddress(): Promise<string> {
  const answered = await text({
    message: 'Address of the blog, which its settings do not state',
    placeholder: 'https://blog.example.org',
    validate: (value) => (URL.canParse(value ?? '') ? undefined : 'Write an address: https://blog.example.org.'),
  });
  return orStop(answered).trim();
}

/** The answer to a question. Ends the command if the person cancelled it. */
function orStop<T>(answered: T): Exclude<T, symbol> {
  if (!isCancel(answered)) return answered as Exclude<T, symbol>;
  cancel('Nothing was written.');
  process.exit(1);
}

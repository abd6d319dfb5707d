import { open } from '../import/markdown/markdown.ts';
import { type Ground, type PostFile, type PostReading, readPosts } from './posts.ts';
import { work } from './work.ts';

work<Ground, readonly PostFile[], readonly PostReading[]>(({ folder, options }) => {
  const opened = open(folder, options);
  return async (files) => ({ answer: await readPosts(files, await opened) });
});

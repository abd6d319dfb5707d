/** One address of every kind of page, by what it is. */
export const kinds: Readonly<Record<string, string>> = {
  home: '/',
  tag: '/tags/harbour',
  month: '/2024/11',
  selection: '/?since=2023&tag=-council&tag=harbour',
  empty: '/?q=sardines&tag=lighthouse&since=2024-11',
  article: '/articles/keeper',
  rightToLeft: '/articles/sea',
  values: '/tags',
  builder: '/build',
  built: '/build?tag-any=fishing,ferries&format=atom&show=1',
  refused: '/build?tag-all=harbor&show=1',
  api: '/api',
  notFound: '/tags/harbor',
  badParameter: '/?lang=en',
};

import { type DeploymentCheck, fetchFacets, itemsOf } from './check.ts';
import { type Answered, expectEqual, linkOf } from './client.ts';

/** The most documents that a check fetches. */
const most = 40;

/** Checks of paged and archived feeds (RFC 5005). */
export const pagingChecks: readonly DeploymentCheck[] = [
  {
    name: 'next leads through all articles, each once',
    async run(ask) {
      const { count } = (await fetchFacets(ask)).all;
      const seen: string[] = [];
      const size = Math.min(100, Math.max(1, Math.ceil(count / most)));
      let path: string | undefined = `/feed.json?limit=${size}`;
      for (let page = 0; path !== undefined && page < most; page++) {
        const answered: Answered = await ask(path);
        if (answered.status !== 200) return [`${path}: status is ${answered.status}`];
        seen.push(...itemsOf(answered.text).map(({ id }) => id));
        path = linkOf(answered, 'next');
      }
      const complaints = new Set(seen).size < seen.length ? ['an article came twice'] : [];
      return path === undefined ? [...complaints, ...expectEqual('articles met', seen.length, count)] : complaints;
    },
  },
  {
    name: 'archives lead through all articles',
    async run(ask) {
      const { count } = (await fetchFacets(ask)).all;
      const seen = new Set<string>();
      let path = linkOf(await ask('/atom.xml'), 'prev-archive');
      for (let document = 0; path !== undefined && document < most; document++) {
        const answered: Answered = await ask(path);
        if (answered.status !== 200) return [`${path}: status is ${answered.status}`];
        if (!answered.text.includes('fh:archive')) return [`${path}: it has no fh:archive`];
        if (linkOf(answered, 'current') !== '/atom.xml') return [`${path}: it does not name the current feed`];
        for (const { id } of itemsOf(answered.text)) seen.add(id);
        path = linkOf(answered, 'prev-archive');
      }
      return path === undefined ? expectEqual('articles met', seen.size, count) : [];
    },
  },
];

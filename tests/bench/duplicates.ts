/**
 * How long it takes to link an archive, how much memory, and how many of the known answers are found:
 * `node tests/bench/duplicates.ts [ARTICLES]`.
 */
import { findLinks } from '../../src/content/duplicates/links.ts';
import { archive } from './archive.ts';

const count = Number(process.argv[2] ?? 10_000);
const { articles, repeats, retells } = archive(count);
const before = process.memoryUsage.rss();
const cpu = process.cpuUsage();
const start = performance.now();
const links = findLinks(articles);
const seconds = (performance.now() - start) / 1000;
const { user } = process.cpuUsage(cpu);
const megabytes = (process.resourceUsage().maxRSS * 1024 - before) / 1e6;

const keyOf = (a: string, b: string): string => [a, b].sort().join(' ');
const measure = (truth: readonly (readonly [string, string])[], found: ReadonlySet<string>): string => {
  const wanted = new Set(truth.map(([a, b]) => keyOf(a, b)));
  const hits = [...found].filter((key) => wanted.has(key)).length;
  return `${wanted.size} pairs, recall ${(hits / wanted.size).toFixed(4)}, precision ${(hits / found.size).toFixed(4)}`;
};
const keysOf = (repeated: boolean): ReadonlySet<string> =>
  new Set(links.filter((link) => link.repeats === repeated).map(({ one, other }) => keyOf(one.id, other.id)));

const words = articles.reduce((sum, { text }) => sum + text.length, 0);
console.log(`${articles.length} articles, ${(words / 1e6).toFixed(0)} MB of text`);
console.log(
  `linked in ${seconds.toFixed(1)} s (${(user / 1e6).toFixed(1)} s of CPU), ${megabytes.toFixed(0)} MB above the texts`,
);
console.log(`repeats: ${measure(repeats, keysOf(true))}`);
console.log(`retells: ${measure(retells, keysOf(false))}`);

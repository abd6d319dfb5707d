import { loose, metaText } from './plain.ts';

/** Signs that stand between a title and the name of the site that a page's title is glued to. */
const glue = new RegExp(
  String.raw`\s{1,9}[|\-–—·•»«:/~*]{1,9}\s+|\s{0,9}[|｜‖]\s*|\s{1,9}::\s+|\s{0,9}[_＿](?=[^\s_])` +
    String.raw`|(?<=[\u3000-\u9fff])\s{0,9}[-–—]\s*(?=\S{2,12}$)`,
  'gu',
);

/** The pieces of a glued title, in order. */
export function pieces(title: string): readonly string[] {
  return title
    .split(glue)
    .map((piece) => piece.trim())
    .filter(Boolean);
}

/** A site's name without the slogan that some pages add to it. */
export function dropSlogan(name: string): string {
  const [first, ...rest] = pieces(name);
  return first !== undefined && rest.length > 0 && (rest.join(' ').split(' ').length > 2 || first.length > 3)
    ? first
    : name;
}

const letters = (text: string): string => loose(text).replace(/ /g, '');

const domain = /^(?:www\.)?[\w-]+\.(?:com|org|net|gov|edu|info|co|tv|news|[a-z]{2})(?:\.[a-z]{2})?$/i;

/** Labels of a host that name the site: without `www` and the registry's part. */
function labels(host: string | undefined): readonly string[] {
  return (host ?? '')
    .replace(/^(?:www|m|amp|blog|news)\./, '')
    .split('.')
    .slice(0, -1)
    .map(letters)
    .filter((label) => label.length > 1);
}

/** Whether a piece of a title is the site: its name, the beginning of its name, or its host. */
export function namesSite(piece: string, sites: readonly string[], host: string | undefined): boolean {
  const wanted = letters(piece);
  if (wanted === '' || domain.test(piece)) return true;
  if (
    sites.some(
      (site) =>
        [letters(site), letters(dropSlogan(site))].includes(wanted) ||
        (wanted.length > 3 && letters(site).startsWith(wanted)),
    )
  )
    return true;
  return labels(host).some((label) => wanted === label || wanted === `the${label}`);
}

/** A title without the site's name, sections and slogans that are glued to it, before or behind. */
export function withoutSite(title: string, sites: readonly string[], host: string | undefined): string {
  const marks = [...title.matchAll(glue)];
  if (marks.length === 0) return title;
  const all = title.split(glue);
  let [first, last] = [0, all.length - 1];
  const at = all.findIndex((piece, i) => i > 0 && namesSite(piece, sites, host));
  if (at > 0) last = at - 1;
  if (last > 0 && namesSite(all[0] ?? '', sites, host)) first = 1;
  const from = first === 0 ? 0 : (marks[first - 1]?.index ?? 0) + (marks[first - 1]?.[0].length ?? 0);
  const to = last === all.length - 1 ? title.length : (marks[last]?.index ?? title.length);
  return metaText(title.slice(from, to)) || title;
}

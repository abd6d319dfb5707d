import type { Source } from '../../article/article.ts';
import type { Found } from '../../article/candidate.ts';
import { allPhrases, anyOf } from '../phrases/match.ts';
import { agree } from './agree.ts';
import type { Judged } from './classify.ts';
import { splitLabel } from './label.ts';
import { limits } from './limits.ts';
import { weigh } from './measure.ts';
import { siteKey, withoutSlogan } from './site.ts';
import type { FoundTitle } from './title.ts';

const official = new RegExp(String.raw`^(?:${anyOf(allPhrases('official-site'))})\s`, 'iu');

/** A name and that it brings news: `The Herald – News from the Hill`. */
const slogan = new RegExp(
  String.raw`^\p{Lu}[^|–—:.!?]{2,30}\s[|–—-]\s(?:${anyOf(allPhrases('slogan'))})\s?\p{L}`,
  'iu',
);

/** The address of a page that an archive kept, behind the archive's own. */
const archived =
  /web\.archive\.org\/web\/\d{4,14}[a-z_]*\/https?:\/\/(?:www\d?\.)?([\p{L}\p{N}.-]+\.\p{L}{2,})/iu;

const { header, title: titled, line: longest, sure } = limits.source;

const found = (name: string, line: number, how: string, sureness: number): Found<Source> => ({
  value: { name },
  where: `line ${line}, ${how}`,
  sure: sureness,
});

/** The name in one place that states it by itself: a line that is there to name the site, an archive's address, `来源：`. */
function stated(blocks: readonly Judged[], title: number): Found<Source> | undefined {
  const site = blocks.find((block) => official.test(block.text) && block.weight < longest);
  if (site) return found(site.text, site.line, 'the site’s name for itself', sure.stated);
  const named = blocks.slice(0, title).find((block) => slogan.test(block.text) && block.weight < longest);
  if (named) return found(withoutSlogan(named.text), named.line, 'the site’s name and slogan', sure.stated);
  const kept = blocks.slice(0, header).find((block) => archived.test(block.text));
  const host = archived.exec(kept?.text ?? '')?.[1];
  if (kept && host !== undefined)
    return found(host, kept.line, 'the address of the archived page', sure.archived);
  const labelled = blocks.find((block) => /^(?:来源|來源|稿源|文章来源)\s*[:：]/u.test(block.text));
  const name = labelled && splitLabel(labelled.text, 'source', true)?.split(/\s|作者|编辑/u)[0];
  return labelled && name && weigh(name) <= limits.source.name.weight
    ? found(name, labelled.line, 'after 来源', sure.labelled)
    : undefined;
}

/**
 * Whom the article comes from: what the page's own title adds to the article's, a line `Official website of …` or `NAME – News from …`,
 * the address of an archived page, `来源：`, the name on which header, foot, phrases and addresses agree (see `agree`). Undefined
 * where one place alone names somebody: the holder of a copyright is more often a company than the site. `end` is the index of the
 * text's last block.
 */
export function readSource(
  blocks: readonly Judged[],
  title: FoundTitle | undefined,
  end: number,
): Found<Source> | undefined {
  if (title?.site !== undefined && weigh(title.site) <= titled)
    return found(withoutSlogan(title.site), blocks[0]?.line ?? 1, 'the page’s own title', sure.title);
  const alone = stated(blocks, title?.at ?? 0);
  if (alone) return alone;
  const agreed = agree(blocks, end);
  return agreed && found(spelled(agreed.name, blocks), agreed.line, agreed.how, agreed.sure);
}

/** A name as the page writes it elsewhere alone, with capitals and spaces as there. */
function spelled(name: string, blocks: readonly Judged[]): string {
  const key = siteKey(name);
  const alone = blocks.filter((block) => block.weight <= weigh(name) + 8 && siteKey(block.text) === key);
  const cased = alone.find((block) => /\p{Ll}/u.test(block.text) && /\p{Lu}/u.test(block.text)) ?? alone[0];
  return cased?.text.replace(/^@/u, '') ?? name;
}

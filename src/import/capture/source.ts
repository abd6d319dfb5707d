import type { Source } from '../../article/article.ts';
import type { Found } from '../../article/candidate.ts';
import { chromeOf } from '../chrome/phrase.ts';
import type { Judged } from './classify.ts';
import { splitLabel } from './label.ts';
import { countWords, weigh } from './measure.ts';
import type { Sign } from './site.ts';
import { hosts, inPhrase, siteKey, spelling, withoutSlogan, worth } from './site.ts';
import type { FoundTitle } from './title.ts';

const rights =
  /(?:all rights? reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati|alle rechten voorbehouden|все права защищены|всі права захищені|wszelkie prawa zastrzeżone|všechna práva vyhrazena|tüm hakları saklıdır|جميع|الحقوق|حقوق|كل|محفوظة|لـ|النشر|الطبع|版权所有|版權所有|copyright|\(c\)|©|ⓒ|powered by|a division of|designed by|design by).*?/giu;

const company =
  /,?\s(?:LLC|L\.L\.C\.|Inc\.?|Ltd\.?|Limited|GmbH|AG|SE|Co\.|Corp\.?|Corporation|S\.?A\.?|S\.?p\.?A\.?|S\.?r\.?l\.?|B\.?V\.?|Oy|AB|AS|A\/S|Kft\.?|Zrt\.?|Sp\. z o\.o\.|s\.r\.o\.|a\.s\.|PLC|plc)\.?$/u;

/** The name in a line of copyright: without sign, years and the words of rights. */
function holder(text: string): string | undefined {
  if (!/[©ⓒ]|copyright|\(c\)|版权所有|版權所有|जميع الحقوق/iu.test(text)) return undefined;
  const parts = text
    .replace(rights, '|')
    .replace(/\b(?:19|20)\d\d\b(?:\s?[-–—]\s?(?:(?:19|20)\d\d)?)?/g, '|')
    .split(/[|｜,;:·•]|\s[-–—]\s|\sby\s|(?<=\p{L}{3})\.(?:\s|$)/u)
    .map((part) => part.replace(/^[\s"“”'<>()«»*-]+|[\s"“”'<>()«»*-]+$/gu, ''))
    .map((part) => part.replace(company, '').replace(/^(?:@|of\s|the\s(?=\p{Lu}\p{L}+\s\p{Lu}))/u, ''))
    .filter(
      (part) =>
        /\p{L}{2}/u.test(part) &&
        countWords(part) <= 6 &&
        weigh(part) <= 50 &&
        !/^(?:by|the|of|to|all)$/iu.test(part) &&
        !/^(?:and|this|these|no|any)\s/iu.test(part) &&
        chromeOf(part) === undefined &&
        !/^(?:policy|broadcast|conditions|terms|content|contents)$/iu.test(part),
    );
  return parts[0];
}

const official =
  /^(?:official (?:web)?site of|site officiel de|sitio oficial de|offizielle (?:web)?seite|официальный сайт)\s/iu;

/** How many blocks at a page's beginning can be its header's name, and behind which share of its blocks its foot begins. */
const edge = { header: 4, foot: 0.6 } as const;

const isNameLike = (block: Judged): boolean =>
  block.weight <= 40 &&
  countWords(block.text) <= 4 &&
  block.kind === 'short' &&
  !/[:?!,]|\d{3}/u.test(block.text);

/** The signs by which a capture names its site: its header, the foot's copyright, phrases that hold its name, addresses. */
function signs(blocks: readonly Judged[], end: number): readonly Sign[] {
  const found: Sign[] = [];
  const add = (name: string | undefined, at: number, kind: Sign['kind']): void => {
    if (name !== undefined && siteKey(name).length > 1 && chromeOf(name) === undefined)
      found.push({ name: name.trim(), line: (blocks[at] as Judged).line, kind });
  };
  const foot = Math.max(end + 1, Math.floor(blocks.length * edge.foot));
  for (const [at, block] of blocks.entries()) {
    if (at < edge.header && isNameLike(block)) add(block.text, at, 'header');
    if (at >= foot && block.kind !== 'caption' && block.weight < 260)
      add(holder(block.text), at, 'copyright');
    if (block.weight <= 120 && block.kind !== 'prose') add(inPhrase(block.text), at, 'phrase');
    for (const host of hosts(block.text)) add(host, at, 'address');
  }
  return found;
}

/** The name that the signs agree on most: at least two kinds of sign must. */
function agreed(found: readonly Sign[]): { readonly sign: Sign; readonly kinds: number } | undefined {
  let best: { sign: Sign; kinds: number; score: number } | undefined;
  for (const sign of found) {
    const same = found.filter((other) => siteKey(other.name) === siteKey(sign.name));
    const kinds = new Set(same.map(({ kind }) => kind));
    const score = [...kinds].reduce((sum, kind) => sum + worth[kind], 0) + Math.min(same.length, 5) / 10;
    const spelled = same.toSorted((a, b) => spelling.indexOf(a.kind) - spelling.indexOf(b.kind))[0] ?? sign;
    if (kinds.size > 1 && score > (best?.score ?? 0)) best = { sign: spelled, kinds: kinds.size, score };
  }
  return best;
}

/**
 * Whom the article comes from: what the page's own title adds to the article's, a line `Official website of …`, `来源：`, the name on
 * which header, foot, phrases and addresses agree, the holder of the copyright in the page's foot. Undefined where the capture names
 * nobody. `end` is the index of the text's last block.
 */
export function readSource(
  blocks: readonly Judged[],
  title: FoundTitle | undefined,
  end: number,
): Found<Source> | undefined {
  if (title?.site !== undefined && weigh(title.site) <= 60)
    return {
      value: { name: withoutSlogan(title.site) },
      where: `line ${blocks[0]?.line ?? 1}, the page’s own title`,
      sure: 0.85,
    };
  const site = blocks.find((block) => official.test(block.text) && weigh(block.text) < 90);
  if (site)
    return { value: { name: site.text }, where: `line ${site.line}, the site’s name for itself`, sure: 0.75 };
  const labelled = blocks.find((block) => /^(?:来源|來源|稿源|文章来源)\s*[:：]/u.test(block.text));
  const name = labelled && splitLabel(labelled.text, 'source', true)?.split(/\s|作者|编辑/u)[0];
  if (labelled && name && weigh(name) <= 40)
    return { value: { name }, where: `line ${labelled.line}, after 来源`, sure: 0.7 };
  const found = signs(blocks, end);
  const best = agreed(found);
  if (best)
    return {
      value: { name: spelled(best.sign.name, blocks) },
      where: `line ${best.sign.line}, the site’s name in ${best.kinds} kinds of places`,
      sure: 0.8,
    };
  const held = found.findLast(({ kind }) => kind === 'copyright');
  return (
    held && { value: { name: spelled(held.name, blocks) }, where: `line ${held.line}, copyright`, sure: 0.6 }
  );
}

/** A name as the page writes it elsewhere alone, with capitals and spaces as there. */
function spelled(name: string, blocks: readonly Judged[]): string {
  const key = siteKey(name);
  const alone = blocks.filter((block) => block.weight <= weigh(name) + 8 && siteKey(block.text) === key);
  const cased = alone.find((block) => /\p{Ll}/u.test(block.text) && /\p{Lu}/u.test(block.text)) ?? alone[0];
  return cased?.text ?? name;
}

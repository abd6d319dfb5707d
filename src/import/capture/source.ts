import type { Source } from '../../article/article.ts';
import type { Found } from '../../article/candidate.ts';
import { chromeKey, chromeOf } from '../chrome/phrase.ts';
import type { Judged } from './classify.ts';
import { splitLabel } from './label.ts';
import { countWords, weigh } from './measure.ts';
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

/**
 * Whom the article comes from: what the page's own title adds to the article's, the holder of the copyright under the page, a line
 * `Official website of …`, `来源：`. Undefined where the capture names nobody.
 */
export function readSource(
  blocks: readonly Judged[],
  title: FoundTitle | undefined,
): Found<Source> | undefined {
  if (title?.site !== undefined && weigh(title.site) <= 60)
    return {
      value: { name: title.site },
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
  for (const block of blocks) {
    const found = weigh(block.text) < 260 ? holder(block.text) : undefined;
    if (found !== undefined)
      return { value: { name: spelled(found, blocks) }, where: `line ${block.line}, copyright`, sure: 0.65 };
  }
  return undefined;
}

/** A name as the page writes it elsewhere alone, with capitals as there. */
function spelled(name: string, blocks: readonly Judged[]): string {
  const key = chromeKey(name);
  return blocks.find((block) => block.key === key && weigh(block.text) <= weigh(name) + 2)?.text ?? name;
}

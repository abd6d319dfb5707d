import { autop } from './autop.ts';

const delimiter = /<!--\s{0,9}(\/?)wp:([\w/-]+)\s{0,9}(\{(?:(?!<!--|-->)[\s\S])*?\}\s{0,9})?(\/?)-->/g;

function numberOf(attributes: string | undefined): string | undefined {
  return /"ref"\s*:\s*(\d+)/.exec(attributes ?? '')?.[1];
}

/** Whether a post was written with the block editor. */
export function hasBlocks(stored: string): boolean {
  return /<!--\s*wp:[\w/-]+/.test(stored);
}

/**
 * The HTML of a post of the block editor: the comments that delimit blocks are gone, reusable blocks stand where they are
 * used, what stands outside of blocks has paragraphs. Blocks that WordPress fills when it shows them hold nothing.
 */
export function unblock(stored: string, reusable: ReadonlyMap<string, string>, depth = 0): string {
  let html = '';
  let from = 0;
  let level = 0;
  for (const match of stored.matchAll(delimiter)) {
    const [whole, closes, name, attributes, empty] = match;
    const between = stored.slice(from, match.index);
    html += level === 0 ? autop(between) : between;
    from = match.index + whole.length;
    if (closes) level = Math.max(0, level - 1);
    else if (empty) {
      const block = name === 'block' ? reusable.get(numberOf(attributes) ?? '') : undefined;
      // A block that holds itself would never end.
      if (block !== undefined && depth < 5) html += unblock(block, reusable, depth + 1);
    } else level++;
  }
  const rest = stored.slice(from);
  return html + (level === 0 ? autop(rest) : rest);
}

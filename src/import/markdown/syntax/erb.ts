import type { BodyContext } from './context.ts';
import { reduceCall } from './calls.ts';
import { readArguments } from './tree.ts';

/** `<%= name 'a', key: 'b' %>` and `<%= name('a') %>`. */
const call = /^=\s*([a-z_]\w*)\s*\(?([\s\S]*?)\)?\s*$/;

/** Reads Ruby's templates: helpers that are an image or a link become that, all else goes. */
export function readErb(text: string, context: BodyContext): string {
  return text.replace(/<%((?:(?!<%)[\s\S])*?)-?%>/g, (raw, inside: string) => {
    const [, name, rest] = call.exec(context.restore(inside)) ?? [];
    if (name === undefined) return '';
    const { positional, named } = readArguments((rest ?? '').replace(/:(\w+)\s*=>/g, '$1:'));
    const link = name === 'link_to' && positional.length > 1;
    const { markdown, lost } = reduceCall({
      name,
      positional: link ? [] : positional,
      named: link ? { text: positional[0] as string, href: positional[1] as string } : named,
    });
    if (lost) context.lost('helper', name, raw, markdown !== '');
    return markdown;
  });
}

import type { BodyContext } from './context.ts';
import { reduceCall } from './calls.ts';
import { readArguments, reduceTokens, tokenise } from './tree.ts';

const args = String.raw`\(((?:"[^"]*"|'[^']*'|${'`'}[^${'`'}]*${'`'}|\[[^[\]]*\]|[^()[\]"'${'`'}])*)\)`;
const tag = new RegExp(
  String.raw`\{\{-?\s{0,99}([A-Za-z_][\w:]*)\s{0,9}${args}\s{0,99}-?\}\}|\{%-?\s{0,99}(?:end()|([A-Za-z_][\w:]*)\s{0,9}${args})\s{0,99}-?%\}`,
  'g',
);

/** Reads Zola's shortcodes, `{{ name(key="value") }}` and `{% name() %} … {% end %}`. */
export function readZola(text: string, context: BodyContext): string {
  const plain = text.replace(/\{#(?:(?!\{#)[\s\S])*?#\}(?![^\S\n]*$)/gm, (whole, at: number) =>
    /^#{1,6}\s.*$/m.test(text.slice(text.lastIndexOf('\n', at) + 1, at)) ? whole : '',
  );
  const tokens = tokenise(plain, tag, ([raw, inline, inlineArgs, end, name, blockArgs]) => {
    if (end !== undefined) return { kind: 'end', raw, name: '' };
    return {
      kind: 'call',
      raw,
      single: inline !== undefined,
      call: {
        name: (inline ?? name) as string,
        ...readArguments(context.restore(inlineArgs ?? blockArgs ?? '')),
      },
    };
  });
  return reduceTokens(tokens, (call, raw) => {
    const { markdown, lost } = reduceCall(call);
    if (lost) context.lost('shortcode', call.name, raw, markdown !== '');
    return markdown;
  });
}

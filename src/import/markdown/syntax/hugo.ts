import type { BodyContext } from './context.ts';
import { reduceCall } from './calls.ts';
import { readArguments, reduceTokens, tokenise, type Call } from './tree.ts';

const tag =
  /\{\{([<%])-?\s{0,20}(\/?)\s{0,20}([\w./:-]+)(?![\w./:-])((?:(?!\/?\s{0,20}-?[>%]\}\}|\{\{[<%])[\s\S])*)(\/?)\s{0,20}-?[>%]\}\}/g;

/** Shortcodes whose meaning is Hugo's own. */
function own(call: Call, context: BodyContext): string | undefined {
  const [first] = call.positional;
  if (call.name === 'ref' || call.name === 'relref') {
    const reference = call.named['path'] ?? first ?? '';
    return context.resolve(reference) ?? `/${reference.replace(/^\/|(?:\/_?index)?\.md(?=#|$)/g, '')}`;
  }
  if (call.name === 'param') return context.value(`params.${first ?? ''}`) ?? context.value(first ?? '');
  if (/^(?:raw|html|rawhtml|unsafe|markdown|md|div|p|section|row|columns?|grid|wrapper)$/i.test(call.name))
    return call.inner ?? '';
  return undefined;
}

/** Reads Hugo's shortcodes, `{{< >}}` and `{{% %}}`, nested and multi-line, and Nikola's, which look the same. */
export function readHugo(text: string, context: BodyContext): string {
  const tokens = tokenise(text, tag, ([raw, , slash, name, args, single]) =>
    slash
      ? { kind: 'end', raw, name: name as string }
      : {
          kind: 'call',
          raw,
          single: single === '/',
          call: { name: name as string, ...readArguments(context.restore(args ?? '')) },
        },
  );
  return reduceTokens(tokens, (call, raw) => {
    const meaning = own(call, context);
    if (meaning !== undefined) return meaning;
    const { markdown, lost } = reduceCall(call);
    if (lost) context.lost('shortcode', call.name, raw, markdown !== '');
    return markdown;
  });
}

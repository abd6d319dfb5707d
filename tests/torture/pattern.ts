/** A piece of a regular expression (ECMA-262 §22.2.1). */
export type Node =
  | { readonly kind: 'empty' }
  | { readonly kind: 'sign'; readonly source: string; readonly holds: (sign: string) => boolean }
  | { readonly kind: 'edge'; readonly source: string }
  | { readonly kind: 'back'; readonly group: number }
  | { readonly kind: 'all'; readonly nodes: readonly Node[] }
  | { readonly kind: 'any'; readonly nodes: readonly Node[] }
  | { readonly kind: 'group'; readonly node: Node; readonly group: number }
  | { readonly kind: 'look'; readonly node: Node; readonly behind: boolean; readonly negative: boolean }
  | {
      readonly kind: 'repeat';
      readonly node: Node;
      readonly least: number;
      readonly most: number;
      readonly lazy: boolean;
    };

/** Reads the source of a regular expression. */
export function parse({ source, flags }: RegExp): Node {
  const plain = flags.replace(/[gymd]/g, '');
  const names = [...source.matchAll(/\((?:\?<(\w+)>|(?!\?))/g)].map(([, name]) => name);
  let at = 0;
  let groups = 0;

  const any = (): Node => {
    const nodes = [all()];
    while (source[at] === '|') {
      at++;
      nodes.push(all());
    }
    return nodes.length === 1 ? (nodes[0] as Node) : { kind: 'any', nodes };
  };

  const all = (): Node => {
    const nodes: Node[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') nodes.push(repeated(atom()));
    return { kind: 'all', nodes };
  };

  const repeated = (node: Node): Node => {
    const match = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})(\??)/.exec(source.slice(at));
    if (!match) return node;
    at += match[0].length;
    const [, sign, from, comma, to, lazy] = match;
    const least = sign === '+' ? 1 : Number(from ?? 0);
    const most =
      sign === undefined ? (comma === '' ? least : to === '' ? Infinity : Number(to)) : sign === '?' ? 1 : Infinity;
    return { kind: 'repeat', node, least, most, lazy: lazy === '?' };
  };

  const atom = (): Node => {
    const rest = source.slice(at);
    const opening = /^\((?:\?(?:([:=!])|<([=!])|<\w+>|[ims]*(?:-[ims]+)?:))?/.exec(rest);
    if (opening) {
      at += opening[0].length;
      const [whole, ahead, behind] = opening;
      const group = whole === '(' || /^\(\?<\w/.test(whole) ? ++groups : 0;
      const node = any();
      at++;
      const look = behind ?? (ahead === ':' ? undefined : ahead);
      if (look !== undefined) return { kind: 'look', node, behind: behind !== undefined, negative: look === '!' };
      return { kind: 'group', node, group };
    }
    const back = /^\\(?:([1-9]\d?)|k<(\w+)>)/.exec(rest);
    if (back) {
      at += back[0].length;
      return { kind: 'back', group: back[1] === undefined ? names.indexOf(back[2]) + 1 : Number(back[1]) };
    }
    const edge = /^(?:[$^]|\\[bB])/.exec(rest)?.[0];
    if (edge !== undefined) {
      at += edge.length;
      return { kind: 'edge', source: edge };
    }
    const sign = signAt(rest, flags.includes('v'));
    at += sign.length;
    const one = new RegExp(`^(?:${sign})$`, plain);
    const known = new Map<string, boolean>();
    const holds = (text: string): boolean => {
      const before = known.get(text);
      if (before !== undefined) return before;
      const found = one.test(text);
      known.set(text, found);
      return found;
    };
    return { kind: 'sign', source: sign, holds };
  };

  return any();
}

/** The source of the character, escape or class with which a source begins. */
function signAt(rest: string, nested: boolean): string {
  if (rest.startsWith('['))
    for (let at = 0, depth = 0; at < rest.length; at++) {
      if (rest[at] === '\\') at++;
      else if (rest[at] === '[' && (nested || at === 0)) depth++;
      else if (rest[at] === ']' && --depth === 0) return rest.slice(0, at + 1);
    }
  const escape = /^\\(?:p\{[^}]*\}|u\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|c[A-Z]|[\s\S])/iu.exec(rest)?.[0];
  return escape ?? (/^[\s\S]/u.exec(rest)?.[0] as string);
}

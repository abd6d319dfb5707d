import type { Node } from './pattern.ts';

/** A text that is made long by a piece of it. */
export interface Pump {
  readonly before: string;
  readonly unit: string;
}

/** Units that hostile texts are made of, whatever the expression. */
const units = [...' \t\n()-<>"\'`aA1.,*_[]{/\\=|:#&!中\u00a0'].concat([
  '{{',
  '{%',
  '><li>',
  '<a ',
  '<!--',
  'a ',
  ' a',
  '\n\n',
  ' \n',
  '\n ',
  'a.',
  '[a](',
  '&#',
  '://a.',
  '- ',
  '> ',
]);

/** Signs that pieces are asked for, the commoner first. */
const signs = [...' a1-\n\tA_.,:;/\\<>[](){}"\'`=*#%&!?|+~^$@é中。\u00a0\u2014年한\u064a\u0e01\u200d\x02\x03а😀'];

/** Repeated more often counts as without bound. */
const many = 300;

const first = <T>(values: readonly T[], most: number): readonly T[] => [...new Set(values)].slice(0, most);

/** A few texts that a piece matches, the shortest first. */
function samples(node: Node, groups: Map<number, string>): readonly string[] {
  switch (node.kind) {
    case 'sign': {
      const found = signs.filter((sign) => node.holds(sign));
      for (let code = 33; code < 0x3000 && found.length === 0; code++)
        if (node.holds(String.fromCharCode(code))) found.push(String.fromCharCode(code));
      // One of white space, of letters and digits, of others.
      return [/\s/, /[\p{L}\d]/u, /[^\s\p{L}\d]/u].flatMap((kind) => found.find((sign) => kind.test(sign)) ?? []);
    }
    case 'all':
      return node.nodes.reduce<readonly string[]>(
        (leads, each) => {
          const next = samples(each, groups);
          return first(
            next.flatMap((text) => leads.map((lead) => lead + text)),
            4,
          );
        },
        [''],
      );
    case 'any':
      return first(
        node.nodes.flatMap((each) => samples(each, groups).slice(0, 2)),
        12,
      );
    case 'group': {
      const found = samples(node.node, groups);
      groups.set(node.group, found[0] ?? '');
      return found;
    }
    case 'look':
      return node.negative || node.behind ? [''] : ['', ...samples(node.node, groups).slice(0, 1)];
    case 'back':
      return [groups.get(node.group) ?? ''];
    case 'repeat': {
      const found = samples(node.node, groups);
      const least = found.map((text) => text.repeat(Math.min(node.least, many)));
      return node.least === 0 ? first(['', ...found], 4) : least;
    }
    default:
      return [''];
  }
}

/** What leads to each repetition without bound, and what it repeats. */
function repetitions(node: Node, before: readonly string[], groups: Map<number, string>): readonly Pump[] {
  switch (node.kind) {
    case 'all': {
      let leads = before;
      return node.nodes.flatMap((each) => {
        const found = repetitions(each, leads, groups);
        const next = samples(each, groups);
        leads = first(
          next.flatMap((text) => leads.map((lead) => lead + text)),
          3,
        );
        return found;
      });
    }
    case 'any':
      return node.nodes.flatMap((each) => repetitions(each, before, groups));
    case 'group':
    case 'look':
      return repetitions(node.node, before, groups);
    case 'repeat': {
      const own =
        node.most > many
          ? samples(node.node, groups)
              .filter((unit) => unit !== '')
              .flatMap((unit) => before.slice(0, 2).map((lead) => ({ before: lead, unit })))
          : [];
      return [...own, ...repetitions(node.node, before, groups)];
    }
    default:
      return [];
  }
}

/** Ways to make long texts of which some take a careless expression more than linear time. */
export function pumpsOf(node: Node, lines: boolean): readonly Pump[] {
  const groups = new Map<number, string>();
  const wholes = samples(node, groups);
  const found = repetitions(node, [''], groups);
  const all = [
    ...found,
    ...units.flatMap((unit) => ['', 'x'].map((before) => ({ before, unit }))),
    // What begins a match again and again.
    ...found.flatMap(({ before, unit }) => [before, before + unit].map((text) => ({ before: '', unit: text }))),
    ...wholes
      .slice(0, 4)
      .flatMap((whole) => [...whole].map((_, i, all) => ({ before: '', unit: all.slice(0, i + 1).join('') }))),
    // The repeated piece after a beginning that comes again.
    ...found.flatMap((one) =>
      found
        .filter(({ unit }) => unit !== one.unit)
        .slice(0, 3)
        .map(({ unit }) => ({ before: one.before, unit: one.unit + unit })),
    ),
  ];
  // Expressions that look at the edges of lines get lines.
  const broken = lines ? [...all, ...all.map(({ unit }) => ({ before: '\n', unit: `${unit}\n` }))] : all;
  const seen = new Set<string>();
  return broken.filter(({ before, unit }) => {
    const key = `${before}\0${unit}`;
    if (unit === '' || seen.has(key)) return false;
    return seen.add(key);
  });
}

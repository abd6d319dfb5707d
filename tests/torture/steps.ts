import { type Node, parse } from './pattern.ts';

/** A text took more steps than it may. */
class TooMany extends Error {}

type Next = (at: number) => boolean;
type Match = (at: number, next: Next) => boolean;

/** Whether a piece matches one sign, in one way. */
function isPlain(node: Node): boolean {
  if (node.kind === 'group') return node.group === 0 && isPlain(node.node);
  if (node.kind !== 'all') return node.kind === 'sign';
  const [wide, ...more] = node.nodes.filter(({ kind }) => kind !== 'look' && kind !== 'edge');
  return wide !== undefined && more.length === 0 && isPlain(wide);
}

const wordSign = /^\w$/;

/**
 * Counts the steps in which a backtracking matcher, such as every engine's, goes through a text with an expression: all matches, one
 * after the other, as `matchAll` does, or as a sticky expression does that is asked at each place.
 */
export class StepCounter {
  readonly #match: Match;
  readonly #unicode: boolean;
  readonly #many: boolean;
  readonly #groups: string[] = [];
  #text = '';
  #steps = 0;
  #most = Infinity;

  constructor(regex: RegExp) {
    this.#unicode = /[uv]/.test(regex.flags);
    this.#many = regex.multiline;
    this.#match = this.#compile(parse(regex), 1);
  }

  /** Steps for a text, Infinity where they are more than `most`. */
  count(text: string, most: number): number {
    try {
      this.matches(text, most);
    } catch (error) {
      if (error instanceof TooMany) return Infinity;
      throw error;
    }
    return this.#steps;
  }

  /** All matches in a text, one after the other. */
  matches(text: string, most = Infinity): readonly string[] {
    this.#text = text;
    this.#steps = 0;
    this.#most = most;
    const found: string[] = [];
    for (let at = 0; at <= text.length; ) {
      let end = -1;
      this.#groups.length = 0;
      this.#match(at, (to) => {
        end = to;
        return true;
      });
      if (end >= 0) found.push(text.slice(at, end));
      at = end > at ? end : at + 1;
    }
    return found;
  }

  #step(): void {
    if (++this.#steps > this.#most) throw new TooMany();
  }

  /** The sign that stands before or behind a place. */
  #sign(at: number, way: 1 | -1): string {
    if (way > 0) {
      const code = this.#text.codePointAt(at);
      return this.#unicode && code !== undefined ? String.fromCodePoint(code) : (this.#text[at] ?? '');
    }
    const pair = this.#unicode && /^[\ud800-\udbff][\udc00-\udfff]$/.test(this.#text.slice(Math.max(0, at - 2), at));
    return this.#text.slice(Math.max(0, at - (pair ? 2 : 1)), at);
  }

  #compile(node: Node, way: 1 | -1): Match {
    switch (node.kind) {
      case 'empty':
        return (at, next) => next(at);
      case 'sign':
        return (at, next) => {
          this.#step();
          const sign = this.#sign(at, way);
          return sign !== '' && node.holds(sign) && next(at + way * sign.length);
        };
      case 'edge':
        return (at, next) => {
          this.#step();
          return this.#isEdge(node.source, at) && next(at);
        };
      case 'back':
        return (at, next) => {
          const text = this.#groups[node.group] ?? '';
          this.#steps += text.length;
          this.#step();
          const from = way > 0 ? at : at - text.length;
          return this.#text.startsWith(text, from) && next(at + way * text.length);
        };
      case 'all': {
        const matches = node.nodes.map((each) => this.#compile(each, way));
        if (way < 0) matches.reverse();
        return matches.reduceRight<Match>(
          (rest, match) => (at, next) => match(at, (to) => rest(to, next)),
          (at, next) => next(at),
        );
      }
      case 'any': {
        const matches = node.nodes.map((each) => this.#compile(each, way));
        return (at, next) => matches.some((match) => match(at, next));
      }
      case 'group': {
        const match = this.#compile(node.node, way);
        if (node.group === 0) return match;
        return (at, next) =>
          match(at, (to) => {
            const before = this.#groups[node.group];
            this.#groups[node.group] = this.#text.slice(Math.min(at, to), Math.max(at, to));
            if (next(to)) return true;
            this.#groups[node.group] = before ?? '';
            return false;
          });
      }
      case 'look': {
        const match = this.#compile(node.node, node.behind ? -1 : 1);
        return (at, next) => {
          this.#step();
          return match(at, () => true) !== node.negative && next(at);
        };
      }
      default:
        return this.#repeat(node, way);
    }
  }

  #repeat({ node, least, most, lazy }: Extract<Node, { kind: 'repeat' }>, way: 1 | -1): Match {
    if (isPlain(node)) {
      const once = this.#compile(node, way);
      return (at, next) => {
        const places = [at];
        const further = (): boolean => {
          if (places.length > most) return false;
          this.#step();
          return once(places.at(-1) as number, (to) => places.push(to) > 0);
        };
        while (places.length <= least) if (!further()) return false;
        if (lazy) {
          do if (next(places.at(-1) as number)) return true;
          while (further());
          return false;
        }
        while (further());
        while (places.length > least) {
          this.#step();
          if (next(places.pop() as number)) return true;
        }
        return false;
      };
    }
    const match = this.#compile(node, way);
    const times = (count: number, at: number, next: Next): boolean => {
      this.#step();
      const again = (): boolean =>
        count < most && match(at, (to) => (to !== at || count < least) && times(count + 1, to, next));
      if (count < least) return again();
      return lazy ? next(at) || again() : again() || next(at);
    };
    return (at, next) => times(0, at, next);
  }

  #isEdge(source: string, at: number): boolean {
    if (source === '^') return at === 0 || (this.#many && this.#text[at - 1] === '\n');
    if (source === '$') return at === this.#text.length || (this.#many && this.#text[at] === '\n');
    const isWord = wordSign.test(this.#text[at - 1] ?? '') !== wordSign.test(this.#text[at] ?? '');
    return isWord === (source === '\\b');
  }
}

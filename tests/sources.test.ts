import { join, relative } from 'node:path';
import {
  type ElementAccessExpression,
  isAsExpression,
  isBinaryExpression,
  isCallExpression,
  isElementAccessExpression,
  isNewExpression,
  type Node,
  SyntaxKind,
} from 'typescript/unstable/ast';
import { API, type Checker, type Type, TypeFlags, type UnionType } from 'typescript/unstable/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../src/host/project.ts';

const rooms = ['text', 'article', 'edition', 'import', 'content', 'compile', 'edge', 'host', 'cli'];

interface Source {
  readonly name: string;
  readonly text: string;
  readonly nodes: readonly Node[];
  readonly checker: Checker;
}

let api: API;
let sources: readonly Source[];

beforeAll(() => {
  api = new API({ cwd: projectRoot });
  const configs = rooms.map((room) => join(projectRoot, 'src', room, 'tsconfig.json'));
  const snapshot = api.updateSnapshot({ openProjects: configs });
  sources = configs.flatMap((config) => {
    const { program, checker } = snapshot.getProject(config) as NonNullable<ReturnType<typeof snapshot.getProject>>;
    const own = program.getSourceFileNames().filter((name) => name.startsWith(join(config, '..')));
    return own.flatMap((path): Source[] => {
      const file = program.getSourceFile(path);
      if (!file) return [];
      const nodes: Node[] = [];
      const visit = (node: Node): void => {
        nodes.push(node);
        node.forEachChild(visit);
      };
      visit(file);
      return [{ name: relative(projectRoot, path), text: file.text, nodes, checker }];
    });
  });
});

afterAll(() => api.close());

const placeOf = ({ name, text }: Source, node: Node): string =>
  `${name}:${text.slice(0, node.end).split('\n').length}: ${text.slice(node.pos, node.end).trim()}`;

/** Whether a key of a type may be any text: it is neither a number nor one of a few literals. */
function isOpen(type: Type | undefined): boolean {
  if (!type) return true;
  const open = TypeFlags.String | TypeFlags.TemplateLiteral | TypeFlags.Any | TypeFlags.Unknown;
  const parts = type.flags & TypeFlags.Union ? ((type as UnionType).getTypes() ?? []) : [type];
  return parts.some(({ flags }) => (flags & open) !== 0);
}

/** A key as it is before the code says that it knows better: `key as Name`. */
function bare(key: Node): Node {
  return isAsExpression(key) ? bare(key.expression) : key;
}

test('S2: no object is indexed by a text that may be anything, but by `lookup`; tables are Maps', () => {
  const found = sources.flatMap((source) => {
    const keyed = source.nodes.flatMap((node): { node: Node; key: Node }[] => {
      if (isElementAccessExpression(node))
        return [{ node, key: bare((node as ElementAccessExpression).argumentExpression) }];
      return isBinaryExpression(node) && node.operatorToken.kind === SyntaxKind.InKeyword
        ? [{ node, key: bare(node.left) }]
        : [];
    });
    const types = keyed.length === 0 ? [] : source.checker.getTypeAtLocation(keyed.map(({ key }) => key));
    return keyed.filter((_, i) => isOpen(types[i])).map(({ node }) => placeOf(source, node));
  });
  expect(sources.length).toBeGreaterThan(300);
  expect(found).toEqual([expect.stringMatching(/^src\/text\/table\.ts:\d+: data\[key\]$/)]);
});

/** Where a program asks for the time: the command line and the Worker. */
const clocks = /^src\/(?:cli\/clock\.ts|edge\/dateline\.ts):/;

test('S4: the time is asked for where a program begins, and is a value from there on', () => {
  const asks = /^(?:Date\.now\(|(?:new )?Date(?:\(\s*\))?$|Temporal\.Now\b)/;
  const found = sources.flatMap((source) =>
    source.nodes
      .filter((node) => asks.test(source.text.slice(node.pos, node.end).trim()))
      .filter((node) => isCallExpression(node) || isNewExpression(node))
      .map((node) => placeOf(source, node)),
  );
  expect(found.filter((place) => !clocks.test(place))).toEqual([]);
  expect(found.some((place) => place.startsWith('src/cli/clock.ts'))).toBe(true);
});

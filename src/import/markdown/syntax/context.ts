import type { Mask } from './code.ts';
import type { Dialect } from '../generators.ts';

/** What the text of a body can refer to. */
export interface Surroundings {
  readonly dialect: Dialect;
  readonly file: string;
  /** Whether the file is MDX by its name. */
  readonly mdx: boolean;
  /** Whether the file is HTML, where indentation makes no code. */
  readonly html?: boolean;
  /** Line in the file on which the body begins. */
  readonly line: number;
  /** Values for Liquid by name: `page`, `site` and others. */
  readonly scope: Readonly<Record<string, unknown>>;
  /** The text of a template that a tag includes. */
  readonly included?: (name: string) => string | undefined;
  /** A value of the front matter or the site, by a path of keys. */
  readonly value: (path: string) => string | undefined;
  /** The address of the post that a reference names. */
  readonly resolve: (reference: string) => string | undefined;
}

/** The same for the reader of one syntax, in whose text marks stand for code. */
export interface BodyContext extends Surroundings, Pick<Mask, 'keep' | 'restore'> {
  /** What a module imports, by its name there. */
  readonly imports: Map<string, string>;
  /** Reports a piece of syntax that has no meaning here, or that is removed for another reason; `kept` if its content remains. */
  readonly lost: (what: string, name: string, raw: string, kept: boolean, reason?: string) => void;
}

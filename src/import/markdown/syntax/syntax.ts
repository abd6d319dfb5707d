import type { Mask } from './mask.ts';

/** Syntax beyond Markdown that a generator, or a program for notes, takes out of a body before anyone reads it. */
export interface Syntax {
  /** Bodies that this expression does not match are not read. */
  readonly when: RegExp;
  readonly read: (text: string, context: BodyContext) => string;
  /** Reads the whole body before code is looked for. */
  readonly beforeCode?: (text: string) => string;
  /** What the generator takes away inside code: the marks that keep its own syntax from being read there. */
  readonly inCode?: (code: string) => string;
  /** Whether `{% raw %}`, `{% highlight %}`, `{% comment %}` mean something. */
  readonly hasRawTags?: boolean;
  /** Whether `[[name]]` names a note. */
  readonly hasWikiLinks?: boolean;
}

/** What a body is, and what its text can refer to. */
export interface BodyOptions {
  readonly file: string;
  /** Line in the file on which the body begins. */
  readonly line: number;
  /** In the order in which they are read. */
  readonly syntaxes: readonly Syntax[];
  /** Read after all others. */
  readonly last?: readonly Syntax[];
  /** `mdx` and `html` where the file's name says so; `maybe-mdx` where its text may show it. */
  readonly form: 'md' | 'mdx' | 'maybe-mdx' | 'html';
  /** Values for Liquid by name: `page`, `site` and others. */
  readonly scope: Readonly<Record<string, unknown>>;
  /** The text of a template that a tag includes. */
  readonly included?: (name: string) => string | undefined;
  /** A value of the front matter or the site, by a path of keys. */
  readonly value: (path: string) => string | undefined;
  /** The address of the post that a reference names. */
  readonly resolve: (reference: string) => string | undefined;
}

/** What the reader of one syntax has at hand. Its text has marks for code. */
export interface BodyContext extends BodyOptions, Pick<Mask, 'keep' | 'restore'> {
  readonly isMdx: boolean;
  /** Paths of imported files by the names that a module gives them. */
  readonly imports: Map<string, string>;
  /** Reports a piece of syntax: whether its content is kept, or it is shown as it is written. */
  readonly lost: (kind: string, name: string, raw: string, kept: boolean | 'shown', reason?: string) => void;
}

import type { Command } from 'commander';

/** Done, problems found, wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** What a command's file exports. */
export interface CommandFile {
  /** Adds arguments and options to a command that has its name and summary. */
  describe(command: Command): void;
  /** Does the work. The options are those that `describe` added, as commander parses them. */
  run(args: readonly string[], options: Readonly<Record<string, unknown>>): Promise<ExitCode>;
}

/** A row of the table of commands. */
export interface CommandRow {
  readonly summary: string;
  /** Loads the command's file when it is asked for: a command starts without the libraries of the others. */
  readonly load: () => Promise<CommandFile>;
}

/** A mistake in how a command was called: told in a sentence, exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** Adds `--content`, which every command has. */
export function addContent(command: Command): Command {
  return command.option('--content <dir>', 'the content folder', 'content');
}

/** Adds `--json`, for commands whose output is data. */
export function addJson(command: Command): Command {
  return command.option('--json', 'print data for programs');
}

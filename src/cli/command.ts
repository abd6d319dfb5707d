import type { Command } from 'commander';

/** 0 for success, 1 if there are problems, 2 for wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** The exports of a command's file. */
export interface CommandFile {
  /** Adds arguments and options to a command that has its name and summary. */
  describe(command: Command): void;
  /** Runs the command. The options are those of `describe`, as commander parses them. */
  run(args: readonly string[], options: Readonly<Record<string, unknown>>): Promise<ExitCode>;
}

/** A row of the table of commands. */
export interface CommandRow {
  readonly summary: string;
  /** Loads the command's file on demand, so that a command starts without the libraries of the others. */
  readonly load: () => Promise<CommandFile>;
}

/** Thrown for wrong usage of a command: its message is printed, and the exit code is 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** Adds `--content`. */
export function addContent(command: Command): Command {
  return command.option('--content <dir>', 'the content folder', 'content');
}

/** Adds `--json`. */
export function addJson(command: Command): Command {
  return command.option('--json', 'print JSON');
}

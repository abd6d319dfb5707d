import { type ParseArgsConfig, parseArgs } from 'node:util';

/** Ends a command that is not understood: what is wrong, and how it is used. */
export function misused(message: string, usage: string): never {
  console.error(`${message}\n\n${usage}`);
  process.exit(2);
}

/** Reads what a command is given. `--help` is answered with the usage, and what is not understood ends with it, by 2. */
export function readArguments<T extends ParseArgsConfig>(usage: string, config: T): ReturnType<typeof parseArgs<T>> {
  if (process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h')) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    if (error instanceof TypeError && 'code' in error) return misused(error.message, usage);
    throw error;
  }
}

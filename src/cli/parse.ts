import { Command, CommanderError, InvalidArgumentError } from 'commander';

/** What came of an argument list without a request: help was printed, or one line says what is wrong. */
export type NoRequest = { readonly kind: 'help' } | { readonly kind: 'misuse'; readonly message: string };

/** A parser of arguments that never ends the process; what it has to say is printed by `print`. */
export const quietCommand = (name: string, print: (text: string) => void): Command =>
  new Command(name).exitOverride().configureOutput({
    writeOut: print,
    writeErr: print,
    outputError: () => undefined,
    getOutHelpWidth: () => 100,
  });

/**
 * Parses arguments.
 * @param request gives what the actions of the program have taken down
 */
export const parseRequest = <R>(
  program: Command,
  argv: readonly string[],
  request: () => R | undefined,
): R | NoRequest => {
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0 || error.code === 'commander.help') return { kind: 'help' };
    return { kind: 'misuse', message: error.message.replace(/^error: /, '').replaceAll('\n', ' ') };
  }
  // a variable of a script that is not set would else mean this folder, or no file
  const empty = program.options.find((option) => program.getOptionValue(option.attributeName()) === '');
  if (empty) return { kind: 'misuse', message: `the value of ${empty.long ?? empty.flags} is empty` };
  const made = request();
  if (!made) throw new Error('the command line was read without a request');
  return made;
};

/** Reads the value of an option that takes names with commas between, and may be repeated. */
export const nameList = (value: string, previous: readonly string[] = []): string[] => {
  const names = value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0) throw new InvalidArgumentError('It names no transform.');
  return [...previous, ...names];
};

/** Reads the value of an option that may be repeated. */
export const collect = (value: string, previous: readonly string[] = []): string[] => [...previous, value];

import { Option } from 'commander';
import { formatNames, type FormatName } from '../report/formats.ts';
import { levels, type Level } from '../transform/contract.ts';
import { addBulkOptions, bulkArguments, bulkConflict, type BulkSettings } from './bulk-arguments.ts';
import { nameList, parseRequest, quietCommand, type NoRequest } from './parse.ts';
import { pinDescription, readPinArguments, type PinRequest } from './pin-arguments.ts';
import {
  addRegistryOptions,
  collectAssignment,
  registryArguments,
  type ParsedRegistry,
  type RegistryArguments,
} from './registry-arguments.ts';
import type { Assignment } from './transform-options.ts';
import { readVerifyArguments, verifyCommands, type VerifyRequest } from './verify-arguments.ts';

/** The options of a run that rewrites, as given. */
export interface Settings extends BulkSettings {
  readonly write: boolean;
  readonly check: boolean;
  readonly only: readonly string[] | undefined;
  readonly skip: readonly string[];
  /** Undefined: as the configuration says, else `review`. */
  readonly level: Level | undefined;
  readonly format: FormatName;
  readonly stdin: boolean;
  readonly stdinFilepath: string | undefined;
  readonly context: string | undefined;
  /** Options of transforms. */
  readonly set: readonly Assignment[];
  /** Whether registries may be asked. */
  readonly online: boolean;
  readonly registry: RegistryArguments;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** Undefined: as the terminal and the environment say. */
  readonly color: boolean | undefined;
}

/** Words that are no paths where they come first. */
export const commandNames = ['explain', 'init', 'completion', 'pin', 'verify', 'measure', 'help'] as const;

/** What the command line asks for. */
export type Request =
  | { readonly kind: 'rewrite'; readonly paths: readonly string[]; readonly settings: Settings }
  | { readonly kind: 'explain'; readonly name: string; readonly settings: Settings }
  | { readonly kind: 'list' | 'version' | 'init'; readonly settings: Settings }
  | { readonly kind: 'completion'; readonly shell: string }
  | Extract<PinRequest, { kind: 'pin' }>
  | Extract<VerifyRequest, { kind: 'verify' | 'measure' }>
  | NoRequest;

/** What commander gives: a switch that is not there is undefined. */
type Parsed = Pick<Settings, 'format'> & Partial<Settings & { list: boolean; version: boolean }> & ParsedRegistry;

const afterHelp = `
Without --write nothing is touched: the diff goes to standard output, and \`git apply\` and \`patch -p1\` take it.
With --stdin --write the whole rewritten text goes to standard output, as editors want it.

Exit codes: 0 done, 1 --check found changes, 2 something is wrong (the arguments, a file, a transform).

Examples:
  imgfix                        show what would change below this folder
  imgfix --write api/Dockerfile rewrite one file
  imgfix --check --quiet        for CI
  imgfix explain merge-runs     why, when it is wrong, and an example
`;

/** Reads the command line. Help is printed by `print`. */
export const readArguments = (given: readonly string[], print: (text: string) => void): Request => {
  const argv = pathsBehindDashes(given);
  const [first = '', ...rest] = argv;
  if (first === 'help') return readArguments([...rest.slice(0, 1), '--help'], print);
  // with parsers of their own, since their options share names with those of a rewrite
  if (first === 'verify' || first === 'measure') return readVerifyArguments(first, rest, print);
  if (first === 'pin') return readPinArguments(rest, print);
  let request: Exclude<Request, NoRequest> | undefined;
  const program = quietCommand('imgfix', print)
    .description('Rewrites Dockerfiles so that their images are smaller, build faster and are safer to run.')
    .argument('[paths...]', 'files, or folders to search for Dockerfiles (default: this folder)')
    .option('--write', 'rewrite the files')
    .option('--check', 'exit with 1 if anything would change')
    .option('--only <names>', 'run these transforms only (with commas between, or repeated)', nameList)
    .option('--skip <names>', 'run all but these transforms', nameList)
    .addOption(new Option('--level <level>', 'the boldest changes to make (default: review)').choices(levels))
    .addOption(new Option('--format <format>', 'what goes to standard output').choices(formatNames).default('diff'))
    .option('--stdin', 'read one Dockerfile from standard input')
    .option('--stdin-filepath <path>', 'the path that the text of --stdin has')
    .option('--context <folder>', 'the build context of the files (default: found by what they COPY)')
    .option('--set <transform.option=value>', 'an option of a transform (repeatable)', collectAssignment)
    .option('--online', 'ask registries what references stand for that imgfix.lock does not have')
    .option('-q, --quiet', 'print errors only, beside the result')
    .option('-v, --verbose', 'print every change, and every place left alone with its reason')
    .option('--color', 'colour the output (default: on a terminal, unless NO_COLOR is set)')
    .option('--no-color', 'no colour')
    .option('--list', 'list the transforms')
    .option('-V, --version', 'print the version; with --verbose also the date of the facts about images')
    .addHelpText('after', afterHelp)
    .action((paths: string[]) => {
      const { list, version, ...rest } = program.opts<Parsed>();
      const settings = complete(rest);
      request =
        version || list ? { kind: version ? 'version' : 'list', settings } : { kind: 'rewrite', paths, settings };
    });
  program
    .command('explain')
    .description('say what a transform does, why, and when it is wrong')
    .argument('<transform>')
    .action((name: string) => {
      request = { kind: 'explain', name, settings: complete(program.opts<Parsed>()) };
    });
  addBulkOptions(addRegistryOptions(program));
  program
    .command('init')
    .description('look at the repository and write a configuration for it')
    .action(() => {
      request = { kind: 'init', settings: complete(program.opts<Parsed>()) };
    });
  program
    .command('completion')
    .description('print the completion of a shell: bash, zsh or fish')
    .argument('<shell>')
    .action((shell: string) => {
      request = { kind: 'completion', shell };
    });
  const elsewhere = {
    help: ['say what a command does', '[command]'],
    pin: [pinDescription, '[paths...]'],
    verify: [verifyCommands.verify, '[paths...]'],
    measure: [verifyCommands.measure, '[image]'],
  } as const;
  let late: string | undefined;
  for (const [name, [description, argument]] of Object.entries(elsewhere)) {
    const command = program.command(name).description(description).argument(argument);
    command.allowUnknownOption().allowExcessArguments();
    command.action(() => {
      late = `${name} goes first: imgfix ${name} [options] ${argument}`;
    });
  }
  const read = parseRequest(program, argv, () =>
    late === undefined ? request : { kind: 'misuse' as const, message: late },
  );
  return read.kind === 'rewrite' ? (conflict(read.paths, read.settings) ?? read) : read;
};

/** Commander looks for commands behind `--` too, where folders have their names. */
const pathsBehindDashes = (argv: readonly string[]): readonly string[] => {
  const dashes = argv.indexOf('--');
  return argv.map((word, at) => (dashes >= 0 && at > dashes && isCommand(word) ? `./${word}` : word));
};

const isCommand = (word: string): boolean => commandNames.some((name) => name === word);

const complete = (parsed: Parsed): Settings => ({
  write: parsed.write ?? parsed.interactive ?? false,
  check: parsed.check ?? false,
  only: parsed.only,
  skip: parsed.skip ?? [],
  level: parsed.level,
  format: parsed.format,
  ...bulkArguments(parsed),
  stdin: parsed.stdin ?? false,
  stdinFilepath: parsed.stdinFilepath,
  context: parsed.context,
  set: parsed.set ?? [],
  online: parsed.online ?? false,
  registry: registryArguments(parsed),
  quiet: parsed.quiet ?? false,
  verbose: parsed.verbose ?? false,
  color: parsed.color,
});

/** Options that make no sense together. */
const conflict = (paths: readonly string[], settings: Settings): Request | undefined => {
  const message = (): string | undefined => {
    if (settings.stdin && paths.length > 0) return `--stdin reads standard input, so it takes no path (${paths[0]})`;
    if (settings.stdinFilepath !== undefined && !settings.stdin) return '--stdin-filepath needs --stdin';
    if (paths.includes('-')) return 'use --stdin to read standard input';
    if (paths.includes('')) return 'a path is empty';
    if (settings.quiet && settings.verbose) return '--quiet and --verbose exclude each other';
    return bulkConflict(settings);
  };
  const found = message();
  return found === undefined ? undefined : { kind: 'misuse', message: found };
};

import { InvalidArgumentError } from 'commander';
import { parseRequest, quietCommand, type NoRequest } from './parse.ts';
import {
  addRegistryOptions,
  collectAssignment,
  registryArguments,
  type ParsedRegistry,
  type RegistryArguments,
} from './registry-arguments.ts';
import type { Assignment } from './transform-options.ts';

/** The options of `imgfix pin`, as given. */
export interface PinSettings {
  /** Undefined: what is in the lock stays; empty: all of it is asked again. */
  readonly update: readonly string[] | undefined;
  readonly minAgeDays: number;
  readonly check: boolean;
  readonly set: readonly Assignment[];
  readonly registry: RegistryArguments;
  /** The path of the configuration; false: none, undefined: the one that is found. */
  readonly config: string | false | undefined;
  readonly quiet: boolean;
}

/** What `imgfix pin` is asked for. */
export type PinRequest =
  { readonly kind: 'pin'; readonly paths: readonly string[]; readonly settings: PinSettings } | NoRequest;

interface Parsed extends ParsedRegistry {
  readonly update?: true | readonly string[];
  readonly minAge?: number;
  readonly check?: boolean;
  readonly set?: readonly Assignment[];
  readonly config?: string | false;
  readonly quiet?: boolean;
}

/** One line for the list of commands. */
export const pinDescription = 'ask registries what the image references stand for, and write imgfix.lock';

const afterPin = `
imgfix.lock lies at the top of the repository and belongs into version control. imgfix reads it wherever it is there:
the tags in it come before those of the list that imgfix has with it, and digests come from it alone. Logins are those
of docker (config.json in DOCKER_CONFIG or ~/.docker, and credential helpers).

Exit codes: 0 done, 1 --check found a reference that is not in imgfix.lock, 2 a registry gave no answer, or something
is wrong with the arguments or a file.

Examples:
  imgfix pin                               add what is missing
  imgfix pin --update node                 ask again for all tags of node
  imgfix pin --update --min-age 7d         ask again for all, and take nothing that is younger than a week
  imgfix pin --check                       for CI
`;

/** Reads the arguments after `imgfix pin`. Help is printed by `print`. */
export const readPinArguments = (argv: readonly string[], print: (text: string) => void): PinRequest => {
  let request: Exclude<PinRequest, NoRequest> | undefined;
  const program = quietCommand('imgfix pin', print)
    .description('Asks registries what the image references stand for, and writes it to imgfix.lock.')
    .argument('[paths...]', 'files, or folders to search for Dockerfiles (default: this folder)')
    .option('--update [images...]', 'ask again for what is in the lock: for these images, or for all')
    .option('--min-age <days>', 'leave alone what was made more recently, as 7d', days)
    .option('--check', 'ask nobody; exit with 1 if a reference is not in the lock')
    .option('--set <transform.option=value>', 'as pin-base-image.images.node=float (repeatable)', collectAssignment)
    .option('--config <path>', 'the configuration (default: imgfix.config.* here or above, up to the repository)')
    .option('--no-config', 'without a configuration')
    .option('-q, --quiet', 'print errors only');
  addRegistryOptions(program)
    .addHelpText('after', afterPin)
    .action((paths: string[]) => {
      const { update, minAge, check, set, quiet, config, ...registry } = program.opts<Parsed>();
      request = {
        kind: 'pin',
        paths,
        settings: {
          update: update === true ? [] : update,
          minAgeDays: minAge ?? 0,
          check: check ?? false,
          set: set ?? [],
          registry: registryArguments(registry),
          config,
          quiet: quiet ?? false,
        },
      };
    });
  const read = parseRequest(program, argv, () => request);
  if (read.kind === 'pin' && read.settings.check && read.settings.update)
    return { kind: 'misuse', message: '--check and --update exclude each other' };
  return read;
};

const days = (value: string): number => {
  const [, number = '', unit = 'd'] = /^(\d+)([dw])?$/.exec(value) ?? [];
  if (number === '') throw new InvalidArgumentError('A time such as 7d or 2w.');
  return Number(number) * (unit === 'w' ? 7 : 1);
};

import { InvalidArgumentError, Option } from 'commander';
import type { BuildSettings } from '../verify/engine.ts';
import type { HttpProbe } from '../verify/probes.ts';
import { levels, type Level } from '../transform/contract.ts';
import { addConfigOptions, type BulkSettings } from './bulk-arguments.ts';
import { collect, nameList, parseRequest, quietCommand, type NoRequest } from './parse.ts';
import { collectAssignment } from './registry-arguments.ts';
import type { Assignment } from './transform-options.ts';

/** What builds and reports have in common. */
interface EngineSettings {
  readonly engine: string | undefined;
  readonly builder: string | undefined;
  readonly build: BuildSettings;
  readonly context: string | undefined;
  readonly timeLimit: number;
  readonly diskLimit: number;
  readonly keepCache: boolean;
  readonly format: 'table' | 'json' | 'markdown';
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** Undefined: as the terminal and the environment say. */
  readonly color: boolean | undefined;
}

/** The options of `imgfix verify`, as given. */
export interface VerifySettings extends EngineSettings, Pick<BulkSettings, 'config' | 'preset'> {
  readonly only: readonly string[] | undefined;
  readonly skip: readonly string[];
  /** Undefined: as the configuration says, else `review`. */
  readonly level: Level | undefined;
  readonly set: readonly Assignment[];
  readonly jobs: number;
  readonly cold: boolean;
  /** A path in the context; false: no rebuild, true: a source that is found. */
  readonly touch: string | boolean;
  readonly smoke: readonly string[];
  readonly http: readonly HttpProbe[];
  readonly bisect: boolean;
  readonly writeIfOk: boolean;
  /** The HTML report to write. */
  readonly report: string | undefined;
}

/** The options of `imgfix measure`, as given. */
export type MeasureSettings = EngineSettings;

/** What `imgfix verify` or `imgfix measure` is asked for. */
export type VerifyRequest =
  | { readonly kind: 'verify'; readonly paths: readonly string[]; readonly settings: VerifySettings }
  | { readonly kind: 'measure'; readonly name: string; readonly settings: MeasureSettings }
  | NoRequest;

/** What commander gives; a switch that is not there is undefined. */
interface Parsed extends Omit<Partial<VerifySettings>, 'build'> {
  readonly timeLimit?: number;
  readonly diskLimit?: number;
  readonly format: EngineSettings['format'];
  readonly jobs: number;
  readonly cached?: boolean;
  readonly buildArg?: BuildSettings['arguments'];
  readonly target?: string;
  readonly platform?: string;
  readonly network?: string;
  readonly secret?: readonly string[];
  readonly ssh?: readonly string[];
  readonly buildContext?: readonly string[];
}

/** The subcommands that are read here; their options have little in common with those of a rewrite. */
export const verifyCommands = {
  verify: 'build a Dockerfile before and after, and compare the images',
  measure: 'measure an image, a Dockerfile, or an archive of docker save: size, layers, waste',
} as const;

const afterVerify = `
Both texts are built with the same context, arguments, target and platform. Everything that is built is removed again.

Exit codes: 0 all verified, 1 a rewritten image fails or differs beyond what its transforms announce,
2 no engine answers, or something is wrong with the arguments or a file. An original that does not build is reported,
and fails nothing.
`;

/** Reads the arguments after `imgfix verify` or `imgfix measure`. Help is printed by `print`. */
export const readVerifyArguments = (
  command: keyof typeof verifyCommands,
  argv: readonly string[],
  print: (text: string) => void,
): VerifyRequest => {
  let request: Exclude<VerifyRequest, NoRequest> | undefined;
  const program = quietCommand(`imgfix ${command}`, print)
    .description(`${verifyCommands[command]}.`)
    .option('--engine <name>', 'docker, podman or a path to either (default: the first on PATH that answers)')
    .option('--builder <name>', 'a builder of docker buildx: a remote machine or Kubernetes')
    .option('--context <folder>', 'the build context of the files (default: found by what they COPY)')
    .option('--build-arg <name[=value]>', 'a build argument; its value is blanked in all output', buildArgument)
    .option('--target <stage>', 'the stage to build')
    .option('--platform <platform>', 'the platform to build for, as linux/arm64')
    .option('--network <mode>', 'the network of RUN steps and of the containers that are started')
    .option('--secret <secret>', 'handed on to the builder', collect)
    .option('--ssh <agent>', 'handed on to the builder', collect)
    .option('--build-context <name=path>', 'handed on to the builder', collect)
    .option('--time-limit <time>', 'for each build, as 90s, 30m, 2h (default: 1h)', duration)
    .option('--disk-limit <size>', 'for each build, as 500MB, 20GB (default: 50GB)', size)
    .option('--keep-cache', 'leave in the builder what the builds have cached')
    .addOption(new Option('--format <format>', 'how to print').choices(['table', 'json', 'markdown']).default('table'))
    .option('-q, --quiet', 'print the result only')
    .option('-v, --verbose', 'print layers, steps, and every difference')
    .option('--color', 'colour the output (default: on a terminal, unless NO_COLOR is set)')
    .option('--no-color', 'no colour');
  if (command === 'verify') {
    addConfigOptions(program)
      .argument('[paths...]', 'files, or folders to search for Dockerfiles (default: this folder)')
      .option('--only <names>', 'run these transforms only (with commas between, or repeated)', nameList)
      .option('--skip <names>', 'run all but these transforms', nameList)
      .addOption(new Option('--level <level>', 'the boldest changes to make (default: review)').choices(levels))
      .option('--set <transform.option=value>', 'an option of a transform (repeatable)', collectAssignment)
      .option('--jobs <number>', 'Dockerfiles to verify at a time', count, 1)
      .option('--cached', 'let the builder use its cache: quicker, and no cold build times')
      .option('--touch <path>', 'the source file to change for the rebuild (default: one that is copied)')
      .option('--no-touch', 'no rebuild after a change of a source')
      .option('--smoke <command>', 'run in both images and compare; a JSON list of words needs no shell', collect)
      .option('--http <port/path>', 'start both images, ask them and compare', probe)
      .option('--bisect', 'name the step that broke the image')
      .option('--write-if-ok', 'write what is verified: all steps, or as many from the first as hold')
      .option('--report <file.html>', 'write a page with every change, and the sizes of the images before and after')
      .addHelpText('after', afterVerify)
      .action((paths: string[]) => {
        request = { kind: 'verify', paths, settings: verifySettings(program.opts<Parsed>()) };
      });
  } else {
    program.argument('<image>', 'an image, a Dockerfile, or an archive').action((name: string) => {
      request = { kind: 'measure', name, settings: engineSettings(program.opts<Parsed>()) };
    });
  }
  const read = parseRequest(program, argv, () => request);
  return 'settings' in read ? (conflict(read.settings) ?? read) : read;
};

const conflict = ({ quiet, verbose, engine, builder }: EngineSettings): VerifyRequest | undefined => {
  if (quiet && verbose) return { kind: 'misuse', message: '--quiet and --verbose exclude each other' };
  if (builder !== undefined && engine?.includes('podman') === true)
    return { kind: 'misuse', message: '--builder needs docker buildx, not podman' };
  return undefined;
};

const engineSettings = (parsed: Parsed): EngineSettings => ({
  engine: parsed.engine,
  builder: parsed.builder,
  build: {
    arguments: parsed.buildArg ?? [],
    target: parsed.target,
    platform: parsed.platform,
    network: parsed.network,
    secrets: parsed.secret ?? [],
    ssh: parsed.ssh ?? [],
    contexts: parsed.buildContext ?? [],
  },
  context: parsed.context,
  timeLimit: parsed.timeLimit ?? 3600,
  diskLimit: parsed.diskLimit ?? 50e9,
  keepCache: parsed.keepCache ?? false,
  format: parsed.format,
  quiet: parsed.quiet ?? false,
  verbose: parsed.verbose ?? false,
  color: parsed.color,
});

const verifySettings = (parsed: Parsed): VerifySettings => ({
  ...engineSettings(parsed),
  only: parsed.only,
  skip: parsed.skip ?? [],
  level: parsed.level,
  config: parsed.config,
  preset: parsed.preset,
  set: parsed.set ?? [],
  jobs: parsed.jobs,
  cold: parsed.cached !== true,
  touch: parsed.touch ?? true,
  smoke: parsed.smoke ?? [],
  http: parsed.http ?? [],
  bisect: parsed.bisect ?? false,
  writeIfOk: parsed.writeIfOk ?? false,
  report: parsed.report,
});

const buildArgument = (
  value: string,
  previous: BuildSettings['arguments'] = [],
): { name: string; value: string | undefined }[] => {
  const [, name = '', rest] = /^([^=]+)(?:=(.*))?$/s.exec(value) ?? [];
  // the text itself may be a secret
  if (name === '') throw new InvalidArgumentError('It needs a name, as NAME=VALUE.');
  return [...previous, { name, value: rest }];
};

const count = (value: string): number => {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 256) throw new InvalidArgumentError('A number from 1 on.');
  return number;
};

const duration = (value: string): number => {
  const [, number = '', unit = 's'] = /^(\d+(?:\.\d+)?)([smh])?$/.exec(value) ?? [];
  const factor = { s: 1, m: 60, h: 3600 }[unit] ?? 1;
  if (!(Number(number) > 0)) throw new InvalidArgumentError('A time such as 90s, 30m or 2h.');
  return Number(number) * factor;
};

const size = (value: string): number => {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([kmgt]?)b?$/i.exec(value) ?? [];
  const factor = { '': 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12 }[unit.toLowerCase()] ?? 1;
  if (!(Number(number) > 0)) throw new InvalidArgumentError('A size such as 500MB or 20GB.');
  return Number(number) * factor;
};

const probe = (value: string, previous: readonly HttpProbe[] = []): HttpProbe[] => {
  const [, port = '', path = '/'] = /^:?(\d+)(\/.*)?$/.exec(value) ?? [];
  if (port === '' || Number(port) < 1 || Number(port) > 65535)
    throw new InvalidArgumentError('A port and a path, as 8080/health.');
  return [...previous, { port: Number(port), path }];
};

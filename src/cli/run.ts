import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { closestName } from '../engine/selection.ts';
import { oneLine } from '../report/path.ts';
import { commandNames, readArguments, type Settings } from './arguments.ts';
import { configure, printedConfig, registryInForce, unknownTransform, type SetupFailure } from './configure.ts';
import { packaged, type Dependencies } from './dependencies.ts';
import type { AnyTransform } from '../transform/contract.ts';
import type { Io } from './io.ts';
import { paintFor } from './paint.ts';

/**
 * Runs the command line.
 * @returns the exit code: 0 done, 1 `--check` found changes, 2 something is wrong
 */
export const run = async (argv: readonly string[], io: Io, dependencies: Dependencies = packaged): Promise<number> => {
  try {
    return await dispatch(argv, io, dependencies);
  } catch (error) {
    io.stderr.write(`imgfix: ${describeFailure(error)}\n`);
    return 2;
  }
};

const dispatch = async (argv: readonly string[], io: Io, dependencies: Dependencies): Promise<number> => {
  const request = readArguments(argv, (text) => io.stdout.write(text));
  switch (request.kind) {
    case 'help':
      return 0;
    case 'misuse':
      return misuse(io, request.message, argv[0]);
    case 'version':
      return printVersion(io, dependencies, request.settings.verbose);
    case 'init': {
      const { initialise } = await import('./init.ts');
      return initialise(io, dependencies);
    }
    case 'completion': {
      const { completionFor } = await import('./completion.ts');
      const text = completionFor(request.shell, await dependencies.transforms());
      if (text === undefined) return misuse(io, `there is no completion for ${request.shell}; say bash, zsh or fish`);
      io.stdout.write(text);
      return 0;
    }
    case 'list': {
      const all = await allTransforms(io, dependencies, request.settings);
      if (!('length' in all)) return failed(io, all);
      const { listText } = await import('../report/explain.ts');
      io.stdout.write(listText(all, await paintFor(io.stdout, request.settings, io.env)));
      return 0;
    }
    case 'explain':
      return explain(io, dependencies, request.name, request.settings);
    case 'measure': {
      const { measureOne } = await import('./measure.ts');
      return measureOne(io, request.settings, request.name);
    }
    case 'verify': {
      const { settings } = request;
      const setup = await configure(io.cwd, settings, await dependencies.transforms());
      if (!('base' in setup)) return failed(io, setup);
      const { verifyFiles } = await import('./verify.ts');
      const images = await dependencies.catalogue();
      const smoke = settings.smoke.length > 0 ? settings.smoke : (setup.loaded?.config.smoke ?? []);
      const version = () => dependencies.version();
      return verifyFiles({ io, settings: { ...settings, smoke }, setup, images, version }, request.paths);
    }
    case 'pin': {
      const { settings } = request;
      const asked = { ...settings, only: undefined, skip: [], preset: undefined, level: undefined };
      const setup = await configure(io.cwd, asked, await dependencies.transforms());
      if (!('base' in setup)) return failed(io, setup);
      const { pinFiles } = await import('./pin.ts');
      const images = await dependencies.catalogue();
      const registry = registryInForce(settings.registry, setup.loaded?.config);
      return pinFiles({ io, settings: { ...settings, registry }, images, setup }, request.paths);
    }
    case 'rewrite': {
      const { settings } = request;
      const meant = commandMeant(request.paths, io.cwd);
      if (meant !== undefined) {
        const what = `there is no file, folder or command "${request.paths[0] ?? ''}"`;
        return misuse(io, `${what}; did you mean imgfix ${meant}?`);
      }
      const own = await dependencies.transforms();
      const setup = await configure(io.cwd, settings, own);
      if (!('base' in setup)) return failed(io, setup);
      if (settings.printConfig !== undefined) {
        io.stdout.write(printedConfig(setup, io.cwd, settings.printConfig));
        return 0;
      }
      const { transforms, options } = setup.base;
      const { rewriteFiles, rewriteStdin } = await import('./rewrite.ts');
      const images = await dependencies.catalogue();
      const registry = registryInForce(settings.registry, setup.loaded?.config);
      const job = {
        io,
        setup,
        ...{ transforms, own },
        images,
        options,
        settings: { ...settings, registry, level: setup.base.level },
        version: () => dependencies.version(),
      };
      return settings.stdin ? rewriteStdin(job) : rewriteFiles(job, request.paths);
    }
  }
};

const misuse = (io: Io, message: string, first = ''): number => {
  const command = commandNames.some((name) => name === first) ? `${first} ` : '';
  io.stderr.write(`imgfix: ${oneLine(message)} (see imgfix ${command}--help)\n`);
  return 2;
};

/** A command that somebody has misspelt, which looks like a path that is not there. */
const commandMeant = ([first = '']: readonly string[], cwd: string): string | undefined =>
  first.length < 4 || /[./\\]/.test(first) || existsSync(resolve(cwd, first))
    ? undefined
    : closestName(first, commandNames);

const failed = (io: Io, failure: SetupFailure): number => {
  if ('misuse' in failure) return misuse(io, failure.misuse);
  for (const line of failure.problems) io.stderr.write(line);
  return 2;
};

/** imgfix's own transforms, and those of the configuration. */
const allTransforms = async (
  io: Io,
  dependencies: Dependencies,
  { config }: Settings,
): Promise<readonly AnyTransform[] | SetupFailure> => {
  const asked = { config, only: undefined, skip: [], set: [], preset: 'all', level: undefined } as const;
  const setup = await configure(io.cwd, asked, await dependencies.transforms());
  return 'base' in setup ? setup.all : setup;
};

const explain = async (io: Io, dependencies: Dependencies, name: string, settings: Settings): Promise<number> => {
  const named = (transforms: readonly AnyTransform[]) => transforms.find((one) => one.name === name);
  let transform = named(await dependencies.transforms());
  if (!transform) {
    const all = await allTransforms(io, dependencies, settings);
    if (!('length' in all)) return failed(io, all);
    transform = named(all);
    if (!transform) return misuse(io, unknownTransform(name, all));
  }
  const { explainText } = await import('../report/explain.ts');
  const example = await dependencies.example(name);
  io.stdout.write(explainText(transform, example, await paintFor(io.stdout, settings, io.env)));
  return 0;
};

const printVersion = async (io: Io, dependencies: Dependencies, verbose: boolean): Promise<number> => {
  const version = await dependencies.version();
  if (!verbose) {
    io.stdout.write(`${version}\n`);
    return 0;
  }
  const { source, sourceUrl, date, tags } = (await dependencies.catalogue()).source();
  const facts = `${tags} tags of official images, as of ${date}, from ${source} (${sourceUrl})`;
  io.stdout.write(`imgfix ${version}\nnode ${process.versions.node}\n${facts}\n`);
  return 0;
};

/** A system's refusal in words; anything else is a bug, and says so. */
const describeFailure = (error: unknown): string => {
  if (!(error instanceof Error)) return `internal error: ${String(error)}`;
  if ('code' in error && error.code === 'ENOSPC')
    return 'the output could not be written: no space is left on the disk';
  if ('syscall' in error) return `the system refused: ${error.message}`;
  return `internal error, please report it: ${error.stack ?? error.message}`;
};

import { closestName, selectTransforms, unknownNames } from '../engine/selection.ts';
import { oneLine } from '../report/path.ts';
import type { AnyTransform } from '../transform/contract.ts';
import { readArguments, type Settings } from './arguments.ts';
import { packaged, type Dependencies } from './dependencies.ts';
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
      return misuse(io, request.message);
    case 'version':
      return printVersion(io, dependencies, request.settings.verbose);
    case 'list': {
      const { listText } = await import('../report/explain.ts');
      io.stdout.write(listText(await dependencies.transforms(), await paintFor(io.stdout, request.settings, io.env)));
      return 0;
    }
    case 'explain':
      return explain(io, dependencies, request.name, request.settings);
    case 'measure': {
      const { measureOne } = await import('./measure.ts');
      return measureOne(io, request.settings, request.name);
    }
    case 'verify': {
      const transforms = select(await dependencies.transforms(), request.settings);
      if (typeof transforms === 'string') return misuse(io, transforms);
      const { verifyFiles } = await import('./verify.ts');
      const images = await dependencies.catalogue();
      return verifyFiles({ io, settings: request.settings, transforms, images }, request.paths);
    }
    case 'rewrite': {
      const { settings } = request;
      const transforms = select(await dependencies.transforms(), settings);
      if (typeof transforms === 'string') return misuse(io, transforms);
      const { rewriteFiles, rewriteStdin } = await import('./rewrite.ts');
      const images = await dependencies.catalogue();
      const job = { io, settings, transforms, images };
      return settings.stdin ? rewriteStdin(job) : rewriteFiles(job, request.paths);
    }
  }
};

/** The transforms that run, or what is wrong with the names of the command line. */
const select = (
  all: readonly AnyTransform[],
  settings: Pick<Settings, 'only' | 'skip'>,
): readonly AnyTransform[] | string => {
  const [unknown] = unknownNames(all, settings);
  if (unknown !== undefined) return unknownTransform(unknown, all);
  const transforms = selectTransforms(all, settings);
  return transforms.length > 0 ? transforms : '--only and --skip leave no transform to run';
};

const misuse = (io: Io, message: string): number => {
  io.stderr.write(`imgfix: ${oneLine(message)} (see imgfix --help)\n`);
  return 2;
};

const unknownTransform = (name: string, transforms: readonly AnyTransform[]): string => {
  const names = transforms.map((transform) => transform.name);
  const meant = closestName(name, names);
  return `there is no transform "${name}"; ${meant === undefined ? 'imgfix --list names them all' : `did you mean ${meant}?`}`;
};

const explain = async (io: Io, dependencies: Dependencies, name: string, settings: Settings): Promise<number> => {
  const all = await dependencies.transforms();
  const transform = all.find((one) => one.name === name);
  if (!transform) return misuse(io, unknownTransform(name, all));
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

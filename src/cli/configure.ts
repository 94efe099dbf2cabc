import { relative, resolve } from 'node:path';
import {
  findConfigs,
  loadConfig,
  resolver,
  type Config,
  type FileSettings,
  type Flags,
  type LoadedConfig,
} from '../config/index.ts';
import { closestName, unknownNames } from '../engine/selection.ts';
import { displayPath, toSlashes } from '../project/relative.ts';
import { Surroundings } from '../project/surroundings.ts';
import { oneLine } from '../report/path.ts';
import type { AnyTransform } from '../transform/contract.ts';
import type { BulkSettings } from './bulk-arguments.ts';
import { transformOptions, type Assignment } from './transform-options.ts';
import type { RegistryArguments } from './registry-arguments.ts';

/** What a command line says of the transforms that run. */
export interface Asked extends Pick<BulkSettings, 'config' | 'preset'>, Pick<Flags, 'level'> {
  readonly only: readonly string[] | undefined;
  readonly skip: readonly string[];
  readonly set: readonly Assignment[];
}

/** What is in force: the configuration with the command line laid over it. */
export interface Setup {
  /** All that there are: imgfix's own and those of plugins. */
  readonly all: readonly AnyTransform[];
  /** Where no override matches. */
  readonly base: FileSettings;
  /** Undefined: there is no configuration. */
  readonly loaded: LoadedConfig | undefined;
  /** By the absolute path of a file. */
  forFile(path: string): FileSettings;
  /** Whether the configuration leaves a file out; by its absolute path. */
  ignores(path: string): boolean;
  /** The overrides that match, counted from 0. */
  matching(path: string): readonly number[];
}

/** Why there is no setup: one line about the arguments, or lines about the configuration. */
export type SetupFailure = { readonly misuse: string } | { readonly problems: readonly string[] };

/** Finds and reads the configuration, and lays the command line over it. */
export const configure = async (
  cwd: string,
  asked: Asked,
  own: readonly AnyTransform[],
): Promise<Setup | SetupFailure> => {
  const path = configPath(cwd, asked.config);
  if (typeof path === 'object') return path;
  const loaded = path === undefined ? undefined : await loadConfig(path, own);
  if (loaded && !('config' in loaded)) {
    const shown = oneLine(displayPath(path ?? '', cwd));
    const lines = loaded.map(({ line, column, message }) => {
      return `${[shown, line, column].filter((part) => part !== undefined).join(':')}: error: ${oneLine(message)}\n`;
    });
    return { problems: lines };
  }
  const all = loaded?.transforms ?? own;
  const [unknown] = unknownNames(all, { only: asked.only, skip: asked.skip });
  if (unknown !== undefined) return { misuse: unknownTransform(unknown, all) };
  const config: Config = loaded?.config ?? {};
  const chosen = resolver(config, all, asked);
  const wrong = transformOptions(all, asked.set);
  if (typeof wrong === 'string') return { misuse: wrong };
  if (chosen.base.transforms.length === 0 && !config.overrides) {
    return {
      misuse: loaded
        ? `${displayPath(path ?? '', cwd)} leaves no transform to run`
        : '--only and --skip leave no transform to run',
    };
  }
  const known = new Map<FileSettings, FileSettings>();
  /** With what `--set` says on top. */
  const withAssignments = (settings: FileSettings): FileSettings => {
    if (asked.set.length === 0) return settings;
    const before = known.get(settings);
    if (before) return before;
    const options = transformOptions(all, asked.set, settings.options);
    if (typeof options === 'string') throw new Error(options);
    const made = { ...settings, options };
    known.set(settings, made);
    return made;
  };
  const place = (file: string): string => (loaded ? toSlashes(relative(loaded.folder, file)) : file);
  const always = withAssignments(chosen.base);
  return {
    ...{ all, loaded, base: always },
    forFile: config.overrides ? (file) => withAssignments(chosen.forFile(place(file))) : () => always,
    ignores: config.ignore ? (file) => chosen.ignores(place(file)) : () => false,
    matching: (file) => chosen.matching(place(file)),
  };
};

const configPath = (cwd: string, asked: string | false | undefined): string | undefined | SetupFailure => {
  if (asked === false) return undefined;
  if (asked !== undefined) return resolve(cwd, asked);
  const found = findConfigs(cwd);
  const [only] = found;
  if (only !== undefined && found.length === 1) {
    if (!new Surroundings().leadsAway(only)) return only;
    return {
      misuse: `${displayPath(only, cwd)} is a symbolic link to a file outside of the repository: name one with --config`,
    };
  }
  if (only === undefined) return undefined;
  const names = found.map((one) => displayPath(one, cwd));
  return { misuse: `${names.join(' and ')} are both a configuration: keep one, or name one with --config` };
};

/** Words for a name that no transform has. */
export const unknownTransform = (name: string, transforms: readonly AnyTransform[]): string => {
  const names = transforms.map((transform) => transform.name);
  const meant = closestName(name, names);
  return `there is no transform "${name}"; ${meant === undefined ? 'imgfix --list names them all' : `did you mean ${meant}?`}`;
};

/** The registry settings in force: what the command line says comes before what the configuration says. */
export const registryInForce = (given: RegistryArguments, config: Config | undefined): RegistryArguments => ({
  mirrors: { ...config?.registry?.mirrors, ...given.mirrors },
  prefixes: { ...config?.registry?.prefixes, ...given.prefixes },
  insecure: [...given.insecure, ...(config?.registry?.insecure ?? [])],
});

/** What is in force for one file, as `--print-config` shows it. */
export const printedConfig = (setup: Setup, cwd: string, file: string): string => {
  const path = resolve(cwd, file);
  const { transforms, level, levels, options, preset } = setup.forFile(path);
  const running = transforms.map((transform) => {
    const own = { ...transform.options, ...options[transform.name] } as object;
    return [
      transform.name,
      { level: levels[transform.name] ?? level, ...(Object.keys(own).length > 0 ? { options: own } : {}) },
    ] as const;
  });
  const names = new Set(transforms.map(({ name }) => name));
  const shown = {
    file: displayPath(path, cwd),
    config: setup.loaded ? displayPath(setup.loaded.path, cwd) : null,
    overrides: setup.matching(path),
    ignored: setup.ignores(path),
    preset,
    level,
    transforms: Object.fromEntries(running),
    off: setup.all.filter(({ name }) => !names.has(name)).map(({ name }) => name),
  };
  return `${JSON.stringify(shown, undefined, 2)}\n`;
};

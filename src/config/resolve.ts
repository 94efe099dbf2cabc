import { levels, type AnyTransform, type Level } from '../transform/contract.ts';
import { anyGlob } from '../project/path-glob.ts';
import type { Config, PresetName, Settings } from './model.ts';
import { imagePairs, takesImages } from './validate.ts';

/** What the command line says; it wins over the configuration. */
export interface Flags {
  readonly only?: readonly string[] | undefined;
  readonly skip?: readonly string[] | undefined;
  readonly preset?: PresetName | undefined;
  /** The boldest of all changes, whatever a transform's own level. */
  readonly level?: Level | undefined;
}

/** How one file is rewritten. */
export interface FileSettings {
  /** In the order in which they run. */
  readonly transforms: readonly AnyTransform[];
  readonly level: Level;
  /** Of the transforms that have one of their own. */
  readonly levels: Readonly<Record<string, Level>>;
  /** By transform. */
  readonly options: Readonly<Record<string, object>>;
  readonly preset: PresetName;
}

/** What is in force for files, by their path from the folder of the configuration, with `/`. */
export interface Resolver {
  /** Whether a file is left out. */
  readonly ignores: (path: string) => boolean;
  /** The overrides that match a file, counted from 0. */
  readonly matching: (path: string) => readonly number[];
  /** The same object for all files that the same overrides match. */
  readonly forFile: (path: string) => FileSettings;
  /** Where no override matches. */
  readonly base: FileSettings;
}

/** Lays a configuration's settings, its overrides and the command line over each other. */
export const resolver = (config: Config, transforms: readonly AnyTransform[], flags: Flags): Resolver => {
  const overrides = (config.overrides ?? []).map(({ files, ...settings }) => ({ settings, test: anyGlob(files) }));
  const ignores = anyGlob(config.ignore ?? []);
  const known = new Map<string, FileSettings>();
  const matching = (path: string): number[] => overrides.flatMap(({ test }, index) => (test(path) ? [index] : []));
  const settingsOf = (indexes: readonly number[]): FileSettings => {
    const key = indexes.join();
    const before = known.get(key);
    if (before) return before;
    const layers = [config, ...indexes.flatMap((index) => overrides[index]?.settings ?? [])];
    const made = lay(layers, transforms, flags);
    known.set(key, made);
    return made;
  };
  return { ignores, matching, forFile: (path) => settingsOf(matching(path)), base: settingsOf([]) };
};

const lay = (layers: readonly Settings[], all: readonly AnyTransform[], flags: Flags): FileSettings => {
  const preset = flags.preset ?? layers.findLast((one) => one.preset)?.preset ?? 'recommended';
  const level = flags.level ?? layers.findLast((one) => one.level)?.level ?? (preset === 'minimal' ? 'safe' : 'review');
  const choices = (name: string) => layers.flatMap((one) => one.transforms?.[name] ?? []);
  const runs = ({ name, presets }: AnyTransform): boolean => {
    if (flags.skip?.includes(name)) return false;
    if (flags.only) return flags.only.includes(name);
    const choice = choices(name).at(-1);
    return choice === undefined ? preset === 'all' || presets.includes(preset) : choice !== false;
  };
  const transforms = all.filter(runs);
  const ownLevels: Record<string, Level> = {};
  const options: Record<string, object> = {};
  for (const transform of transforms) {
    const { name } = transform;
    const objects = choices(name).filter((choice) => typeof choice === 'object');
    const own = objects.findLast((choice) => choice.level !== undefined)?.level;
    if (own !== undefined) ownLevels[name] = flags.level === undefined ? own : milder(own, flags.level);
    const set = objects.reduce(
      (before, choice) => layOptions(before, choice.options ?? {}),
      imageOptions(layers, transform),
    );
    if (Object.keys(set).length > 0) options[name] = set;
  }
  return { transforms, level, levels: ownLevels, options, preset };
};

const milder = (a: Level, b: Level): Level => (levels.indexOf(a) < levels.indexOf(b) ? a : b);

type Options = Readonly<Record<string, unknown>>;

const isTable = (value: unknown): value is Options =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A table is laid over a table key by key; anything else is replaced. */
const layOptions = (before: Options, over: Options): Options => {
  const laid: Record<string, unknown> = { ...before };
  for (const [name, value] of Object.entries(over)) {
    const old = laid[name];
    laid[name] = isTable(old) && isTable(value) ? { ...old, ...value } : value;
  }
  return laid;
};

/** What the configuration says of images, as a transform's own options. */
const imageOptions = (layers: readonly Settings[], transform: AnyTransform): Options => {
  const tables: Record<string, Record<string, unknown>> = {};
  for (const [image, choice] of layers.flatMap((one) => Object.entries(one.images ?? {}))) {
    for (const [option, word] of imagePairs(choice)) {
      if (!takesImages(transform, option) || transform.choices?.[option]?.includes(word) !== true) continue;
      const table = (tables[option] ??= { ...((transform.options as Options)[option] as Options) });
      table[image] = word;
    }
  }
  return tables;
};

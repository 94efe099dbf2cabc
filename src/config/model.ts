import type { AnyTransform, Level, Preset } from '../transform/contract.ts';

/** The sets of transforms to choose from; `all` also has those that are in no preset. */
export type PresetName = Preset | 'all';

/** From the usual one to the largest. */
export const presetNames = ['recommended', 'minimal', 'buildkit', 'all'] as const satisfies readonly PresetName[];

/** What is said of one transform: whether it runs, with which options, and the boldest of its fixes to apply. */
export type TransformChoice =
  boolean | { readonly options?: Readonly<Record<string, unknown>>; readonly level?: Level };

/** What is said of one image: a word for options named `images`, or words by the name of an option that is a table of images. */
export type ImageChoice = string | Readonly<Record<string, string>>;

/** What may be set for the whole repository, and again for some of its files. */
export interface Settings {
  /** The set of transforms that runs; `recommended` by default. */
  readonly preset?: PresetName;
  /** The boldest fixes to apply; `review` by default, `safe` with the preset `minimal`. */
  readonly level?: Level;
  /** By name: off, on, or on with options. */
  readonly transforms?: Readonly<Record<string, TransformChoice>>;
  /** By image (`node`, `node:22`): a word for pin-base-image, such as `float`, or words by option, such as `{ prefer: 'slim' }`. */
  readonly images?: Readonly<Record<string, ImageChoice>>;
}

/** Other settings for the files that one of the globs matches. */
export interface Override extends Settings {
  readonly files: readonly string[];
}

/** The content of a configuration file. */
export interface Config extends Settings {
  /** Globs of files to leave out, from the folder of the configuration; without a slash at any depth. */
  readonly ignore?: readonly string[];
  /** In order: a later one is laid over those before. */
  readonly overrides?: readonly Override[];
  /** Commands that `imgfix verify` runs in each image. */
  readonly smoke?: readonly string[];
  /** Where registries are asked. */
  readonly registry?: {
    readonly mirrors?: Readonly<Record<string, readonly string[]>>;
    readonly prefixes?: Readonly<Record<string, string>>;
    readonly insecure?: readonly string[];
  };
  /** Transforms of your own, or paths of modules that export some; only in a configuration that is code itself. */
  readonly plugins?: readonly (string | AnyTransform)[];
}

/** Types a configuration in TypeScript. */
export const defineConfig = (config: Config): Config => config;

/** Something wrong with a configuration. Line and column are from 1, and only there where the file is data. */
export interface ConfigProblem {
  readonly line?: number;
  readonly column?: number;
  /** What is wrong, and what to do. */
  readonly message: string;
}

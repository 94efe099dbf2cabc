/** The package managers whose installs are known file by file. */
export type Tool =
  | 'npm'
  | 'yarn'
  | 'pnpm'
  | 'bun'
  | 'pip'
  | 'pipenv'
  | 'poetry'
  | 'uv'
  | 'pdm'
  | 'conda'
  | 'go'
  | 'cargo'
  | 'maven'
  | 'gradle'
  | 'bundler'
  | 'composer'
  | 'dotnet'
  | 'mix';

/**
 * A command that installs what a manifest lists. Options are named by what their value means for the files that the
 * command reads; an option that stands nowhere here is unknown, and the command is left where it is.
 */
export interface InstallCommand {
  readonly tool: Tool;
  readonly programs: readonly string[];
  /** First words after the options that may stand before them; '' for the program alone. */
  readonly subcommands: readonly string[];
  /**
   * `project`: installs what the manifest lists. `compile`: downloads only what it compiles, so a step that downloads
   * has to be added. `names`: installs what the command line names, and reads nothing of the project.
   */
  readonly kind: 'project' | 'compile' | 'names';
  /** Without a value, or with one after `=` that only switches; `--no-x` counts as `--x`. */
  readonly switches: readonly string[];
  /** Options that start like this are switches: `-Dskip=true`. */
  readonly prefixes?: readonly string[];
  /** Their value names no file of the project. */
  readonly values: readonly string[];
  /** Their value is a file to read. */
  readonly files: readonly string[];
  /** Their value may be a package that lies in the project. */
  readonly locals: readonly string[];
  /** Their value is a folder that the install writes. */
  readonly writes: readonly string[];
  /** Their value is the folder to work in. */
  readonly folders: readonly string[];
  /** What makes it an install of the names alone. */
  readonly globals: readonly string[];
  /** What words that are no options mean: packages to install beside the manifest, packages that are written into it, or nothing known. */
  readonly operands: 'packages' | 'added-to-manifest' | 'anything' | 'unknown';
  /** It stops where there is no lockfile, and never changes one. */
  readonly frozen?: boolean;
  /** Variables that make it read other files; with a value: only that value does. */
  readonly environment: readonly string[];
  readonly source: string;
}

/** Files that a tool reads where they exist, beside its manifest. */
export interface ManifestFiles {
  readonly manifest: string;
  readonly locks: readonly string[];
  readonly optional: readonly string[];
  /** Where it puts the packages, inside the project. */
  readonly dependencyFolder: string | undefined;
  readonly source: string;
}

/** The words of a text, for lists that read better without quotes. */
export const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

/** What most commands have nothing of. */
export const none = {
  files: [],
  locals: [],
  writes: [],
  folders: [],
  globals: [],
  environment: [],
  switches: [],
  values: [],
} as const;

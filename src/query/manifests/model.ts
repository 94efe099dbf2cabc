/** The project as an install finds it: what the build context puts into the image. Paths are seen from the install's directory, or absolute in the image. */
export interface ProjectFiles {
  has(path: string): 'file' | 'folder' | undefined;
  read(path: string): string | undefined;
  /** Whether a folder is there and holds anything. */
  holds(folder: string): boolean;
  /** Names in a folder, sorted; empty if there is none. */
  list(folder: string): readonly string[];
  /** The folders above that come from the context too: `..`, `../..`. */
  readonly above: readonly string[];
}

/** Why an install cannot stand before the sources. */
export type Obstacle =
  | 'missing-manifest'
  | 'unreadable-manifest'
  | 'missing-lockfile'
  | 'lifecycle-script'
  | 'workspaces'
  | 'local-package'
  | 'patched-package'
  | 'vendored'
  | 'code-in-manifest'
  | 'other-version'
  | 'edits-manifest'
  | 'unknown-option'
  | 'no-dependencies'
  | 'no-download-step';

/** An install that has to stay where it is. */
export interface Obstructed {
  readonly obstacle: Obstacle;
  /** What it is, as a clause about this project. */
  readonly what: string;
}

/** Everything of the project that an install reads and writes. */
export interface Inputs {
  /** In the order in which people list them. */
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** Folders that it fills, which the sources must not bring along. */
  readonly produces: readonly string[];
  /** What may differ in the image, each as a clause. */
  readonly cautions: readonly string[];
  /** A command that downloads what the install needs; the install itself stays behind the sources. */
  readonly download?: string;
  /** The folder above from which on the download does the same wherever it runs. */
  readonly top?: string | undefined;
  /** Files of the sources that have to look newer than what was made of stand-ins for them. */
  readonly touched?: readonly string[];
}

/** An obstacle, put together. */
export const obstructed = (obstacle: Obstacle, what: string): Obstructed => ({ obstacle, what });

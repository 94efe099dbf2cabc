/** The files a build sees: those of the context folder that .dockerignore lets through. Paths are relative, with `/`, without `./`. */
export interface BuildContext {
  /** Where it is, for messages. */
  readonly root: string;
  /** Whether a path exists in what the builder gets: a file or a folder. */
  has(path: string): 'file' | 'folder' | undefined;
  /** A file's text, or undefined if it is absent, ignored, not UTF-8 or over 1 MiB. */
  read(path: string): string | undefined;
  /** Names in a folder of the context ('' is the root), sorted; empty if there is none. */
  list(folder: string): readonly string[];
  /** Paths of files below a folder that a COPY pattern (Go filepath.Match per component) matches, sorted; undefined where there are too many to look through. */
  match(pattern: string): readonly string[] | undefined;
  /** Whether .dockerignore excludes this path, be it there or not. */
  ignores(path: string): boolean;
  /** Whether a .dockerignore file was found for this Dockerfile. */
  readonly hasIgnoreFile: boolean;
}

/** What an image reference stands for, as the lock file or a registry says. */
export interface Pin {
  /** The tag that says most and means the same; the reference's own where none does. */
  readonly tag: string;
  /** Of the index, where the image is for several platforms. */
  readonly digest: string;
  /** ISO date of the day on which the registry said so. */
  readonly date: string;
  /** The registry. */
  readonly source: string;
}

/** What is known of image references beside the catalogue; answered without asking anyone. */
export interface Pins {
  /** What a reference stands for, by its short name and its tag; undefined where nobody has said. */
  find(name: string, tag: string | undefined): Pin | undefined;
  /** Whether the tag is what another reference of the same image was pinned to. */
  isTarget(name: string, tag: string): boolean;
}

/** What compose, bake and skaffold files of a repository say of how a Dockerfile is built and started. */
export interface DeclaredBuilds {
  /** The stages that are built as images of their own, as written. */
  readonly targets: readonly string[];
  /** Values of build arguments that every build gives alike. */
  readonly args: ReadonlyMap<string, string>;
  /** What services start in place of CMD or ENTRYPOINT, as shell text; undefined for one that cannot be told. */
  readonly starts: readonly (string | undefined)[];
  /** The services of compose files that run it: the file's path from the folder of the Dockerfile, and its text. */
  readonly services: readonly { readonly file: string; readonly service: string; readonly text: string }[];
}

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
  /** How files of the repository say that it is built; undefined where none speaks of this Dockerfile. */
  readonly builds?: DeclaredBuilds | undefined;
}

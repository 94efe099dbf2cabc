import type { Readable } from 'node:stream';
import type { Finished } from './process.ts';
import type { BuildLog } from './progress.ts';
import type { BuildArgument } from './redact.ts';

/** What every build of a run has in common. */
export interface BuildSettings {
  readonly arguments: readonly BuildArgument[];
  readonly target: string | undefined;
  readonly platform: string | undefined;
  /** Network of RUN steps, and of the containers of --smoke and --http. */
  readonly network: string | undefined;
  /** Values of --secret, --ssh and --build-context, handed on as they are. */
  readonly secrets: readonly string[];
  readonly ssh: readonly string[];
  readonly contexts: readonly string[];
}

/** One build. */
export interface BuildRequest {
  readonly settings: BuildSettings;
  /** The context folder. */
  readonly context: string;
  /** An absolute path; `<path>.dockerignore` beside it holds for the build if it is there. */
  readonly dockerfile: string;
  readonly tag: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Run every step again, though the result of an earlier build is there. */
  readonly noCache: boolean;
  readonly seconds: number | undefined;
  readonly signal: AbortSignal | undefined;
}

/** What came of a build. */
export interface BuildOutcome {
  readonly finished: Finished;
  readonly log: BuildLog;
  /** Digests of the images that it was built from, sorted; undefined where the engine does not tell. */
  readonly bases: readonly string[] | undefined;
}

/** A command in a container, or what the image starts by itself. */
export interface RunRequest {
  readonly image: string;
  /** Replaces ENTRYPOINT and CMD; undefined: they start. */
  readonly command: readonly string[] | undefined;
  readonly network: string | undefined;
  readonly platform: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly seconds: number;
  readonly signal: AbortSignal | undefined;
}

/** A container engine, through its command line. Nothing here throws for what the engine says, but for `save`. */
export interface Engine {
  readonly name: 'docker' | 'podman';
  readonly version: string;
  /** The folder that it keeps its data in, where that is on this machine. */
  readonly dataRoot: string | undefined;
  /** Whether it is still there. */
  answers(): Promise<boolean>;
  build(request: BuildRequest): Promise<BuildOutcome>;
  /** One archive with these images: `docker save`. */
  save(images: readonly string[], signal: AbortSignal | undefined): Readable;
  hasImage(image: string): Promise<boolean>;
  /** Runs a command in a container that is gone afterwards. */
  run(request: RunRequest): Promise<Finished>;
  /** Starts what the image starts, in the background, with a port within reach of this machine. */
  start(request: RunRequest, port: number): Promise<{ readonly container: string } | { readonly failure: string }>;
  /** Host and port under which a started container answers; undefined once it has ended. */
  address(container: string, port: number): Promise<string | undefined>;
  /** What a container printed. */
  logs(container: string): Promise<string>;
  removeContainer(container: string): Promise<void>;
  /** Removes every container and image with this label, and records of the builds made by this engine object. */
  removeAll(label: string): Promise<void>;
  /** Removes what the build cache has gained since the engine was found. */
  pruneCache(): Promise<void>;
}

import type { Catalogue } from '../knowledge/catalogue/index.ts';
import type { Estimate } from '../knowledge/estimate.ts';
import type { Dockerfile } from '../dockerfile/index.ts';
import type { Edit, Span } from '../text/span.ts';
import type { BuildContext, Pins } from './context.ts';
import type { Limit } from './limit.ts';

export type { Estimate };

/**
 * How much a fix asks of its reader. `safe`: the image runs the same; only caches, layers or text change. `review`: the
 * image may differ in the way the message names, and what the file shows supports it. `risky`: it needs knowledge that the
 * file does not hold.
 */
export type Level = 'safe' | 'review' | 'risky';

/** From the mildest to the boldest. */
export const levels = ['safe', 'review', 'risky'] as const satisfies readonly Level[];

/** What a fix does to the text: all edits or none. */
export interface Fix {
  /** What will be done, as an imperative. */
  readonly title: string;
  readonly level: Level;
  /** What the image that the file builds loses, beside what other fixes count: rather too little than too much; left out where no fact tells. */
  readonly saves?: Estimate | undefined;
  readonly edits: readonly Edit[];
}

/** A place where a transform has something to say. */
export interface Finding {
  readonly at: Span;
  /** What is the matter; for a fix also what it may cost. */
  readonly message: string;
  /** Undefined: a note, which says why the text is left alone. */
  readonly fix?: Fix;
  /** Why it is left alone: an id that the metadata declares, so that reasons can be counted. */
  readonly reason?: string;
}

/** What a transform may ask beside the Dockerfile. */
export interface Context<O> {
  readonly options: O;
  /** The files a build sees; undefined where they are not known. */
  readonly buildContext: BuildContext | undefined;
  /** What is known of official images, without asking a registry. */
  readonly images: Catalogue;
  /** What the lock file and registries have said of image references; undefined where nobody was asked. */
  readonly pins?: Pins | undefined;
  /** ISO date of the day, to tell how old a fact is; undefined where the result must not hang on it. */
  readonly today?: string | undefined;
  /** Whether anybody is told what fixes save: to work that out takes time. */
  readonly estimates: boolean;
}

/** A build context, and all Dockerfiles that are known to be built with it. */
export interface SharedContext {
  readonly dockerfiles: readonly Dockerfile[];
  readonly context: BuildContext;
  /** The text of its .dockerignore. */
  readonly existing: string | undefined;
}

/** What a transform says of a file beside the Dockerfiles: a fix that gives its whole text, or a note. */
export interface FileFinding {
  readonly message: string;
  readonly fix?: { readonly title: string; readonly level: Level; readonly path: string; readonly text: string };
  readonly reason?: string;
  /** What else there is to say of it, and is left alone. */
  readonly notes?: readonly { readonly message: string; readonly reason: string }[];
}

/** What a transform is for. */
export type Goal = 'size' | 'cache' | 'security' | 'reproducibility' | 'correctness' | 'style';

/** The sets of transforms that people switch on together. */
export type Preset = 'recommended' | 'minimal' | 'buildkit';

/**
 * What a transform may change in an image beside layers and caches. `recommended-packages`: packages that were installed
 * only because others recommend them are gone. `base-image`: all that a base brings may be different. `user`: the user in
 * force, its account, and the owner of files. `exec-form`: CMD and ENTRYPOINT without the shell around them. `author-label`:
 * the label for authors. `shell`: the shell of later RUNs. `file-mode`: files whose mode becomes 755.
 * `development-packages`: files below node_modules are gone.
 */
export type Announcement =
  | 'recommended-packages'
  | 'base-image'
  | 'user'
  | 'exec-form'
  | 'author-label'
  | 'shell'
  | 'file-mode'
  | 'development-packages';

/** One opinion on Dockerfiles: what to look for, how to rewrite it, and how to explain it. */
export interface Transform<O extends object = object> {
  /** Kebab-case verb and object: also the name of its file, fixture folder, docs page and SARIF rule. */
  readonly name: string;
  /** One imperative line. */
  readonly summary: string;
  /** Why anyone wants this, and what it costs. Markdown. */
  readonly why: string;
  readonly goal: Goal;
  /** The boldest level of what it emits. */
  readonly level: Level;
  /** When it is wrong. Whoever is not `safe` must say so. */
  readonly safety?: string;
  /** What it may change in an image; `imgfix verify` takes any other difference for a fault. */
  readonly announces?: readonly Announcement[];
  /** What its estimates of saved bytes stand on, and when there are none. Markdown. Who gives estimates must say so. */
  readonly estimates?: string;
  /** Why it leaves things alone: id → words. */
  readonly reasons: Readonly<Record<string, string>>;
  /** In none: it runs only when named. */
  readonly presets: readonly Preset[];
  /** Vendor documentation. */
  readonly references: readonly string[];
  /** Rules of other tools whose ignore pragmas hold for this transform too. */
  readonly equivalents?: { readonly hadolint?: readonly string[]; readonly buildkit?: readonly string[] };
  /** Default options; their shape is the options' type. */
  readonly options?: O;
  /** The values that a text option, or the texts in a list or table, may have. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  /** What a number or a free text may be: a value that the Dockerfile would not survive is refused before the run. */
  readonly limits?: Readonly<Record<string, Limit>>;
  /** It runs again at once after a change of its own, so that those behind it see what it makes in the end. */
  readonly settlesFirst?: boolean;
  /** What it has to say of another file that lies in the build context: for `.dockerignore`. Pure and synchronous too. */
  readonly findFile?: (shared: SharedContext) => FileFinding | undefined;
  /** A pure, synchronous generator: model in, findings out. */
  readonly find: (dockerfile: Dockerfile, context: Context<O>) => Iterable<Finding>;
}

/** A transform whose options' type does not matter to the caller. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list holds transforms of different options
export type AnyTransform = Transform<any>;

/** Types a transform's options from its defaults. */
export const defineTransform = <O extends object = Record<string, never>>(transform: Transform<O>): Transform<O> =>
  transform;

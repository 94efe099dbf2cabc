import { statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { parseDockerfile } from '../dockerfile/index.ts';
import { contextFor, openContext, type ContextChoice } from '../project/context.ts';
import { declaredBuilds, declaredFolders } from '../project/declared.ts';
import { rememberLately } from '../project/lately.ts';
import { attempt } from '../project/problem.ts';
import { isInside, toSlashes } from '../project/relative.ts';
import { Surroundings } from '../project/surroundings.ts';
import type { BuildContext } from '../transform/context.ts';

/** A build context that is looked for when it is first asked something: most files never ask. */
export interface LazyContext {
  readonly context: BuildContext;
  /** How it was found; undefined while nobody has asked. */
  chosen(): ContextChoice | undefined;
}

/** What the run has worked out before it asks. */
export interface KnownContext {
  readonly choice?: ContextChoice | undefined;
  /** The text that the .dockerignore of a context folder is going to have, where the run changes it. */
  readonly planned?: ((root: string) => string | undefined) | undefined;
  readonly around?: Surroundings | undefined;
}

/**
 * The folders around the Dockerfiles of a run over these paths. Who names a folder below the working directory gives all of
 * that, and who names single files gives none.
 */
export const surroundingsOf = (paths: readonly string[], cwd: string): Surroundings => {
  const folders = (paths.length > 0 ? paths : ['.'])
    .map((path) => resolve(cwd, path))
    .filter((path) => attempt(() => statSync(path))?.isDirectory());
  return new Surroundings(folders.map((folder) => (isInside(folder, cwd) ? cwd : folder)));
};

/** The build context of one Dockerfile: the folder that the user gave, else the one that its COPYs fit. */
export const lazyContext = (
  dockerfile: string,
  text: string,
  given: string | undefined,
  known: KnownContext = {},
): LazyContext => {
  const around = known.around ?? new Surroundings();
  let choice: ContextChoice | undefined;
  let opened: BuildContext | undefined;
  let builds: { readonly found: BuildContext['builds'] } | undefined;
  const choose = (): ContextChoice => (choice ??= known.choice ?? chooseContext(dockerfile, text, given, around));
  const open = (): BuildContext => {
    const { root } = choose();
    return (opened ??= openContext(root, dockerfile, known.planned?.(root), around));
  };
  return {
    chosen: () => choice,
    context: {
      get root() {
        return open().root;
      },
      get hasIgnoreFile() {
        return open().hasIgnoreFile;
      },
      get builds() {
        return (builds ??= { found: declaredBuilds(dockerfile, around) }).found;
      },
      has: (path) => open().has(path),
      read: (path) => open().read(path),
      list: (folder) => open().list(folder),
      match: (pattern) => open().match(pattern),
      ignores: (path) => open().ignores(path),
    },
  };
};

/** The context folder of one Dockerfile, without opening it. */
export const chooseContext = (
  dockerfile: string,
  text: string,
  given: string | undefined,
  around = new Surroundings(),
): ContextChoice => {
  const sources = copiedPaths(text);
  if (given !== undefined) return contextFor(dockerfile, { context: resolve(given), sources }, around);
  const [declared, ...others] = declaredFolders(dockerfile, around);
  if (!declared || others.length === 0) {
    return contextFor(dockerfile, declared ? { declared, sources } : { sources }, around);
  }
  const choice = contextFor(dockerfile, { sources }, around);
  const named = [declared, ...others].map(({ root }) => toSlashes(relative(dirname(resolve(dockerfile)), root)) || '.');
  return { ...choice, why: `${choice.why}, since those that build it name different ones: ${named.join(', ')}` };
};

/** Texts whose paths are kept: the services of a repository often have the same Dockerfile. */
const lately = 2000;

/** What COPY and ADD take from the context, as written. */
export const copiedPaths = rememberLately(
  (text): readonly string[] =>
    parseDockerfile(text)
      .instructions.filter(({ keyword, flags }) => {
        return (keyword === 'COPY' || keyword === 'ADD') && !flags.some((flag) => flag.name === 'from');
      })
      .flatMap((instruction) => (instruction.exec ?? instruction.words.map((word) => word.text)).slice(0, -1)),
  lately,
);

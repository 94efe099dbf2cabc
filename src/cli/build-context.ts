import { resolve } from 'node:path';
import { parseDockerfile } from '../dockerfile/index.ts';
import { contextFor, openContext, type ContextChoice } from '../project/context.ts';
import type { BuildContext } from '../transform/context.ts';

/** A build context that is looked for when it is first asked something: most files never ask. */
export interface LazyContext {
  readonly context: BuildContext;
  /** How it was found; undefined while nobody has asked. */
  chosen(): ContextChoice | undefined;
}

/** The build context of one Dockerfile: the folder that the user gave, else the one that its COPYs fit. */
export const lazyContext = (dockerfile: string, text: string, given: string | undefined): LazyContext => {
  let choice: ContextChoice | undefined;
  let opened: BuildContext | undefined;
  const open = (): BuildContext => {
    choice ??= contextFor(dockerfile, {
      ...(given === undefined ? {} : { context: resolve(given) }),
      sources: copiedPaths(text),
    });
    opened ??= openContext(choice.root, dockerfile);
    return opened;
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
      has: (path) => open().has(path),
      read: (path) => open().read(path),
      list: (folder) => open().list(folder),
      match: (pattern) => open().match(pattern),
      ignores: (path) => open().ignores(path),
    },
  };
};

/** What COPY and ADD take from the context, as written. */
export const copiedPaths = (text: string): string[] =>
  parseDockerfile(text)
    .instructions.filter(({ keyword, flags }) => {
      return (keyword === 'COPY' || keyword === 'ADD') && !flags.some((flag) => flag.name === 'from');
    })
    .flatMap((instruction) => (instruction.exec ?? instruction.words.map((word) => word.text)).slice(0, -1));

import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  constants,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { extname, join, posix } from 'node:path';
import type { BuildContext } from '../transform/context.ts';

/** Endings of files that people edit; the first that are there are taken. */
const sourceEndings = new Set(
  '.js .mjs .cjs .ts .tsx .jsx .vue .svelte .py .go .rs .java .kt .scala .rb .php .cs .fs .c .h .cc .cpp .swift .ex .exs .erl .hs .clj .dart .lua .pl .sh .html .css'.split(
    ' ',
  ),
);

/** Names of what says which packages to install, and how to build: a change of these is no change of a source. */
const projectFile =
  /^(?:package(?:-lock)?\.json|.*\.lock|.*\.(?:config|conf)\.\w+|go\.(?:mod|sum)|requirements.*|setup\.(?:py|cfg)|pyproject\.toml|pom\.xml|build\.gradle.*|settings\.gradle.*|composer\.json|Gemfile.*|Cargo\.toml|.*proj|.*\.sln|Makefile|Dockerfile.*|.*\.Dockerfile)$/i;

const sizeLimit = 1024 * 1024;

/** The source file that a person would most likely edit, of those that a build copies; undefined if there is none. */
export const sourceToTouch = (context: BuildContext, copied: readonly string[]): string | undefined => {
  const files = new Set(copied.flatMap((pattern) => context.match(pattern) ?? []));
  const candidates = [...files].filter(
    (path) =>
      sourceEndings.has(extname(path)) &&
      !projectFile.test(posix.basename(path)) &&
      !path.split('/').some((part) => part === 'node_modules' || part === 'vendor' || part.startsWith('.')) &&
      context.read(path) !== undefined,
  );
  const depth = (path: string): number => path.split('/').length;
  return candidates.sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))[0];
};

/** Why a file cannot be touched, or undefined. */
export const cannotTouch = (root: string, path: string): string | undefined => {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stats?.isFile()) return 'there is no such file in the build context';
  return stats.size > sizeLimit ? 'it is larger than 1 MiB, so it is hardly a source' : undefined;
};

/**
 * Makes a copy of a context in which one file is different from all that was ever built: blank characters at its end.
 * Nothing of the user's own folder is written; files that stay the same are links where the system allows it.
 */
export const touchedCopy = (root: string, folder: string, path: string, ignores: (path: string) => boolean): void => {
  copyFolder(root, folder, '', ignores);
  const target = join(folder, path);
  const { mode } = statSync(target);
  const content = readFileSync(target);
  rmSync(target);
  const bits = [...randomBytes(5)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const blanks = bits.replaceAll('0', ' ').replaceAll('1', '\t');
  writeFileSync(target, Buffer.concat([content, Buffer.from(`\n${blanks}\n`)]));
  chmodSync(target, mode & 0o7777);
};

const copyFolder = (root: string, folder: string, below: string, ignores: (path: string) => boolean): void => {
  mkdirSync(join(folder, below), { recursive: true });
  for (const { name } of readdirSync(join(root, below), { withFileTypes: true })) {
    const path = posix.join(below, name);
    const from = join(root, path);
    const to = join(folder, path);
    const stats = lstatSync(from);
    if (stats.isDirectory()) {
      // what may come back by an exception is below folders that are not left out themselves
      if (!ignores(path)) copyFolder(root, folder, path, ignores);
    } else if (stats.isSymbolicLink()) symlinkSync(readlinkSync(from), to);
    else if (stats.isFile()) linkOrCopy(from, to);
  }
  chmodSync(join(folder, below), statSync(join(root, below)).mode & 0o7777);
};

const linkOrCopy = (from: string, to: string): void => {
  try {
    linkSync(from, to);
  } catch (error) {
    // another disk, a file system without links, or a file of another user
    if (!(error instanceof Error && 'code' in error)) throw error;
    copyFileSync(from, to, constants.COPYFILE_FICLONE);
  }
};

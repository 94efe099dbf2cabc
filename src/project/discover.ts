import { lstatSync, readdirSync, readlinkSync, realpathSync, statSync, type Dirent, type Stats } from 'node:fs';
import { basename, dirname, join, posix, resolve, sep } from 'node:path';
import { readHead } from './files.ts';
import { declaredDockerfiles, describesBuilds } from './declared.ts';
import { gitFiles, gitIgnored, gitRoot, type GitListing } from './git.ts';
import { judgeName, looksLikeDockerfile } from './names.ts';
import { attempt, describeError, errorCode, problem, type FileProblem } from './problem.ts';
import { displayPath, isInside } from './relative.ts';
import { isReallyInside, Surroundings } from './surroundings.ts';

/** A Dockerfile to work on. */
export interface FoundFile {
  readonly kind: 'file';
  /** The absolute path, by the name that was found or given (a symbolic link stays one). */
  readonly path: string;
  /** The path for messages and diffs. */
  readonly shown: string;
}

/** A file of a Dockerfile's name that a folder search leaves out, for those who ask why. */
export interface LeftOut {
  readonly kind: 'skipped';
  /** The path for messages. */
  readonly path: string;
  readonly message: string;
}

/** What a search yields. */
export type Discovered = FoundFile | FileProblem | LeftOut;

/** How to search. */
export interface DiscoverOptions {
  /** The folder that relative paths start from; the working directory by default. */
  readonly cwd?: string;
  /** What is known of folders already. */
  readonly around?: Surroundings;
}

interface Search {
  readonly cwd: string;
  readonly realCwd: string;
  readonly around: Surroundings;
  /** Real paths that were yielded already. */
  readonly seen: Set<string>;
}

/** A path below a searched folder, and what lies there. */
interface Candidate {
  readonly path: string;
  /** Of something else: a word for what it is. */
  readonly kind: 'file' | 'folder' | 'link' | { readonly other: string };
}

/**
 * Finds Dockerfiles: every file that is named, and in every folder that is named, sorted, those with a Dockerfile's name and
 * those that a compose, bake or skaffold file names.
 * One real file comes once, however often it is named. What cannot be read is yielded as a problem, and the search goes on.
 */
export function* discover(paths: readonly string[], options: DiscoverOptions = {}): Generator<Discovered> {
  const cwd = resolve(options.cwd ?? '.');
  const { around = new Surroundings() } = options;
  const search: Search = { cwd, realCwd: realPath(cwd), around, seen: new Set() };
  for (const given of paths) {
    const path = resolve(search.cwd, given);
    const shown = displayPath(path, search.cwd);
    let stats: Stats;
    try {
      // A slash at the end asks for a folder, and resolve() drops it.
      stats = statSync(given.endsWith('/') ? path + sep : path);
    } catch (error) {
      yield problem(shown, missing(error, given, path));
      continue;
    }
    if (stats.isDirectory()) yield* searchFolder(path, search);
    else if (stats.isFile()) yield* take(path, search);
    else yield problem(shown, `${describeSpecial(stats)}; give its text on standard input (--stdin)`);
  }
}

const missing = (error: unknown, given: string, path: string): string => {
  const message = describeError(error);
  if (errorCode(error) !== 'ENOENT') return message;
  if (attempt(() => lstatSync(path))?.isSymbolicLink() === true)
    return `is a symbolic link to nothing (${linkTarget(path)})`;
  if (/[*?[{]/.test(given)) return `${message}: the shell left the pattern as it is because nothing matches it`;
  return `${message}: check the spelling, paths start from the working directory`;
};

const linkTarget = (path: string): string => attempt(() => readlinkSync(path)) ?? 'unreadable';

const kindOf = (stats: Stats): Candidate['kind'] => {
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'folder';
  return stats.isSymbolicLink() ? 'link' : { other: describeSpecial(stats) };
};

const describeSpecial = (stats: Stats): string => {
  if (stats.isFIFO()) return 'is a named pipe, not a file';
  if (stats.isSocket()) return 'is a socket, not a file';
  return 'is a device, not a file';
};

/** The native call also settles the letter case where the file system ignores it. */
const realPath = (path: string): string => attempt(() => realpathSync.native(path)) ?? path;

/**
 * The path of a file for messages and diffs: relative to the working directory, with `/`. Behind a link it is that of the
 * real file, where that lies below the working directory: git apply changes nothing through a link.
 */
export const shownPath = (path: string, cwd: string, real = realPath(path), realCwd = realPath(cwd)): string =>
  isInside(real, realCwd) ? displayPath(real, realCwd) : displayPath(path, cwd);

function* take(path: string, search: Search, real = realPath(path)): Generator<FoundFile> {
  if (search.seen.has(real)) return;
  search.seen.add(real);
  yield { kind: 'file', path, shown: shownPath(path, search.cwd, real, search.realCwd) };
}

function* searchFolder(folder: string, search: Search): Generator<Discovered> {
  const paths: string[] = [];
  const describing: string[] = [];
  for (const found of filesBelow(folder)) {
    if (typeof found === 'string') (judgeName(basename(found)) === 'no' ? describing : paths).push(found);
    else yield problem(displayPath(found.path, search.cwd), found.message);
  }
  paths.push(...namedElsewhere(folder, describing, new Set(paths), search));
  const candidates: Candidate[] = [];
  for (const path of paths.sort()) {
    try {
      candidates.push({ path, kind: kindOf(lstatSync(path)) });
    } catch (error) {
      const message = describeError(error);
      // git lists files that are deleted and not yet committed, and names that are not UTF-8 do not survive the listing.
      const gone = errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR';
      if (!gone) yield problem(displayPath(path, search.cwd), message);
      else if (path.includes('\uFFFD'))
        yield problem(displayPath(path, search.cwd), 'the name is not valid UTF-8: rename the file');
    }
  }
  // A file and a link to it: the file's own name is the one to show.
  const reals = realPaths(candidates.flatMap(({ path, kind }) => (kind === 'file' ? [path] : [])));
  const real = new Set(reals.values());
  const realFolder = realPath(folder);
  const boundary = gitRoot(realFolder) ?? realFolder;
  for (const { path, kind } of candidates) {
    const shown = displayPath(path, search.cwd);
    if (kind === 'folder') continue;
    if (kind === 'link') {
      const target = attempt(() => realpathSync.native(path));
      const there = target === undefined ? undefined : attempt(() => statSync(target));
      if (target === undefined || there === undefined) {
        yield { kind: 'skipped', path: shown, message: `is a symbolic link to nothing (${linkTarget(path)})` };
      } else if (there.isFile() && !real.has(target)) {
        if (isInside(target, boundary)) yield* takeByName(path, search);
        else
          yield {
            kind: 'skipped',
            path: shown,
            message: 'is a symbolic link to a file elsewhere: name it to work on it',
          };
      }
    } else if (kind === 'file') yield* takeByName(path, search, reals.get(path));
    else yield problem(shown, kind.other);
  }
}

/**
 * Dockerfiles below a folder that only compose, bake and skaffold files tell from other files: those files below the folder,
 * and above it up to the top of its repository. Not what git ignores, nor what lies in another repository (a submodule).
 */
const namedElsewhere = (
  folder: string,
  describing: readonly string[],
  known: ReadonlySet<string>,
  { around }: Search,
): readonly string[] => {
  const top = around.gitRoot(folder);
  const folders = new Set(describing.map((path) => dirname(path)));
  for (let at = folder; top !== undefined && at !== top;) folders.add((at = dirname(at)));
  const found = new Map<string | undefined, Set<string>>();
  for (const one of folders) {
    const home = around.gitRoot(one);
    for (const path of declaredDockerfiles(one, around)) {
      if (known.has(path) || !isInside(path, folder) || around.gitRoot(dirname(path)) !== home) continue;
      if (attempt(() => statSync(path, { throwIfNoEntry: false }))?.isFile() !== true) continue;
      if (isReallyInside(path, home ?? folder)) found.set(home, (found.get(home) ?? new Set()).add(path));
    }
  }
  return [...found].flatMap(([home, paths]) => {
    const ignored = home === undefined ? new Set() : gitIgnored(home, [...paths]);
    return [...paths].filter((path) => !ignored.has(path));
  });
};

/** The real paths of files that are no links: one call for each of their folders. */
const realPaths = (files: readonly string[]): ReadonlyMap<string, string> => {
  const folders = new Map<string, string>();
  return new Map(
    files.map((path) => {
      const folder = dirname(path);
      const real = folders.get(folder) ?? realPath(folder);
      folders.set(folder, real);
      return [path, join(real, basename(path))];
    }),
  );
};

function* takeByName(path: string, search: Search, real?: string): Generator<Discovered> {
  const head = judgeName(basename(path)) === 'yes' ? undefined : readHead(path);
  const shown = displayPath(path, search.cwd);
  if (typeof head === 'object') yield problem(shown, head.message);
  else if (head === undefined || looksLikeDockerfile(head)) yield* take(path, search, real);
  else {
    const message = 'has the name of code or a document, and no FROM at its start: name it to work on it';
    yield { kind: 'skipped', path: shown, message };
  }
}

/** Something in a folder that cannot be read. */
interface Obstacle {
  readonly path: string;
  readonly message: string;
}

/** Absolute paths of what may be a Dockerfile, or name some, by its own name; in no order. */
function* filesBelow(folder: string): Generator<string | Obstacle> {
  const listing = gitFiles(folder, nameWords);
  if (listing.kind === 'none') yield* walk(folder);
  else yield* listed(folder, listing);
}

const nameWords = ['dockerfile', 'containerfile', 'compose', 'docker-bake', 'skaffold'];

const isOfUse = (name: string): boolean => judgeName(name) !== 'no' || describesBuilds(name);

function* listed(folder: string, listing: Exclude<GitListing, { kind: 'none' }>): Generator<string | Obstacle> {
  if (listing.kind === 'refused') yield { path: folder, message: listing.message };
  else yield* listing.paths.filter((path) => isOfUse(posix.basename(path))).map((path) => join(folder, path));
}

/** Outside of git: every folder but those that hold no one's own files; a repository on the way lists its files itself. */
function* walk(top: string): Generator<string | Obstacle> {
  const waiting = [top];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    let entries: Dirent[];
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      yield { path: folder, message: describeError(error) };
      continue;
    }
    if (folder !== top && entries.some((entry) => entry.name === '.git')) {
      const listing = gitFiles(folder, nameWords);
      if (listing.kind !== 'none') {
        yield* listed(folder, listing);
        continue;
      }
    }
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== '.git' && entry.name !== 'node_modules') waiting.push(path);
      } else if (isOfUse(entry.name)) yield path;
    }
  }
}

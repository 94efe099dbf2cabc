import { existsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { formatLock, lockName, LockError, parseLock, type Lock } from '../registry/lock.ts';
import { readSource, writeSource, type SourceFile } from './files.ts';
import { gitRoot } from './git.ts';
import { attempt, describeWriteError, problem, type FileProblem } from './problem.ts';
import { displayPath } from './relative.ts';
import { Surroundings } from './surroundings.ts';

/** The lock file of a repository, be it there yet or not. */
export interface LockFile {
  readonly kind: 'lock';
  readonly path: string;
  /** The path for messages. */
  readonly shown: string;
  readonly lock: Lock;
  /** Undefined: there is no such file yet. */
  readonly source: SourceFile | undefined;
}

/** Reads the lock file at the top of the repository that a folder lies in; outside of one, in the folder itself. */
export const readLockFile = (folder: string, cwd: string): LockFile | FileProblem => {
  const path = join(gitRoot(folder) ?? folder, lockName);
  const shown = displayPath(path, cwd);
  if (!existsSync(path)) return { kind: 'lock', path, shown, lock: new Map(), source: undefined };
  if (new Surroundings().leadsAway(path))
    return problem(shown, 'is a symbolic link to a file outside of the repository');
  const source = readSource(path);
  if (source.kind === 'problem') return problem(shown, source.message);
  try {
    return { kind: 'lock', path, shown, lock: parseLock(source.text), source };
  } catch (error) {
    if (!(error instanceof LockError)) throw error;
    return problem(shown, `line ${error.line} ${error.message}`);
  }
};

/**
 * Writes a lock file, if its text changes.
 * @returns what went wrong, or whether something was written
 */
export const writeLockFile = (file: LockFile, lock: Lock): FileProblem | boolean => {
  const text = formatLock(lock);
  if (file.source) {
    if (file.source.text === text) return false;
    const refusal = writeSource(file.source, text);
    return refusal ? problem(file.shown, refusal.message) : true;
  }
  if (lock.size === 0) return false;
  try {
    writeFileSync(file.path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    return problem(file.shown, `not written: ${describeWriteError(error)}`);
  }
};

/** The folder that a path lies in, or that it is. */
export const folderOf = (path: string, cwd: string): string => {
  const full = resolve(cwd, path);
  return attempt(() => statSync(full))?.isDirectory() === true ? full : dirname(full);
};

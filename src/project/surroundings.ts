import { existsSync, lstatSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { noRules, parseIgnoreFile } from './dockerignore.ts';
import { openFolder, type Folder } from './folder.ts';
import { rememberLately } from './lately.ts';
import { attempt } from './problem.ts';
import { isInside } from './relative.ts';

/** The folders around the Dockerfiles of one run: what is known of one is looked up once. The next run looks anew. */
export class Surroundings {
  readonly #given: readonly string[];

  /** @param given absolute folders that the user gave: outside of a repository nothing above them is ours */
  constructor(given: readonly string[] = []) {
    this.#given = given;
  }

  /** The names in a folder, undefined where they cannot be read. */
  readonly names = rememberLately((folder: string): ReadonlySet<string> | undefined => {
    const names = attempt(() => readdirSync(folder));
    return names && new Set(names.sort());
  });

  /** The nearest folder at or above this one with a `.git` in it. */
  readonly gitRoot = rememberLately((folder: string): string | undefined => {
    if (existsSync(join(folder, '.git'))) return folder;
    const above = dirname(folder);
    return above === folder ? undefined : this.gitRoot(above);
  });

  /** The folder above which nothing is looked at for the sake of this one; undefined where nothing tells. */
  top(folder: string): string | undefined {
    return this.gitRoot(folder) ?? this.#given.find((one) => isInside(folder, one));
  }

  readonly #folders = rememberLately((key: string): Folder => {
    const end = key.indexOf('\0');
    if (end < 0) return openFolder(key, noRules, this.names);
    return openFolder(key.slice(0, end), parseIgnoreFile(key.slice(end + 1)), this.names);
  });

  /** A folder as the builder sees it: `rules` is the text of the .dockerignore in force. */
  open(root: string, rules?: string): Folder {
    return this.#folders(rules === undefined ? root : `${root}\0${rules}`);
  }

  /** Whether a path is a link to something outside of its repository, or of its folder where there is none: not ours. */
  leadsAway(path: string): boolean {
    if (attempt(() => lstatSync(path, { throwIfNoEntry: false }))?.isSymbolicLink() !== true) return false;
    return !isReallyInside(path, this.gitRoot(dirname(path)) ?? dirname(path));
  }

  /** Whether something of this name is in a folder; said of one whose names cannot be read too. */
  mayHold(folder: string, name: string): boolean {
    return this.names(folder)?.has(name) !== false;
  }
}

/** Whether a path leads into a folder once all links are followed; one that leads nowhere does not. */
export const isReallyInside = (path: string, folder: string): boolean => {
  const target = attempt(() => realpathSync.native(path));
  return target !== undefined && isInside(target, attempt(() => realpathSync.native(folder)) ?? folder);
};

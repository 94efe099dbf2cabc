import { realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import { git, gitRefusal, gitRoot } from './git.ts';
import { attempt } from './problem.ts';
import { toSlashes } from './relative.ts';

/** What changed in a repository since a commit: in later commits, in the index, in the work tree, and what is new there. */
export interface ChangedFiles {
  /** Whether a file changed, by its absolute path. */
  has(path: string): boolean;
  /** Whether any of the lines of a file changed, counted from 1. */
  touches(path: string, line: number, endLine: number): boolean;
}

/** The lines `[first, last]`. */
type Lines = readonly [number, number];

const safely = ['--no-ext-diff', '--no-textconv', '--no-color'];

/**
 * Asks git what changed.
 * @param ref the commit, tag or branch; the changes are those since the work tree's history left it
 * @returns the changes, or one line that says why git does not know
 */
export const changedSince = (folder: string, ref: string): ChangedFiles | string => {
  const real = (path: string): string => attempt(() => realpathSync.native(path)) ?? path;
  const root = gitRoot(real(folder));
  if (root === undefined) return 'there is no git repository here, so nothing is known to have changed';
  const commit = git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])?.trim();
  if (commit === undefined) return whyNoCommit(root, ref);
  const base = git(root, ['merge-base', commit, 'HEAD'])?.trim() ?? commit;
  const changed = git(root, ['diff', '--name-only', '-z', '--diff-filter=d', '--no-renames', ...safely, base, '--']);
  const added = git(root, ['ls-files', '-z', '--others', '--exclude-standard']);
  if (changed === undefined || added === undefined) return 'git could not say what changed';
  const names = (listing: string): string[] => listing.split('\0').filter((name) => name !== '');
  const files = new Set(names(changed).map((name) => join(root, name)));
  const untracked = new Set(names(added).map((name) => join(root, name)));
  const known = new Map<string, readonly Lines[]>();
  let renames: ReadonlyMap<string, string> | undefined;
  const linesOf = (path: string): readonly Lines[] => {
    const earlier = known.get(path);
    if (earlier) return earlier;
    const name = toSlashes(relative(root, path));
    renames ??= renamesSince(root, base);
    // what only moved did not change: the diff of both names is that of the text
    const before = renames.get(name);
    const both = [name, ...(before === undefined ? [] : [before])].map((one) => `:(literal)${one}`);
    const hunks = ['-U0', '--inter-hunk-context=0', '--text', '-M'];
    const lines = readHunks(git(root, ['diff', ...hunks, ...safely, base, '--', ...both]) ?? '');
    known.set(path, lines);
    return lines;
  };
  return {
    has: (path) => files.has(real(path)) || untracked.has(real(path)),
    touches: (path, line, endLine) => {
      const file = real(path);
      if (untracked.has(file)) return true;
      return files.has(file) && linesOf(file).some(([first, last]) => first <= endLine && last >= line);
    },
  };
};

const whyNoCommit = (root: string, ref: string): string => {
  const refusal = gitRefusal(root);
  if (refusal !== undefined) return `${refusal}; without it nothing is known to have changed`;
  if (git(root, ['rev-parse', '--verify', '--quiet', 'HEAD']) === undefined)
    return 'the repository has no commit yet, so nothing is known to have changed';
  return `git knows no commit "${ref}"; in a shallow clone, fetch more of the history`;
};

/** The names that files had before, by those that they have now. */
const renamesSince = (root: string, base: string): ReadonlyMap<string, string> => {
  const listing = git(root, ['diff', '--name-status', '-z', '-M', '--diff-filter=R', ...safely, base, '--']) ?? '';
  return new Map(Array.from(listing.matchAll(/R\d*\0([^\0]+)\0([^\0]+)\0/g), ([, from = '', to = '']) => [to, from]));
};

/** The lines that the hunks of a diff add; where lines are only gone, those beside the gap. */
const readHunks = (diff: string): Lines[] =>
  Array.from(diff.matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm), ([, start = '0', count = '1']): Lines => {
    const first = Number(start);
    return count === '0' ? [first, first + 1] : [first, first + Number(count) - 1];
  });

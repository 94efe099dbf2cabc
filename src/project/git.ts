import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { attempt, errorCode } from './problem.ts';
import { Surroundings } from './surroundings.ts';

/** What git says about the files below a folder. */
export type GitListing =
  /** Tracked and untracked files that no ignore rule excludes, relative to the folder, with `/`. */
  | { readonly kind: 'paths'; readonly paths: readonly string[] }
  /** The folder is in no work tree, the tree ignores all of it, or there is no git on this machine. */
  | { readonly kind: 'none' }
  /** There is a work tree, and git will not read it. */
  | { readonly kind: 'refused'; readonly message: string };

/** The nearest folder at or above this one with a `.git` in it. */
export const gitRoot = (folder: string): string | undefined => new Surroundings().gitRoot(folder);

/** A hook of one repository that runs imgfix sets these; they must not point the search of another folder there. */
const localVariable =
  /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE|INTERNAL_SUPER_PREFIX|(?:LITERAL|GLOB|NOGLOB|ICASE)_PATHSPECS)$/;

const run = (folder: string, parameters: readonly string[], input?: string) => {
  const kept = Object.entries(process.env).filter(([name]) => !localVariable.test(name));
  // A repository's own configuration may name an fsmonitor program: listing files must not run it.
  return spawnSync('git', ['-C', folder, '-c', 'core.fsmonitor=false', ...parameters], {
    encoding: 'utf8',
    env: { ...Object.fromEntries(kept), LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
    maxBuffer: 1 << 30,
    ...(input === undefined ? {} : { input }),
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
};

/**
 * Runs git in a folder: no program that a repository's configuration names is run, and nothing is locked.
 * @returns what it prints, or undefined where it fails or is not there
 */
export const git = (folder: string, parameters: readonly string[]): string | undefined => {
  const { status, stdout } = run(folder, parameters);
  return status === 0 ? stdout : undefined;
};

const noWorkTree = /not a git repository|must be run in a work tree/;

/** What git's refusal means, and what to do. */
const explain = (stderr: string, root: string): string => {
  if (stderr.includes('dubious ownership') || stderr.includes('unsafe repository')) {
    return (
      'git will not read this repository because it belongs to another user: ' +
      `run \`git config --global --add safe.directory '${root}'\``
    );
  }
  const said = stderr.split('\n').find((line) => line.trim() !== '') ?? 'it gave no reason';
  return `git could not read this repository (${said.trim()}): repair it`;
};

/** Why git says nothing at all of the repository with this top; undefined if it does. */
export const gitRefusal = (root: string): string | undefined => {
  const { error, status, stderr } = run(root, ['rev-parse', '--git-dir']);
  if (error) {
    return errorCode(error) === 'ENOENT'
      ? 'there is no git on this machine'
      : `git could not be run (${error.message})`;
  }
  return status === 0 ? undefined : explain(stderr, root);
};

/** Those of some paths that git's rules ignore; none where git does not say. */
export const gitIgnored = (folder: string, paths: readonly string[]): ReadonlySet<string> => {
  const { status, stdout } = run(folder, ['check-ignore', '-z', '--stdin'], paths.join('\0'));
  return new Set(status === 0 ? stdout.split('\0') : []);
};

/** Lists the files below a folder whose names contain one of the words (plain letters, any case), by git's ignore rules. */
export const gitFiles = (folder: string, namesWith: readonly string[]): GitListing => {
  const root = gitRoot(attempt(() => realpathSync.native(folder)) ?? folder);
  if (root === undefined) return { kind: 'none' };
  const patterns = namesWith.map((word) => `:(icase,glob)**/*${word}*`);
  const listed = run(folder, ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...patterns]);
  if (listed.error !== undefined) {
    if (errorCode(listed.error) === 'ENOENT') return { kind: 'none' };
    return { kind: 'refused', message: `git could not be run (${errorCode(listed.error) ?? listed.error.message})` };
  }
  if (listed.status !== 0) {
    if (noWorkTree.test(listed.stderr)) return { kind: 'none' };
    return { kind: 'refused', message: `${explain(listed.stderr, root)}, or name the Dockerfiles one by one` };
  }
  const paths = [...new Set(listed.stdout.split('\0').filter((path) => path !== ''))];
  // Whoever names an ignored folder means it.
  if (paths.length === 0 && run(folder, ['check-ignore', '-q', '--', '.']).status === 0) return { kind: 'none' };
  return { kind: 'paths', paths };
};

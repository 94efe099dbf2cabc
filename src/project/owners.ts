import { dirname, join, posix } from 'node:path';
import { readSource } from './files.ts';
import { pathTest, type PathTest } from './path-glob.ts';
import { isReallyInside } from './surroundings.ts';

/** Whom a patch is for. */
export interface Group {
  readonly kind: 'owner' | 'service';
  /** The owners as they stand in CODEOWNERS, or the folder of the service; '' for none. */
  readonly name: string;
}

const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

/**
 * Says whom each file of a repository is for: its code owners, or, without a CODEOWNERS file, the service whose folder it is in.
 * @returns the group of a path, relative to the top of the repository, with `/`
 */
export const groupsOf = (root: string): ((path: string) => Group) => {
  for (const place of places) {
    const path = join(root, place);
    if (!isReallyInside(path, root)) continue;
    const source = readSource(path);
    if (source.kind === 'file') {
      const owners = codeOwners(source.text);
      return (path) => ({ kind: 'owner', name: owners(path) });
    }
  }
  return (path) => ({ kind: 'service', name: serviceOf(path) });
};

/**
 * Reads a CODEOWNERS file: the last pattern that matches wins; GitLab's sections give their owners to patterns without.
 * Sources: https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 * and https://docs.gitlab.com/user/project/codeowners/reference/
 */
export const codeOwners = (text: string): ((path: string) => string) => {
  const rules: { readonly test: PathTest; readonly owners: string }[] = [];
  let inherited = '';
  for (const line of text.split('\n')) {
    const [pattern = '', ...rest] = wordsOf(line);
    const section = /^\^?\[[^\]]+\](?:\[\d+\])?/.exec(line.trim());
    if (section) {
      inherited = line.trim().slice(section[0].length).trim();
      continue;
    }
    if (pattern !== '') rules.push({ test: patternTest(pattern), owners: rest.join(' ') || inherited });
  }
  return (path) => rules.findLast(({ test }) => test(path))?.owners ?? '';
};

/** The words before a comment; `\\ ` is a blank in a name. */
const wordsOf = (line: string): string[] => {
  const words: string[] = line.trim().match(/(?:\\.|\S)+/g) ?? [];
  const comment = words.findIndex((word) => word.startsWith('#'));
  return (comment < 0 ? words : words.slice(0, comment)).map((word) => word.replace(/\\ /g, ' '));
};

const patternTest = (pattern: string): PathTest => {
  const isAnchored = pattern.slice(0, -1).includes('/');
  const top = isAnchored ? '' : '**/';
  const name = pattern.replace(/^\//, '').replace(/\/$/, '');
  const inside = pathTest(`${top}${name}/**`);
  const itself = pathTest(`${top}${name}`);
  // `docs/*` means the files of the folder, and not those of folders in it
  if (posix.basename(name) === '*') return itself;
  return pattern.endsWith('/') ? (path) => inside(path) && !itself(path) : (path) => itself(path) || inside(path);
};

/** Folders that hold what builds a service, beside its sources. */
const inner = new Set([
  'docker',
  'dockerfiles',
  '.docker',
  'build',
  'deploy',
  'deployment',
  'container',
  'containers',
  'ci',
  '.ci',
  '.devcontainer',
]);

const serviceOf = (path: string): string => {
  let folder = posix.dirname(path);
  while (inner.has(posix.basename(folder).toLowerCase()) && folder !== '.') folder = dirname(folder);
  return folder === '.' ? '' : folder;
};

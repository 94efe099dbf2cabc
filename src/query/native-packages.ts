import {
  pythonExtras,
  pythonPrograms,
  pythonWheels,
  purePython,
  purePythonPrograms,
  type Minimums,
} from '../knowledge/python-wheels.ts';
import {
  glibcNodePackages,
  glibcPrebuilt,
  harmlessInstallScripts,
  plainPythonPackages,
  staticPrebuilds,
} from '../knowledge/musl.ts';

/** What is asked of a build context here. */
export interface ContextFiles {
  /** A file's text, undefined if there is none. */
  read(path: string): string | undefined;
  /** Paths of the files that a source of COPY means. */
  match(pattern: string): readonly string[] | undefined;
}

/** Packages of an npm lockfile that may build or fetch code for one libc; undefined for a text that is no lockfile with that detail. */
export const nativeNodePackages = (
  lockfile: string | undefined,
  libc: 'glibc' | 'musl',
): readonly string[] | undefined => {
  const packages = readPackages(lockfile);
  if (!packages) return undefined;
  const names = Object.keys(packages).map(nameOf);
  const found = Object.entries(packages).flatMap(([path, entry]) => {
    const name = nameOf(path);
    if (path === '' || entry.link === true) return path === '' ? [] : [name];
    if (libc === 'glibc' && glibcPrebuilt.has(name)) return [];
    if (glibcNodePackages.has(name) || (typeof entry.resolved === 'string' && entry.resolved.startsWith('git')))
      return [name];
    if (entry.hasInstallScript === true && !harmlessInstallScripts.has(name)) return [name];
    return libc === 'musl' && isGlibcBuild(name, entry, names) ? [name] : [];
  });
  return [...new Set(found)].sort();
};

/** Whether a lockfile holds the packages of a package.json: the one beside it, or a workspace's. */
export const lockfileLists = (text: string | undefined, lockfile: string, manifest: string): boolean => {
  const packages = readPackages(text);
  const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const root = folderOf(lockfile);
  const folder = folderOf(manifest);
  if (!packages || folder === root) return packages !== undefined;
  return (
    folder.startsWith(root === '' ? '' : `${root}/`) &&
    Object.hasOwn(packages, folder.slice(root === '' ? 0 : root.length + 1))
  );
};

interface Entry {
  readonly link?: unknown;
  readonly resolved?: unknown;
  readonly hasInstallScript?: unknown;
  readonly os?: unknown;
  readonly cpu?: unknown;
  readonly libc?: unknown;
}

const readPackages = (text: string | undefined): Readonly<Record<string, Entry>> | undefined => {
  if (text === undefined) return undefined;
  try {
    const lock = JSON.parse(text) as { readonly lockfileVersion?: unknown; readonly packages?: unknown } | null;
    const isKnown = lock !== null && (lock.lockfileVersion === 2 || lock.lockfileVersion === 3);
    return isKnown && typeof lock.packages === 'object' && lock.packages !== null
      ? (lock.packages as Record<string, Entry>)
      : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** `@scope/name` of `node_modules/a/node_modules/@scope/name`. */
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

const listed = (value: unknown, word: string): boolean => Array.isArray(value) && value.includes(word);

/** A prebuilt program or addon for Linux that has no counterpart for musl in the same lockfile. */
const isGlibcBuild = (name: string, entry: Entry, names: readonly string[]): boolean => {
  if (!listed(entry.os, 'linux') || !Array.isArray(entry.cpu)) return false;
  if (listed(entry.libc, 'musl') || name.includes('musl') || staticPrebuilds.some((start) => name.startsWith(start))) {
    return false;
  }
  const family = name.slice(0, name.indexOf('linux') + 'linux'.length);
  return !names.some((other) => other.startsWith(family) && other.includes('musl'));
};

/** What Python packages are installed for. */
export interface PythonTarget {
  readonly libc: 'glibc' | 'musl';
  /** `3.12`; undefined where it is not known. */
  readonly python: string | undefined;
}

/** One requirement of pip. */
export interface Requirement {
  /** Normalised. */
  readonly name: string;
  /** As far as extras are known, what they add too. */
  readonly all: readonly string[];
  /** The oldest version it allows; undefined: any. */
  readonly oldest: string | undefined;
  /** It keeps pip from taking the newest version. */
  readonly bounded: boolean;
}

/** What `pip install` installs by a requirement; undefined for one that is no plain name with a version. */
export const readRequirement = (line: string): Requirement | undefined => {
  const text = line
    .replace(/;.*$/, '')
    .replaceAll(/\s+--hash=\S+/g, '')
    .trim();
  const match = /^([A-Za-z0-9][\w.-]*)\s*(\[[\w\s,.-]+\])?\s*((?:(?:[=<>!~]=?=?)\s*[\w.*+!]+\s*,?\s*)*)$/.exec(text);
  const name = match?.[1]?.toLowerCase().replaceAll(/[-_.]+/g, '-');
  if (!match || name === undefined) return undefined;
  const extra = match[2]?.replaceAll(/\s/g, '').toLowerCase();
  const all = extra === undefined ? [name] : pythonExtras[name + extra];
  if (!all) return undefined;
  const bounds = [...(match[3] ?? '').matchAll(/([=<>!~]=?=?)\s*([\w.*+!]+)/g)];
  const oldest = bounds.find(([, operator = '']) => ['==', '===', '~=', '>=', '>'].includes(operator))?.[2];
  const bounded = bounds.some(([, operator = '']) => operator !== '>=' && operator !== '>' && operator !== '!=');
  return { name, all, oldest, bounded };
};

/** Requirements of a file, without comments and with continued lines joined. */
export const requirementsOf = (text: string): readonly string[] =>
  text
    .replaceAll(/\\\r?\n/g, ' ')
    .split('\n')
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');

/** Whether a requirement is known to need neither a compiler nor libraries beside Python's own. */
export const needsNoCompiler = (line: string, target: PythonTarget): boolean => {
  const requirement = readRequirement(line);
  return (
    requirement?.all.every((name) => {
      if (purePython.has(name) || Object.hasOwn(plainPythonPackages, name)) return true;
      const wheels = Object.hasOwn(pythonWheels, name) ? pythonWheels[name]?.[target.libc] : undefined;
      return (
        wheels !== undefined && hasWheel(wheels, name === requirement.name ? requirement : undefined, target.python)
      );
    }) ?? false
  );
};

const hasWheel = (wheels: Minimums, requirement: Requirement | undefined, python: string | undefined): boolean => {
  const [major, minor] = (python ?? '').split('.').map(Number);
  if (major !== 3 || minor === undefined || minor < 9) return false;
  const oldest = wheels['*'] ?? wheels[`3.${minor}`];
  if (oldest === undefined) return false;
  if (requirement?.bounded !== true) return true;
  return requirement.oldest !== undefined && isAtLeast(requirement.oldest, oldest);
};

const isAtLeast = (version: string, oldest: string): boolean => {
  const [own, other] = [version, oldest].map((text) => text.split('.').map((part) => Number.parseInt(part, 10)));
  for (const [at, part] of (other ?? []).entries()) {
    const mine = own?.[at] ?? 0;
    if (Number.isNaN(mine)) return false;
    if (mine !== part) return mine > part;
  }
  return true;
};

/** The programs that a Python package installs. */
export const programsOfPython = (name: string): readonly string[] =>
  plainPythonPackages[name] ?? purePythonPrograms[name] ?? [];

/** The program that a Python package starts by itself. */
export const programFor = (name: string): string | undefined =>
  Object.hasOwn(pythonPrograms, name) ? pythonPrograms[name] : undefined;

/** Files that hold machine code for one system, by their endings. */
const machineCode = ['.so', '.node', '.whl', '.deb', '.rpm', '.a', '.jar', '.war', '.egg', '.gem'];
const archives = ['.tar', '.tgz', '.gz', '.xz', '.bz2', '.zip', '.zst'];

/** Files that COPY takes from the build context and that may hold machine code. */
export const machineCodeIn = (context: ContextFiles, sources: readonly string[]): readonly string[] =>
  sources.flatMap((source) => {
    const paths = context.match(source);
    if (!paths) return [`${source}, which holds too many files to look through,`];
    return paths.filter(
      (path) =>
        path.split('/').includes('node_modules') ||
        [...machineCode, ...archives].some((ending) => path.toLowerCase().endsWith(ending)),
    );
  });

/**
 * The scripts of a package.json that a Dockerfile can come to run: those that npm runs by itself, those that are asked
 * for, and what they name in turn. Their words, for whoever looks for programs in them.
 */
export const wordsOfNodeScripts = (manifest: string | undefined, asked: readonly string[]): readonly string[] => {
  const scripts = readScripts(manifest);
  const reached = new Set<string>();
  const words: string[] = [];
  const waiting = [...byItself, ...asked.flatMap((name) => [`pre${name}`, name, `post${name}`])];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const text = scripts[name];
    if (reached.has(name) || typeof text !== 'string') continue;
    reached.add(name);
    const own = text.split(/[\s;&|()"']+/).filter((word) => word !== '');
    words.push(...own);
    waiting.push(...own);
  }
  return words;
};

const byItself = [
  'preinstall',
  'install',
  'postinstall',
  'prepublish',
  'preprepare',
  'prepare',
  'postprepare',
  'start',
  'prestart',
];

const readScripts = (manifest: string | undefined): Readonly<Record<string, unknown>> => {
  try {
    const parsed = JSON.parse(manifest ?? '{}') as { readonly scripts?: unknown } | null;
    return typeof parsed?.scripts === 'object' && parsed.scripts !== null ? { ...parsed.scripts } : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
};

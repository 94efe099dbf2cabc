import {
  oldestWheel,
  pythonExtras,
  pythonPrograms,
  pythonWheels,
  purePython,
  purePythonPrograms,
  unseenMuslWheels,
  type Minimums,
} from '../knowledge/python-wheels.ts';
import { plainPythonPackages } from '../knowledge/musl.ts';
import { isAtLeast } from './versions.ts';

/** What is asked of a build context here. */
export interface ContextFiles {
  /** A file's text, undefined if there is none. */
  read(path: string): string | undefined;
  /** Paths of the files that a source of COPY means. */
  match(pattern: string): readonly string[] | undefined;
}

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
        wheels !== undefined &&
        !isUnseen(name, target) &&
        hasWheel(wheels, name === requirement.name ? requirement : undefined, target.python)
      );
    }) ?? false
  );
};

/** Whether a requirement is known to have no wheel for the C library and the version of Python: it asks for too old a one. */
export const hasNoWheel = (line: string, target: PythonTarget): boolean =>
  readRequirement(line)?.all.some(
    (name) => pythonWheels[name]?.[target.libc] !== undefined && !isUnseen(name, target),
  ) === true && !needsNoCompiler(line, target);

const isUnseen = (name: string, { libc }: PythonTarget): boolean => libc === 'musl' && unseenMuslWheels.has(name);

const hasWheel = (wheels: Minimums, requirement: Requirement | undefined, python: string | undefined): boolean => {
  const [major, minor] = (python ?? '').split('.').map(Number);
  if (major !== 3 || minor === undefined || minor < 9) return false;
  const oldest = oldestWheel(wheels, minor);
  if (oldest === undefined) return false;
  if (requirement?.bounded !== true) return true;
  return requirement.oldest !== undefined && isAtLeast(requirement.oldest, oldest);
};

/** The programs that a Python package installs. */
export const programsOfPython = (name: string): readonly string[] =>
  plainPythonPackages[name] ?? purePythonPrograms[name] ?? [];

/** The program that a Python package starts by itself. */
export const programFor = (name: string): string | undefined =>
  Object.hasOwn(pythonPrograms, name) ? pythonPrograms[name] : undefined;

/** Files that hold machine code for one system, by their endings. */
const machineCode = ['.so', '.node', '.deb', '.rpm', '.a'];
const mayHoldCode = ['.whl', '.jar', '.war', '.ear', '.egg', '.gem'];
const archives = ['.tar', '.tgz', '.gz', '.xz', '.bz2', '.zip', '.zst'];

/** Files that COPY takes from the build context and that hold machine code, or may. */
export interface CopiedCode {
  readonly certain: readonly string[];
  readonly possible: readonly string[];
}

/** What COPY takes from the build context: libraries and programs, and what may hold such. */
export const machineCodeIn = (context: ContextFiles, sources: readonly string[]): CopiedCode => {
  const certain: string[] = [];
  const possible: string[] = [];
  for (const source of sources) {
    const paths = context.match(source);
    if (!paths) possible.push(`${source}, which holds too many files to look through,`);
    for (const path of paths ?? []) {
      const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
      const ends = (endings: readonly string[]): boolean => endings.some((ending) => name.endsWith(ending));
      if (ends(machineCode) || /\.so\.\d/.test(name)) certain.push(path);
      else if (path.split('/').includes('node_modules') || ends(mayHoldCode) || ends(archives)) possible.push(path);
      // a program has no ending, and is no text
      else if (!name.includes('.') && context.read(path) === undefined) certain.push(path);
    }
  }
  return { certain, possible };
};

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

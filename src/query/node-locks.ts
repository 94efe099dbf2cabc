import {
  compilesItself,
  glibcNodePackages,
  glibcPrebuilt,
  harmlessInstallScripts,
  muslBuildSince,
  nativeHelpers,
  staticPrebuilds,
} from '../knowledge/npm-natives.ts';
import { isAtLeast } from './versions.ts';

/** What a lockfile says of one package. */
interface Entry {
  readonly name: string;
  readonly version: string;
  /** It has an install script; undefined where the kind of lockfile does not tell and nothing speaks for it. */
  readonly hasScript: boolean | undefined;
  readonly isGit: boolean;
  readonly os: readonly string[];
  readonly cpu: readonly string[];
  readonly libc: readonly string[];
}

/** Packages of a lockfile with machine code. */
export interface NodeNatives {
  /** Known not to work with the C library, or to start programs that are not there. */
  readonly foreign: readonly string[];
  /** They compile what they bring: with python3, make and g++. */
  readonly compiled: readonly string[];
  /** They build or fetch code, and what comes of it is not known. */
  readonly unknown: readonly string[];
}

/**
 * Packages of a lockfile of npm (version 2 or 3), yarn or pnpm that hold, build or fetch code for one C library; undefined
 * for a text that is none of these.
 */
export const nodeNatives = (lockfile: string | undefined, libc: 'glibc' | 'musl'): NodeNatives | undefined => {
  const entries = lockfile === undefined ? undefined : readLock(lockfile);
  if (!entries) return undefined;
  const names = entries.map(({ name }) => name);
  const found = { foreign: new Set<string>(), compiled: new Set<string>(), unknown: new Set<string>() };
  for (const entry of entries) {
    const { name } = entry;
    if (libc === 'glibc' && glibcPrebuilt.has(name)) continue;
    if (glibcNodePackages.has(name) || (libc === 'musl' && isGlibcBuild(entry, names))) found.foreign.add(name);
    else if (entry.isGit) found.unknown.add(name);
    else if (entry.hasScript === false || harmlessInstallScripts.has(name)) continue;
    else if (libc === 'musl' && isBuiltForMusl(entry)) continue;
    else if (compilesItself.has(name)) found.compiled.add(name);
    else if (entry.hasScript === true) found.unknown.add(name);
  }
  return {
    foreign: [...found.foreign].sort(),
    compiled: [...found.compiled].sort(),
    unknown: [...found.unknown].sort(),
  };
};

/** Whether a package-lock.json holds the packages of a package.json: the one beside it, or a workspace's. */
export const lockfileLists = (text: string | undefined, lockfile: string, manifest: string): boolean => {
  const packages = readNpmPackages(text ?? '');
  const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const root = folderOf(lockfile);
  const folder = folderOf(manifest);
  if (!packages || folder === root) return packages !== undefined;
  return (
    folder.startsWith(root === '' ? '' : `${root}/`) &&
    Object.hasOwn(packages, folder.slice(root === '' ? 0 : root.length + 1))
  );
};

const isBuiltForMusl = ({ name, version }: Entry): boolean => {
  const since = Object.hasOwn(muslBuildSince, name) ? muslBuildSince[name] : undefined;
  return since !== undefined && isAtLeast(version, since);
};

/** A prebuilt program or addon for Linux that has no counterpart for musl in the same lockfile. */
const isGlibcBuild = ({ name, os, cpu, libc }: Entry, names: readonly string[]): boolean => {
  // some lockfiles say it by the name alone
  const isNamed = os.length === 0 && /[-/]linux\w*-(?:x64|arm64|x86_64)\b/.test(name);
  if (!isNamed && (!os.includes('linux') || cpu.length === 0)) return false;
  if (libc.includes('musl') || name.includes('musl') || staticPrebuilds.some((start) => name.startsWith(start))) {
    return false;
  }
  const family = name.slice(0, name.indexOf('linux') + 'linux'.length);
  return !names.some((other) => other.startsWith(family) && other.includes('musl'));
};

const readLock = (text: string): readonly Entry[] | undefined => {
  if (text.trimStart().startsWith('{')) return readNpm(text);
  if (/^lockfileVersion:/m.test(text)) return readBlocks(text, pnpmName, 2);
  if (/^(?:# yarn lockfile v1|__metadata:)/m.test(text)) return readBlocks(text, yarnName, 0);
  return undefined;
};

type Packages = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const readNpmPackages = (text: string): Packages | undefined => {
  try {
    const lock = JSON.parse(text) as { readonly lockfileVersion?: unknown; readonly packages?: unknown } | null;
    const isKnown = lock !== null && (lock.lockfileVersion === 2 || lock.lockfileVersion === 3);
    return isKnown && typeof lock.packages === 'object' && lock.packages !== null
      ? (lock.packages as Packages)
      : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

const readNpm = (text: string): readonly Entry[] | undefined => {
  const packages = readNpmPackages(text);
  return (
    packages &&
    Object.entries(packages)
      .filter(([path]) => path !== '')
      .map(([path, { version, resolved, link, hasInstallScript, os, cpu, libc }]) => ({
        name: nameOf(path),
        version: typeof version === 'string' ? version : '',
        hasScript: hasInstallScript === true,
        isGit: link === true || (typeof resolved === 'string' && resolved.startsWith('git')),
        os: listOf(os),
        cpu: listOf(cpu),
        libc: listOf(libc),
      }))
  );
};

/** `@scope/name` of `node_modules/a/node_modules/@scope/name`; a workspace's folder stays as it is. */
const nameOf = (path: string): string => {
  const at = path.lastIndexOf('node_modules/');
  return at < 0 ? path : path.slice(at + 'node_modules/'.length);
};

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/** Name and version of a package, of the line that begins its block. */
type NameReader = (line: string) => { readonly name: string; readonly version: string } | undefined;

/** `  /@scope/name@1.2.3(peer@1):`, `  /name/1.2.3_peer@1:`, `  '@scope/name@1.2.3':`. */
const pnpmName: NameReader = (line) => {
  const match = /^ {2}['"]?\/?((?:@[^/@]+\/)?[^/@'"\s]+)[@/]([^('"_\s]+)[^\s]*:\s*$/.exec(line);
  return match?.[1] === undefined ? undefined : { name: match[1], version: (match[2] ?? '').replace(/:$/, '') };
};

/** `name@^1, name@^2:`, `"@scope/name@npm:^1":`. */
const yarnName: NameReader = (line) => {
  const name = /^"?((?:@[^/@"]+\/)?[^@"\s]+)@[^\n]*:\s*$/.exec(line)?.[1];
  return name === undefined ? undefined : { name, version: '' };
};

/** The blocks of a lockfile that is written line by line: a name at an indent, and what is said of it one step deeper. */
const readBlocks = (text: string, nameIn: NameReader, indent: number): readonly Entry[] => {
  const tellsScripts = /^\s+requiresBuild: true/m.test(text) || /^lockfileVersion: '?[56]\./m.test(text);
  const found: Entry[] = [];
  let isPackages = indent === 0;
  let open: { -readonly [K in keyof Entry]: Entry[K] } | undefined;
  for (const line of text.split(/\r?\n/)) {
    if (indent > 0 && /^\S/.test(line)) isPackages = line.startsWith('packages:') || line.startsWith('snapshots:');
    if (!isPackages || line.trim() === '') continue;
    const named = nameIn(line);
    if (named) {
      open = { ...named, hasScript: tellsScripts ? false : undefined, isGit: false, os: [], cpu: [], libc: [] };
      if (!/@(?:workspace|link|portal):/.test(line)) found.push(open);
      continue;
    }
    const [, key = '', value = ''] = /^\s+["']?((?:@[\w.-]+\/)?[\w.-]+)["']?:?\s+(.*)$/.exec(line) ?? [];
    if (!open || key === '') continue;
    // where scripts are not told, a dependency on such a helper tells it
    if (open.hasScript === undefined && nativeHelpers.has(key) && !nativeHelpers.has(open.name)) open.hasScript = true;
    const words = value.split(/[^\w.@/+-]+/).filter((word) => word !== '');
    if (key === 'version') open.version = words[0] ?? '';
    else if (key === 'requiresBuild') open.hasScript = true;
    else if (key === 'os' || key === 'cpu' || key === 'libc') open[key] = words;
    else if (key === 'resolved' || key === 'resolution' || key === 'tarball') {
      open.isGit ||= value.includes('git+') || value.includes('codeload.github.com') || value.includes('@git@');
    } else if (key === 'conditions') {
      // `os=linux & cpu=x64 & libc=glibc`
      for (const [, name = '', one = ''] of value.matchAll(/(os|cpu|libc)=(\w+)/g)) {
        if (name === 'os' || name === 'cpu' || name === 'libc') open[name] = [one];
      }
    }
  }
  return found;
};

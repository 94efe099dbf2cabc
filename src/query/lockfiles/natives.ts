import {
  compilesItself,
  glibcNodePackages,
  glibcPrebuilt,
  harmlessInstallScripts,
  muslBuildSince,
  nativeHelpers,
  staticPrebuilds,
} from '../../knowledge/npm-natives.ts';
import { lockedPackages, type LockedPackage } from './packages.ts';
import { isAtLeast } from '../versions.ts';

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
  const entries = lockfile === undefined ? undefined : lockedPackages(lockfile);
  if (!entries) return undefined;
  const forMusl = entries.map(({ name }) => name).filter((name) => name.includes('musl'));
  const found = { foreign: new Set<string>(), compiled: new Set<string>(), unknown: new Set<string>() };
  for (const entry of entries) {
    const { name } = entry;
    if (libc === 'glibc' && glibcPrebuilt.has(name)) continue;
    if (glibcNodePackages.has(name) || (libc === 'musl' && isGlibcBuild(entry, forMusl))) found.foreign.add(name);
    else if (entry.isGit) found.unknown.add(name);
    else if (entry.hasScript === false || harmlessInstallScripts.has(name)) continue;
    else if (libc === 'musl' && isBuiltForMusl(entry)) continue;
    else if (compilesItself.has(name)) found.compiled.add(name);
    else if (entry.hasScript === true || startsHelper(entry)) found.unknown.add(name);
  }
  return {
    foreign: [...found.foreign].sort(),
    compiled: [...found.compiled].sort(),
    unknown: [...found.unknown].sort(),
  };
};

/** Where scripts are not told, a dependency on such a helper tells it. */
const startsHelper = ({ name, needs }: LockedPackage): boolean =>
  !nativeHelpers.has(name) && needs.some((need) => nativeHelpers.has(need));

const isBuiltForMusl = ({ name, version }: LockedPackage): boolean => {
  const since = Object.hasOwn(muslBuildSince, name) ? muslBuildSince[name] : undefined;
  return since !== undefined && isAtLeast(version, since);
};

/** A prebuilt program or addon for Linux that has no counterpart for musl in the same lockfile. */
const isGlibcBuild = ({ name, os, cpu, libc }: LockedPackage, forMusl: readonly string[]): boolean => {
  // some lockfiles say it by the name alone
  const isNamed = os.length === 0 && /[-/]linux\w*-(?:x64|arm64|x86_64)\b/.test(name);
  if (!isNamed && (!os.includes('linux') || cpu.length === 0)) return false;
  if (libc.includes('musl') || name.includes('musl') || staticPrebuilds.some((start) => name.startsWith(start))) {
    return false;
  }
  const family = name.slice(0, name.indexOf('linux') + 'linux'.length);
  return !forMusl.some((other) => other.startsWith(family));
};

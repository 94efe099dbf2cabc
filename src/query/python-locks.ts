import type { PythonTarget } from './native-packages.ts';

/** What a lockfile of uv or poetry says of the packages that it installs. */
export interface LockedPython {
  readonly names: readonly string[];
  /** Packages without a wheel for the C library and the version of Python. */
  readonly missing: readonly string[];
}

/**
 * Reads uv.lock or poetry.lock, which name the files of every package, so that they tell which wheels there are; undefined
 * for a text that is neither. A package for other systems only is not counted.
 */
export const lockedPython = (text: string | undefined, target: PythonTarget): LockedPython | undefined => {
  const blocks = (text ?? '').split(/^\[\[package\]\]\r?$/m).slice(1);
  if (blocks.length === 0 || target.python === undefined) return undefined;
  const names: string[] = [];
  const missing: string[] = [];
  for (const block of blocks) {
    const name = /^name = "([^"]+)"/m.exec(block)?.[1] ?? '';
    // the project itself, or one of its workspace
    if (/^source = \{ (?:virtual|editable|directory) = "/m.test(block)) continue;
    const files = [...block.matchAll(/[\w.+!-]+\.(?:whl|tar\.gz|zip|tar\.bz2)(?=")/g)].map(([file]) => file);
    names.push(name);
    if (files.length === 0 || !fits(files, target)) missing.push(name);
  }
  return { names, missing };
};

const fits = (files: readonly string[], target: PythonTarget): boolean => {
  const wheels = files.filter((file) => file.endsWith('.whl')).map(tagsOf);
  if (wheels.some(({ platform }) => platform === 'any')) return true;
  const usable = wheels.filter(({ python }) => isFor(python, target.python ?? ''));
  const kind = target.libc === 'musl' ? 'musllinux' : 'manylinux';
  const has = (system: string, machine: string): boolean =>
    usable.some(({ platform }) => platform.includes(system) && platform.includes(machine));
  const machines = ['x86_64', 'aarch64'].filter((machine) => has('linux', machine));
  if (machines.length > 0) return machines.every((machine) => has(kind, machine));
  // for Windows or macOS alone: it has no source that would be built instead
  return files.length === wheels.length && wheels.length > 0;
};

interface WheelTags {
  readonly python: string;
  readonly platform: string;
}

/** `name-1.0-cp312-cp312-musllinux_1_2_x86_64.whl`. Source: https://peps.python.org/pep-0427/ */
const tagsOf = (file: string): WheelTags => {
  const parts = file.slice(0, -'.whl'.length).split('-');
  const [python = '', abi = '', platform = ''] = parts.slice(-3);
  return { python: abi === 'abi3' ? `${python}+` : python, platform };
};

/** `cp312`, `cp37+` (any from there on), `py3`, `py2.py3`. */
const isFor = (tag: string, python: string): boolean => {
  const [, minor = ''] = python.split('.');
  return tag.split('.').some((one) => {
    const match = /^cp3(\d+)(\+?)$/.exec(one);
    if (match) return match[2] === '+' ? Number(match[1]) <= Number(minor) : match[1] === minor;
    return one.replace('+', '').startsWith('py3');
  });
};

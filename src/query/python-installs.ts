import { missingPrograms } from '../knowledge/busybox.ts';
import { pythonSources, sourcePrograms } from '../knowledge/python-sources.ts';
import type { AlpineScene } from './alpine-scene.ts';
import {
  hasNoWheel,
  needsNoCompiler,
  programFor,
  programsOfPython,
  readRequirement,
  requirementsOf,
} from './native-packages.ts';
import type { PackageCommand } from './packages.ts';
import { lockedPython } from './python-locks.ts';

/** `pip install`: packages by name and those of requirements files. */
export const checkPip = (scene: AlpineScene, { operands, options, action }: PackageCommand, line: number): void => {
  if (action !== 'install') return;
  const named: string[] = [];
  for (let at = 0; at < options.length; at++) {
    const option = options[at]?.value;
    if (option === '-r' || option === '--requirement') named.push(options[++at]?.value ?? '');
    else if (option === undefined || !plainPipOptions.has(option))
      scene.doubt(`what pip install ${options[at]?.text ?? ''} means`);
  }
  for (const { value, text } of operands) {
    if (value === undefined) {
      bringGit(scene, text.replace(/^["']/, ''));
      scene.doubtPackages(`what pip install ${text} builds`);
    } else checkRequirements(scene, [value], undefined);
  }
  for (const file of named) {
    const found = scene.copied(file.slice(file.lastIndexOf('/') + 1));
    const text = found.length === 1 ? scene.files?.read(found[0] ?? '') : undefined;
    if (text === undefined) scene.doubtPackages(`the packages of ${file || 'a file'} in line ${line}`);
    else checkRequirements(scene, requirementsOf(text), found[0] ?? file);
  }
};

/** `uv sync`, `poetry install`: their lockfiles name every wheel that there is. */
export const checkLockedPython = (scene: AlpineScene, program: string, [action = '']: readonly string[]): void => {
  if (action !== 'sync' && action !== 'install') {
    if (['pip', 'add', 'tool', 'venv'].includes(action)) scene.doubt(`what ${program} ${action} installs`);
    return;
  }
  const name = `${program}.lock`;
  const locks = scene.copied(name);
  // uv may bind it instead of copying it
  const path = locks[0] ?? (scene.files?.read(name) === undefined ? undefined : name);
  const found = path === undefined ? undefined : lockedPython(scene.files?.read(path), scene);
  if (!found) {
    scene.doubtPackages(`the packages that ${program} installs`);
    return;
  }
  const missing = found.missing.filter((one) => !Object.hasOwn(pythonSources, one));
  for (const one of found.missing) {
    const needs = Object.hasOwn(pythonSources, one) ? pythonSources[one] : undefined;
    if (needs) scene.require(needs);
  }
  if (missing.length > 0) scene.add('native-code', `${missing.slice(0, 5).join(', ')} in ${path ?? name}`);
  bringPrograms(scene, found.names);
};

const checkRequirements = (scene: AlpineScene, lines: readonly string[], file: string | undefined): void => {
  const place = file === undefined ? '' : ` in ${file}`;
  const unknown: string[] = [];
  const foreign: string[] = [];
  for (const line of lines) {
    bringGit(scene, line);
    const requirement = readRequirement(line);
    const needs = requirement && Object.hasOwn(pythonSources, requirement.name) && pythonSources[requirement.name];
    if (!needsNoCompiler(line, scene)) {
      if (needs) scene.require(needs);
      else if (hasNoWheel(line, scene)) foreign.push(line);
      else unknown.push(line);
    }
    bringPrograms(scene, requirement?.all ?? []);
  }
  const [prefix, suffix] = file === undefined ? ['pip install ', ''] : ['', place];
  if (foreign.length > 0) scene.add('native-code', prefix + foreign.slice(0, 5).join(', ') + suffix);
  if (unknown.length > 0) scene.doubtPackages(`what ${prefix}${unknown.slice(0, 5).join(', ')}${suffix} builds`);
};

/** pip clones by git. Source: https://pip.pypa.io/en/stable/topics/vcs-support/ */
const bringGit = (scene: AlpineScene, requirement: string): void => {
  const [, protocol] =
    /^(?:(?:-e|--editable)[\s=]+)?(?:[\w.-]+(?:\[[^\]]*\])?\s*@\s*)?git\+(\w+):/.exec(requirement) ?? [];
  if (protocol === undefined) return;
  scene.lacks('git', 'pip');
  if (protocol === 'ssh') scene.lacks('ssh', 'git');
};

const bringPrograms = (scene: AlpineScene, names: readonly string[]): void => {
  for (const name of names) {
    // most that install a program call it as they are called
    if (!missingPrograms.has(name)) scene.programs.add(name);
    for (const program of programsOfPython(name)) scene.programs.add(program);
    for (const program of sourcePrograms[name] ?? []) scene.programs.add(program);
    const needed = programFor(name);
    if (needed !== undefined) scene.lacks(needed, name);
  }
};

const plainPipOptions = new Set(
  '--no-cache-dir --upgrade -U -q --quiet --disable-pip-version-check --no-input --user --compile --no-compile'.split(
    ' ',
  ),
);

import { missingPrograms } from '../knowledge/busybox.ts';
import { glibcNodePackages, plainNodeTools } from '../knowledge/musl.ts';
import type { Word } from '../shell/index.ts';
import type { AlpineScene } from './alpine-scene.ts';
import {
  lockfileLists,
  nativeNodePackages,
  needsNoCompiler,
  programFor,
  programsOfPython,
  readRequirement,
  requirementsOf,
  wordsOfNodeScripts,
} from './native-packages.ts';
import type { PackageCommand } from './packages.ts';

/** What a program of the image is asked to do: npm's scripts name others, setup.py may call a compiler. */
export const checkOwnProgram = (scene: AlpineScene, program: string, asked: readonly string[]): void => {
  if (program.startsWith('python') && asked.some((word) => word === 'build' || word.endsWith('setup.py'))) {
    scene.add('native-code', `what ${program} ${asked.join(' ')} builds`);
    return;
  }
  if (program === 'npx') {
    const tool = asked.find((word) => !word.startsWith('-'));
    if (tool === undefined || !plainNodeTools.has(tool)) scene.add('native-code', `npx ${tool ?? ''}`);
  }
  if (program !== 'npm' && program !== 'yarn') return;
  for (const path of scene.copied('package.json')) {
    for (const word of wordsOfNodeScripts(scene.files?.read(path), asked)) {
      const last = word.slice(word.lastIndexOf('/') + 1);
      if (scene.programs.has(last)) continue;
      if (last === 'bash') scene.add('needs-bash', `bash in the scripts of ${path}`);
      else if (missingPrograms.has(last) || last.endsWith('.sh')) {
        scene.add('user-tools', `${last} in the scripts of ${path}`);
      } else if (glibcNodePackages.has(last)) scene.add('native-code', `${last} in the scripts of ${path}`);
    }
  }
};

/** A call of a package manager other than apt. */
export const checkPackages = (scene: AlpineScene, one: PackageCommand, line: number): void => {
  const { manager, action, operands, options } = one;
  const kind = scene.image.kind;
  if (kind === 'node' && manager.name === 'npm') {
    if (action === 'install' || action === 'upgrade') checkNpm(scene, operands, options);
    if (scene.libc === 'musl') checkOwnProgram(scene, 'npm', []);
    return;
  }
  if (kind === 'python' && manager.name === 'pip') {
    if (action === 'install') checkPip(scene, one, line);
    return;
  }
  if (kind === 'node' && (manager.name === 'yarn' || manager.name === 'pnpm')) {
    scene.add('native-code', `${manager.name} does not say in its lockfile which packages build code`);
    return;
  }
  scene.add('user-tools', one.invocation.program ?? manager.name);
};

const checkNpm = (scene: AlpineScene, operands: readonly Word[], options: readonly Word[]): void => {
  const isGlobal = options.some(({ value }) => value === '-g' || value === '--global');
  for (const { value, text } of operands) {
    const name = value?.replace(/(?<=.)@[^/]*$/, '');
    if (!isGlobal || name === undefined || !plainNodeTools.has(name)) scene.add('native-code', `npm install ${text}`);
    else scene.programs.add(name);
  }
  if (operands.length > 0 || isGlobal) return;
  const { files } = scene;
  if (!files) {
    scene.add('needs-build-context', 'which packages npm installs');
    return;
  }
  const locks = [...scene.copied('package-lock.json'), ...scene.copied('npm-shrinkwrap.json')];
  const isLocked = (manifest: string): boolean => locks.some((lock) => lockfileLists(files.read(lock), lock, manifest));
  const free = scene.copied('package.json').filter((manifest) => !isLocked(manifest));
  if (locks.length === 0 || free.length > 0) {
    scene.add('native-code', `npm installs ${free[0] ?? 'packages'} without a lockfile that lists all packages`);
  }
  for (const path of locks) {
    const natives = nativeNodePackages(files.read(path), scene.libc);
    if (!natives) scene.add('native-code', `${path} does not say which packages build code`);
    else if (natives.length > 0) scene.add('native-code', `${natives.slice(0, 5).join(', ')} in ${path}`);
  }
};

const checkPip = (scene: AlpineScene, { operands, options }: PackageCommand, line: number): void => {
  const named: string[] = [];
  for (let at = 0; at < options.length; at++) {
    const option = options[at]?.value;
    if (option === '-r' || option === '--requirement') named.push(options[++at]?.value ?? '');
    else if (option === undefined || !plainPipOptions.has(option))
      scene.add('unreadable', `pip install ${options[at]?.text ?? ''}`);
  }
  for (const { value, text } of operands) {
    if (value === undefined || !needsNoCompiler(value, scene)) scene.add('native-code', `pip install ${text}`);
    else bringPrograms(scene, value);
  }
  for (const file of named) {
    const found = scene.copied(file.slice(file.lastIndexOf('/') + 1));
    const text = found.length === 1 ? scene.files?.read(found[0] ?? '') : undefined;
    if (text === undefined) {
      scene.add('needs-build-context', `the packages of ${file || 'a file'} in line ${line}`);
      continue;
    }
    const requirements = requirementsOf(text);
    const unknown = requirements.filter((line) => !needsNoCompiler(line, scene));
    if (unknown.length > 0) scene.add('native-code', `${unknown.slice(0, 5).join(', ')} in ${found[0] ?? file}`);
    for (const line of requirements) bringPrograms(scene, line);
  }
};

const bringPrograms = (scene: AlpineScene, requirement: string): void => {
  for (const name of readRequirement(requirement)?.all ?? []) {
    for (const program of programsOfPython(name)) scene.programs.add(program);
    const needed = programFor(name);
    if (needed !== undefined) scene.lacks(needed, name);
  }
};

const plainPipOptions = new Set(
  '--no-cache-dir --upgrade -U -q --quiet --disable-pip-version-check --no-input --user --compile --no-compile'.split(
    ' ',
  ),
);

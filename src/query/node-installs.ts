import { nodeGypNeeds } from '../knowledge/build-needs.ts';
import { missingPrograms } from '../knowledge/busybox.ts';
import { glibcNodePackages, nodeToolPrograms, plainNodeTools, startsPrograms } from '../knowledge/npm-natives.ts';
import type { Word } from '../shell/index.ts';
import type { AlpineScene } from './alpine-scene.ts';
import { wordsOfNodeScripts } from './native-packages.ts';
import { nodeNatives } from './lockfiles/natives.ts';
import { lockfileLists } from './lockfiles/npm.ts';
import type { PackageCommand } from './packages.ts';

/** `npm start`, `npx tool`: the scripts of package.json name programs. */
export const checkNodeScripts = (scene: AlpineScene, program: string, asked: readonly string[]): void => {
  if (program === 'npx') {
    const tool = asked.find((word) => !word.startsWith('-'));
    if (tool !== undefined && glibcNodePackages.has(tool)) scene.add('native-code', `npx ${tool}`);
    else if (tool === undefined || !plainNodeTools.has(tool)) scene.doubt(`what npx ${tool ?? ''} needs`);
  }
  if (program !== 'npm' && program !== 'yarn' && program !== 'pnpm') return;
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

/** `npm ci`, `yarn install`, `pnpm install`. */
export const checkNodeInstall = (scene: AlpineScene, { manager, action, operands, options }: PackageCommand): void => {
  if (action !== 'install' && action !== 'upgrade') return;
  const isGlobal = options.some(({ value }) => value === '-g' || value === '--global');
  checkNamed(scene, manager.name, operands, isGlobal);
  if (operands.length > 0 || isGlobal) return;
  if (!scene.files) {
    scene.doubtPackages(`which packages ${manager.name} installs`);
    return;
  }
  const locks = (lockfiles[manager.name] ?? []).flatMap((name) => scene.copied(name));
  checkManifests(scene, manager.name, locks);
  for (const path of locks) {
    const natives = nodeNatives(scene.files.read(path), scene.libc);
    if (!natives) {
      scene.doubt(`which packages of ${path} build code`);
      continue;
    }
    const { compiled, unknown } = natives;
    const foreign = natives.foreign.filter((name) => !scene.onlyBuilds || !startsPrograms.has(name));
    if (foreign.length > 0) scene.add('native-code', `${foreign.slice(0, 5).join(', ')} in ${path}`);
    if (compiled.length > 0) scene.require(nodeGypNeeds);
    if (unknown.length > 0) scene.doubt(`what ${unknown.slice(0, 5).join(', ')} in ${path} build or fetch`);
  }
};

const lockfiles: Readonly<Record<string, readonly string[]>> = {
  npm: ['package-lock.json', 'npm-shrinkwrap.json'],
  yarn: ['yarn.lock'],
  pnpm: ['pnpm-lock.yaml'],
};

const checkNamed = (scene: AlpineScene, manager: string, operands: readonly Word[], isGlobal: boolean): void => {
  for (const { value, text } of operands) {
    const name = value?.replace(/(?<=.)@[^/]*$/, '');
    if (name !== undefined && glibcNodePackages.has(name)) scene.add('native-code', `${manager} install ${text}`);
    else if (!isGlobal || name === undefined || !plainNodeTools.has(name))
      scene.doubtPackages(`what ${manager} install ${text} builds or fetches`);
    else for (const program of [name, ...(nodeToolPrograms[name] ?? [])]) scene.programs.add(program);
  }
};

/** Every package.json that is there must be one that the lockfile speaks of. */
const checkManifests = (scene: AlpineScene, manager: string, locks: readonly string[]): void => {
  const isLocked = (manifest: string): boolean =>
    locks.some((lock) =>
      manager === 'npm'
        ? lockfileLists(scene.files?.read(lock), lock, manifest)
        : folderOf(manifest) === folderOf(lock) || folderOf(manifest).startsWith(folderOf(lock)),
    );
  const free = scene.copied('package.json').filter((manifest) => !isLocked(manifest));
  if (locks.length === 0 || free.length > 0) {
    scene.doubt(`the packages of ${free[0] ?? 'package.json'}, for which no lockfile lists all`);
  }
};

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

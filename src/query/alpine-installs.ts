import type { AlpineScene } from './alpine-scene.ts';
import { checkNodeInstall, checkNodeScripts } from './node-installs.ts';
import type { PackageCommand } from './packages.ts';
import { checkPhp } from './php-installs.ts';
import { checkLockedPython, checkPip } from './python-installs.ts';
import { checkGems } from './ruby-installs.ts';

/** What a program of the image is asked to do: npm's scripts name others, setup.py may call a compiler. */
export const checkOwnProgram = (scene: AlpineScene, program: string, asked: readonly string[]): void => {
  if (program.startsWith('python') && asked.some((word) => word === 'build' || word.endsWith('setup.py'))) {
    scene.doubt(`what ${program} ${asked.join(' ')} builds`);
  } else if (program === 'uv' || program === 'poetry') checkLockedPython(scene, program, asked);
  else if (scene.image.kind === 'php') checkPhp(scene, program, asked);
  else if (program === 'corepack') for (const name of ['yarn', 'pnpm']) scene.programs.add(name);
  else if (program === 'java') {
    const agent = asked.find((word) => word.startsWith('-agentpath:'));
    if (agent !== undefined) scene.add('native-code', agent);
  } else checkNodeScripts(scene, program, asked);
};

/** A call of a package manager other than that of the distribution. */
export const checkPackages = (scene: AlpineScene, one: PackageCommand, line: number): void => {
  const { manager, invocation } = one;
  const { kind } = scene.image;
  if (kind === 'node' && nodeManagers.has(manager.name)) {
    if (manager.name !== 'npm' && !scene.programs.has(manager.name)) scene.doubt(`where ${manager.name} comes from`);
    checkNodeInstall(scene, one);
    if (scene.libc === 'musl') checkNodeScripts(scene, manager.name, []);
  } else if (kind === 'python' && manager.name === 'pip') checkPip(scene, one, line);
  else if (kind === 'ruby' && (manager.name === 'gem' || manager.name === 'bundler')) checkGems(scene, one);
  else if (kind === 'python' && manager.name === 'uv' && scene.programs.has('uv'))
    checkLockedPython(
      scene,
      'uv',
      invocation.words.map((word) => word ?? ''),
    );
  // its packages are PHP text
  else if (kind === 'php' && manager.name === 'composer' && scene.programs.has('composer')) return;
  else if (ownManagers[kind]?.includes(manager.name) === true && scene.programs.has(invocation.program ?? '')) return;
  else if (rpmManagers.has(manager.name)) scene.add('distribution-command', manager.name);
  else if (scene.programs.has(invocation.program ?? '')) scene.doubt(`what ${invocation.program ?? ''} installs`);
  else scene.add('user-tools', invocation.program ?? manager.name);
};

/** Judged as build tools. */
const ownManagers: Readonly<Record<string, readonly string[]>> = { rust: ['cargo'] };

const nodeManagers = new Set(['npm', 'yarn', 'pnpm']);
const rpmManagers = new Set(['yum', 'dnf', 'microdnf', 'zypper']);

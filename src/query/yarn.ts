import type { PackageCommand } from './packages.ts';

/** The part of a build context that is asked. */
interface Files {
  has(path: string): 'file' | 'folder' | undefined;
  read(path: string): string | undefined;
}

/**
 * Whether a yarn command is sure to be Yarn 1: later ones have no `global`, and write another lockfile. Their cache may be
 * what the program runs from.
 */
export const provenYarnOne = (command: PackageCommand, files: Files | undefined): boolean => {
  if (command.invocation.words.includes('global')) return true;
  if (!files || command.invocation.words.includes('--cwd')) return false;
  const lock = files.read('yarn.lock');
  if (lock?.includes('# yarn lockfile v1') !== true || files.has('.yarnrc.yml') !== undefined) return false;
  const manifest = files.read('package.json') ?? '';
  return !/"packageManager"\s*:\s*"yarn@[2-9]/.test(manifest) && !/"(?:installConfig|pnp)"\s*:/.test(manifest);
};

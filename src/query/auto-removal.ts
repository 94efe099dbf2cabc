import type { Instruction } from '../dockerfile/index.ts';
import { packageNames } from './package-names.ts';
import { packageCommands, type PackageCommand } from './packages.ts';

/**
 * The command of a RUN that removes what apt has installed by itself, behind an install and behind the removal of one of
 * these packages: `apt-get purge --auto-remove gcc`, `apt-get autoremove`.
 */
export const autoRemovalBehind = (
  instruction: Instruction,
  install: PackageCommand,
  packages: ReadonlySet<string>,
): PackageCommand | undefined => {
  const removals = packageCommands(instruction).filter(
    ({ manager, action, command }) =>
      manager.name === 'apt' && action === 'remove' && command.start > install.command.start,
  );
  const first = removals.findIndex((one) => packageNames(instruction, one).names.some((name) => packages.has(name)));
  return first < 0 ? undefined : removals.slice(first).find(removesUnused);
};

const removesUnused = ({ options, actionWord }: PackageCommand): boolean =>
  [actionWord, ...options].some(({ value }) => value !== undefined && words.has(value));

const words = new Set(['autoremove', 'auto-remove', 'autopurge', '--auto-remove', '--autoremove']);

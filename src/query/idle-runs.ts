import type { Instruction } from '../dockerfile/index.ts';
import { cacheOf } from '../knowledge/package-caches.ts';
import type { SimpleCommand } from '../shell/index.ts';
import { earlierInstructions, foreignScript, isMounted } from './caches.ts';
import { filledCaches, fillsCache, switchedOff } from './cleanup.ts';
import { unwrap } from './invocation.ts';
import { runCommands } from './nested.ts';
import { installedNames, packageNames } from './package-names.ts';
import { everyPackageCommand, isApt, type PackageCommand } from './packages.ts';

/** `RUN apt-get update`: the lists are all that it makes. */
export const onlyFetchesLists = (instruction: Instruction): boolean => {
  const commands = everyPackageCommand(instruction);
  return (
    commands.length > 0 &&
    commands.length === runCommands(instruction).length &&
    commands.every((one) => isApt(one) && one.action === 'update')
  );
};

/** Folders that hold nothing but caches. */
const cacheFolders = [
  ...['/var/lib/apt/lists', '/var/cache/apt', '/var/cache/apk', '/var/cache/yum', '/var/cache/dnf', '/var/cache/zypp'],
  ...['/root/.cache/pip', '/root/.npm', '~/.cache/pip', '~/.npm'],
];

/** `RUN apt-get clean && rm -rf /var/lib/apt/lists/*`: it does nothing but empty the caches of package managers. */
export const onlyCleans = (instruction: Instruction): boolean => {
  const commands = runCommands(instruction);
  const cleaning = everyPackageCommand(instruction).filter(({ action }) => action === 'clean');
  return (
    commands.length > 0 &&
    commands.every(({ command, carrier }) => {
      if (carrier || command.redirects.length > 0) return false;
      return cleaning.some((one) => one.command === command) || deletesCachesOnly(command);
    })
  );
};

const deletesCachesOnly = (command: SimpleCommand): boolean => {
  const { program, arguments: words } = unwrap(command);
  const operands = words.filter(({ text }) => !text.startsWith('-'));
  return (
    program === 'rm' &&
    operands.length > 0 &&
    operands.every(({ text }) => cacheFolders.some((folder) => text === folder || text.startsWith(`${folder}/`)))
  );
};

/** Whether RUNs before an instruction fill caches, and all of them leave none behind. */
export const cachesAreClean = (instruction: Instruction): boolean => {
  const runs = earlierInstructions(instruction).filter(({ keyword }) => keyword === 'RUN');
  return (
    runs.some((run) => everyPackageCommand(run).some(fillsCache)) &&
    runs.every((run) => run.script !== undefined && !foreignScript(run) && leavesNothing(run))
  );
};

const leavesNothing = (run: Instruction): boolean =>
  filledCaches(run).every(
    ({ command, cache }) =>
      cache.option !== undefined &&
      everyPackageCommand(run)
        .filter((one) => one.manager === command.manager && fillsCache(one))
        .every((one) => switchedOff(run, one, cache)),
  );

/** The RUN before that installed what a command removes; undefined if there is none, or the command's own RUN did it too. */
export const installedEarlier = (
  instruction: Instruction,
  command: PackageCommand,
): { readonly name: string; readonly line: number } | undefined => {
  const { names } = packageNames(instruction, command);
  const own = new Set(everyPackageCommand(instruction).flatMap((one) => installedNames(instruction, one)));
  for (const run of earlierInstructions(instruction)) {
    for (const one of everyPackageCommand(run)) {
      if (one.manager !== command.manager) continue;
      const name = installedNames(run, one).find((other) => names.includes(other) && !own.has(other));
      if (name !== undefined) return { name, line: run.line };
    }
  }
  return undefined;
};

const apkFiles = new Set(['/var/cache/apk', '/var/cache/apk/', '/var/cache/apk/*', '/var/cache/apk/**']);

/**
 * What apk's commands with `--no-cache` make needless in a RUN: the updates, since each fetches the index by itself, and
 * where there are none, the deletion of a cache that nobody made.
 */
export const needlessForApk = (instruction: Instruction): { command: SimpleCommand; kind: 'update' | 'deletion' }[] => {
  const cache = cacheOf('apk');
  const commands = everyPackageCommand(instruction).filter(({ manager }) => manager.name === 'apk');
  const filling = commands.filter((command) => fillsCache(command) && command.action !== 'update');
  if (!cache || filling.length === 0 || isMounted(instruction, cache)) return [];
  if (!filling.every((command) => switchedOff(instruction, command, cache))) return [];
  const all = runCommands(instruction).map(({ command }) => command);
  const reads = all.some((command) => {
    const { program, words } = unwrap(command);
    return program === 'apk' && words.some((word) => word === 'search' || word === 'fetch' || word === 'policy');
  });
  if (reads || foreignScript(instruction)) return [];
  const updates = commands.filter(({ action }) => action === 'update');
  if (updates.length > 0) return updates.map(({ command }) => ({ command, kind: 'update' }));
  return all.filter(deletesApkCache).map((command) => ({ command, kind: 'deletion' }));
};

/** `rm -rf /var/cache/apk/*`, with or without `-f`, and nothing else. */
export const deletesApkCache = (command: SimpleCommand): boolean => {
  const { program, arguments: words } = unwrap(command);
  const operands = words.filter(({ text }) => !text.startsWith('-'));
  return (
    program === 'rm' && operands.length > 0 && operands.every(({ text }) => apkFiles.has(text.replaceAll('"', '')))
  );
};

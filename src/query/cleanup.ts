import type { Instruction } from '../dockerfile/index.ts';
import { aptArchives, cacheOf, rpmManagers, type PackageCache } from '../knowledge/package-caches.ts';
import { packageManagers, type PackageManager } from '../knowledge/package-managers.ts';
import { isAskedForLater } from './cache-readers.ts';
import { keepsArchives } from './apt-configuration.ts';
import {
  canRunAgain,
  cleansAfter,
  earlierInstructions,
  foreignScript,
  isMounted,
  laterInstructions,
} from './caches.ts';
import { isToldPassword, unwrap } from './invocation.ts';
import { programsIn } from './needs.ts';
import { runCommands } from './nested.ts';
import { everyPackageCommand, isApt, updatesItself, type PackageCommand } from './packages.ts';

/** What a package manager does that fills its cache. */
const fills = new Set(['install', 'update', 'upgrade']);

/** Whether a command fills its package manager's cache. */
export const fillsCache = ({ action }: PackageCommand): boolean => fills.has(action);

/**
 * The last command of each package manager of a RUN that fills its cache, without those whose cache a mount holds or the
 * RUN empties. For apt only where the RUN fetches the lists, by itself or through a script; yum and dnf count as one.
 */
export const filledCaches = (instruction: Instruction): { command: PackageCommand; cache: PackageCache }[] => {
  const last = new Map<string, PackageCommand>();
  let fetchesLists = false;
  const foreign = foreignScript(instruction);
  for (const command of everyPackageCommand(instruction)) {
    if (!fillsCache(command)) continue;
    if (
      isApt(command) &&
      (command.action === 'update' || updatesItself(command) || (foreign && foreign.start < command.command.start))
    )
      fetchesLists = true;
    const { name } = command.manager;
    const key = isApt(command) ? 'apt' : rpmManagers.has(name) ? 'rpm' : name;
    last.set(key, command);
  }
  return [...last.values()].flatMap((command) => {
    const cache = cacheOf(command.manager.name);
    if (!cache || (isApt(command) && !fetchesLists)) return [];
    return isMounted(instruction, cache) || cleansAfter(instruction, cache, command) ? [] : [{ command, cache }];
  });
};

/** Whether a variable or an option switches the cache off. */
export const switchedOff = (instruction: Instruction, command: PackageCommand, cache: PackageCache): boolean =>
  names(command, [...(cache.option ? [cache.option] : []), ...(cache.off ?? [])]) ||
  isSet(instruction, command, cache, cache.off ?? []);

/** Whether a variable or an option puts the cache elsewhere, or makes it part of what is installed. */
export const movedElsewhere = (instruction: Instruction, command: PackageCommand, cache: PackageCache): boolean =>
  names(command, cache.moved ?? []) ||
  isSet(instruction, command, cache, [...(cache.moved ?? []), 'HOME', 'XDG_CACHE_HOME']) ||
  isMovedBySetting(instruction, command, cache);

const isMovedBySetting = (instruction: Instruction, { manager }: PackageCommand, { movedBy }: PackageCache): boolean =>
  movedBy !== undefined &&
  [...earlierInstructions(instruction), instruction].some(
    (one) =>
      one.keyword === 'RUN' &&
      runCommands(one).some(({ command }) => {
        const { program, words } = unwrap(command);
        if (program === undefined || !manager.programs.includes(program) || words[0] !== 'config') return false;
        return words.some((word) => word !== undefined && movedBy.includes(word));
      }),
  );

const names = ({ options }: PackageCommand, wanted: readonly string[]): boolean =>
  options.some(({ text }) => wanted.includes(text.split('=')[0] ?? ''));

/** Whether a command of the RUN only downloads into the cache, which is then all that it makes: `dnf install --downloadonly`. */
export const onlyDownloads = (instruction: Instruction, { manager }: PackageCommand, cache: PackageCache): boolean =>
  everyPackageCommand(instruction).some(
    (one) =>
      sharesCache(one.manager, manager) &&
      one.options.some(({ text }) => cache.downloads?.some((option) => says(text, option))) &&
      !names(one, cache.downloadsTo ?? []),
  );

/** Whether a word is an option or, of one letter, holds it: `-d` and `-yd`. */
const says = (text: string, option: string): boolean =>
  text === option || (/^-\w$/.test(option) && /^-[a-zA-Z]+$/.test(text) && text.includes(option.slice(1)));

const sharesCache = (one: PackageManager, other: PackageManager): boolean =>
  one === other || (rpmManagers.has(one.name) && rpmManagers.has(other.name));

const isSet = (
  instruction: Instruction,
  { invocation: { environment } }: PackageCommand,
  { harmless }: PackageCache,
  variables: readonly string[],
): boolean =>
  variables.some((name) => {
    if (name.startsWith('-')) return false;
    const outer = instruction.dockerfile.variables.lookup(name, instruction);
    if (!outer && !environment.has(name)) return false;
    const value = environment.has(name) ? environment.get(name) : outer?.value;
    return value === undefined || harmless?.[name]?.includes(value) !== true;
  });

/**
 * Whether a later RUN of the stage or of one built from it calls the program again, or asks it to stay offline; also
 * whether the container starts it.
 */
export const isReadAgain = (instruction: Instruction, { manager }: PackageCommand, cache: PackageCache): boolean => {
  const sharing = packageManagers.filter((one) => sharesCache(one, manager)).flatMap(({ programs }) => programs);
  const offline = cache.offline ?? ['--offline', '--prefer-offline'];
  const staysOffline = (program: string | undefined, words: readonly (string | undefined)[]): boolean =>
    program !== undefined &&
    sharing.includes(program) &&
    words.some((word) => word !== undefined && offline.includes(word));
  return laterInstructions(instruction).some((other) => {
    if (other.exec) {
      const [name, ...words] = other.exec;
      if (staysOffline(name?.slice(name.lastIndexOf('/') + 1), words)) return true;
    }
    if (other.keyword !== 'RUN') return cache.readAgain === true && starts(other, manager.programs);
    if (cache.readAgain && everyPackageCommand(other).some((one) => one.manager === manager)) return true;
    return runCommands(other).some(({ command }) => {
      const { program, words } = unwrap(command);
      return staysOffline(program, words);
    });
  });
};

/** `CMD ["cargo", "run"]`, `ENTRYPOINT ["sh", "-c", "go test ./..."]`, `HEALTHCHECK CMD go version`. */
const starts = (instruction: Instruction, programs: readonly string[]): boolean =>
  [...(instruction.exec ?? []), ...programsIn(instruction)].some((word) =>
    programs.some((program) => word === program || word.startsWith(`${program} `)),
  );

/**
 * The commands that empty a cache at the end of a RUN, as its user would write them; undefined where none is sure to work.
 */
export const cleanupOf = (
  instruction: Instruction,
  command: PackageCommand,
  cache: PackageCache,
): readonly string[] | undefined => {
  const { elevated, invocation } = command;
  if (isToldPassword(elevated)) return undefined;
  const sudo = elevated
    .filter(({ text }) => !keepsEnvironment.has(text))
    .map(({ text }) => `${text} `)
    .join('');
  const again = canRunAgain(instruction, command);
  // `sudo` may be as conditional as what it starts
  if (sudo !== '' && !again && !command.carrier) return undefined;
  const name = invocation.nameWord?.text;
  if (cache.clean !== undefined && again && name !== undefined) return [`${sudo}${name} ${cache.clean}`];
  // `"$(gem env gemdir)/cache"` would be `/cache` where the program is not found
  if (cache.remove === undefined || (cache.remove.includes('$(') && !again)) return undefined;
  // the shell would expand the home folder before sudo changes the user
  if (sudo !== '' && /[~$]/.test(cache.remove)) return undefined;
  const archives =
    isApt(command) &&
    keepsArchives(instruction) &&
    !isMounted(instruction, aptArchives) &&
    !onlyDownloads(instruction, command, aptArchives) &&
    !isReadAgain(instruction, command, aptArchives) &&
    !isAskedForLater(instruction, aptArchives, command.manager) &&
    !everyPackageCommand(instruction).some((one) => isApt(one) && one.action === 'clean');
  return [...(archives ? [`${sudo}apt-get clean`] : []), sudo + cache.remove];
};

/** Options of sudo that a cleanup has no use for. */
const keepsEnvironment = new Set(['-E', '-H', '-EH', '-HE', '--preserve-env']);

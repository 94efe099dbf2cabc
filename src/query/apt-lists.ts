import type { Dockerfile, Instruction } from '../dockerfile/index.ts';
import type { SimpleCommand } from '../shell/index.ts';
import { remembered } from '../text/memory.ts';
import { anyBefore } from './any-before.ts';
import { hasFetchedLists } from './apt-order.ts';
import { foreignScript, isMounted } from './caches.ts';
import { unwrap } from './invocation.ts';
import { runCommands } from './nested.ts';
import { packageNames } from './package-names.ts';
import { everyPackageCommand, updatesItself, type PackageCommand } from './packages.ts';

/** The first apt install of a RUN that nothing in the RUN is sure to have fetched lists for, and that is not of package files alone. */
export const installWithoutUpdate = (instruction: Instruction): PackageCommand | undefined =>
  everyPackageCommand(instruction).find((one) => {
    if (one.manager.name !== 'apt' || (one.action !== 'install' && one.action !== 'upgrade')) return false;
    if (updatesItself(one) || hasFetchedLists(instruction, one.script, one.command)) return false;
    const { names, files, complete } = packageNames(instruction, one);
    return !complete || names.length > 0 || files.length === 0;
  });

/** Where the lists come from that an install reads. */
export type ListOrigin = 'mount' | 'script' | 'earlier-run' | 'earlier-script' | 'base';

/** Where an install has its lists from, which its own RUN does not fetch by itself. */
export const listOrigin = (instruction: Instruction, install: PackageCommand): ListOrigin => {
  if (isMounted(instruction, { folders: ['/var/lib/apt/lists', '/var/lib/apt'] })) return 'mount';
  if (instruction.flags.some(({ name, value }) => name === 'network' && value === 'none')) return 'mount';
  const start = install.command.start;
  const foreign = foreignScript(instruction);
  if (foreign && foreign.start < start) return 'script';
  if (runCommands(instruction).some(({ command }) => command.start < start && fetchesLists(command))) return 'script';
  if (updatedBefore(instruction, 'before')) return 'earlier-run';
  return hiddenBefore(instruction, 'before') ? 'earlier-script' : 'base';
};

const isUpdate = ({ manager, action }: PackageCommand): boolean => manager.name === 'apt' && action === 'update';
const runOf = (instruction: Instruction): Instruction | undefined => {
  const one = instruction.trigger ?? instruction;
  return one.keyword === 'RUN' ? one : undefined;
};
const updatedBefore = anyBefore((instruction) => {
  const run = runOf(instruction);
  return run !== undefined && everyPackageCommand(run).some(isUpdate);
});
const hiddenBefore = anyBefore((instruction) => {
  const run = runOf(instruction);
  return run !== undefined && (!run.script || foreignScript(run) !== undefined);
});

/** `add-apt-repository` fetches the lists since Ubuntu 18.04; a shell that reads a script from a pipe may. */
const fetchesLists = (command: SimpleCommand): boolean => {
  const { program, words } = unwrap(command);
  if (program === 'add-apt-repository' || program === 'apt-add-repository') return !words.includes('-n');
  return (program === 'bash' || program === 'sh') && (words.length === 0 || words[0] === '-' || words[0] === '-s');
};

/** The first update of a file that can be written again. */
const modelUpdate = remembered('dockerfile', ({ instructions }: Dockerfile) => {
  for (const one of instructions) {
    const found = everyPackageCommand(one.trigger ?? one).find(
      (command) => isUpdate(command) && command.invocation.arguments.every(({ value }) => value !== undefined),
    );
    if (found) return found;
  }
  return undefined;
});

/** The words of an update that fits an install: with its sudo, proxy and connection options, and as quiet as the file's other updates. */
export const updateFor = (instruction: Instruction, install: PackageCommand): string => {
  const { invocation, command, elevated, carrier, options } = install;
  // `xargs apt-get install`
  const name = invocation.program === 'xargs' ? 'apt-get' : (invocation.nameWord?.text ?? 'apt-get');
  const { text } = instruction.dockerfile;
  const assignments = command.assignments
    .filter((one) => !one.name.startsWith('DEBIAN'))
    .map((one) => text.slice(one.start, one.end));
  const connection = options.flatMap((word, index) => {
    const isOption = word.value === '-o' || word.value === '--option';
    const next = options[index + 1];
    return isOption && next?.text.includes('Acquire') ? [word.text, next.text] : [];
  });
  const words = modelUpdate(instruction.dockerfile)?.invocation.arguments.map((word) => word.text) ?? ['update'];
  return [...assignments, ...(carrier ? [] : elevated.map((word) => word.text)), name, ...connection, ...words].join(
    ' ',
  );
};

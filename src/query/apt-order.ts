import type { Instruction } from '../dockerfile/index.ts';
import type { Script, SimpleCommand } from '../shell/index.ts';
import type { Span } from '../text/span.ts';
import { unwrap } from './invocation.ts';
import { mentions } from './commands.ts';
import { runCommands } from './nested.ts';
import { everyPackageCommand, isApt, updatesItself } from './packages.ts';
import { hasRunBefore, isSureToRun, type Wanted } from './runs-before.ts';

/** Whether a RUN has fetched apt's lists anew, whatever its conditions come to, by the time that a command in a script of it starts. */
export const hasFetchedLists = (instruction: Instruction, script: Script, command: Span): boolean => {
  const fetches = fetchesIn(instruction);
  if (hasRunBefore(script.body, fetches, command)) return true;
  // a `sh -c` stands in the RUN's own script
  const own = instruction.script;
  return own !== undefined && own !== script && hasRunBefore(own.body, fetches, command);
};

/** Whether a RUN fetches apt's lists anew, whatever its conditions come to. */
export const isSureToFetchLists = (instruction: Instruction): boolean =>
  instruction.script !== undefined && isSureToRun(instruction.script.body, fetchesIn(instruction));

const fetchesIn = (instruction: Instruction): Wanted => {
  const fetching = everyPackageCommand(instruction).filter(
    (one) => isApt(one) && (one.action === 'update' || updatesItself(one)),
  );
  return (command) =>
    isWrapped(command) ||
    fetching.some(
      (one) =>
        one.command === command ||
        (one.carrier !== undefined &&
          command.words.some((word) => word === one.carrier?.nameWord) &&
          isSureToRun(one.script.body, (inner) => inner === one.command)),
    );
};

/** `retry apt-get install x`, `su -c "apt-get install x"`, `$INSTALL x`: a command that is no apt itself may install from lists that are not fetched. */
export const handsOnInstall = (instruction: Instruction): boolean => {
  const { script, dockerfile } = instruction;
  if (!script || !mentions(instruction, 'apt', '$')) return false;
  const known = new Set(everyPackageCommand(instruction).map(({ command }) => command));
  const commands = runCommands(instruction);
  return commands.some(({ command }) => {
    const { program, nameWord } = unwrap(command);
    if (known.has(command) || (program !== undefined && handlesText.has(program))) return false;
    // what a `sh -c` runs is looked at itself
    if (commands.some(({ carrier }) => carrier !== undefined && carrier.nameWord === nameWord)) return false;
    const name = program === undefined && nameWord && dockerfile.variables.expand(nameWord.text, instruction)?.value;
    const texts = [dockerfile.text.slice(command.start, command.end), ...(name ? [name] : [])];
    return texts.some((text) => asks.test(text)) && !hasFetchedLists(instruction, script, command);
  });
};

const asks = /\b(?:apt-get|apt|aptitude)\s(?:.*\s)?(?:install|build-dep|satisfy)\b/s;

/** Their words are text, or concern another root. */
const handlesText: ReadonlySet<string> = new Set('echo printf grep sed awk cat tee test [ git dpkg chroot'.split(' '));

/** `retry 5 apt-get update`. */
const isWrapped = ({ words }: SimpleCommand): boolean =>
  !handlesText.has(words[0]?.value ?? '') &&
  words.some(({ value }, at) => at > 0 && programs.has(value ?? '') && words[at + 1]?.value === 'update');

const programs: ReadonlySet<string> = new Set(['apt-get', 'apt', 'aptitude']);

import type { Instruction } from '../dockerfile/index.ts';
import { packageManagers, type PackageAction, type PackageManager } from '../knowledge/package-managers.ts';
import type { Place, Script, SimpleCommand, Word } from '../shell/index.ts';
import { unwrap, type Invocation } from './invocation.ts';
import { runCommands, type RunCommand } from './nested.ts';
import { Memory } from '../text/memory.ts';

/** One call of a package manager. */
export interface PackageCommand {
  readonly manager: PackageManager;
  readonly action: PackageAction;
  /** The word that names the action: `install`. */
  readonly actionWord: Word;
  readonly invocation: Invocation;
  readonly command: SimpleCommand;
  readonly place: Place;
  /** The script that holds it: the RUN's own, or the text of a `sh -c`. */
  readonly script: Script;
  /** The `sh -c` around it. */
  readonly carrier: Invocation | undefined;
  /** `sudo` with its options before it, or before the `sh -c` around it. */
  readonly elevated: readonly Word[];
  /** Options before and after the action, with the words that they take. */
  readonly options: readonly Word[];
  /** What is installed or removed: the words that are no options. */
  readonly operands: readonly Word[];
  /** `xargs apt-get install`: more operands come from outside. */
  readonly moreOperands: boolean;
  /** The last option of the row that follows the action directly; the action where none does. */
  readonly lastOption: Word;
}

const byProgram = new Map(
  packageManagers.flatMap((manager) => manager.programs.map((name) => [name, manager] as const)),
);
const versioned = /^(pip|python|conda)\d[\d.]*$/;
const known = new Memory<Script, readonly PackageCommand[]>('script');

/** The package manager calls of a RUN's own script in the order of the text; empty where its text cannot be read. */
export const packageCommands = (instruction: Instruction): readonly PackageCommand[] =>
  everyPackageCommand(instruction).filter(({ carrier }) => carrier === undefined);

/** The same with those in the text of `sh -c '…'`. */
export const everyPackageCommand = (instruction: Instruction): readonly PackageCommand[] => {
  const { script } = instruction;
  if (!script) return [];
  let found = known.get(script);
  if (!found) {
    found = runCommands(instruction)
      .map(read)
      .filter((one) => one !== undefined);
    known.set(script, found);
  }
  return found;
};

const read = (found: RunCommand): PackageCommand | undefined => {
  const invocation = unwrap(found.command);
  const { program, arguments: words } = invocation;
  if (program === undefined) return undefined;
  if (program.startsWith('python') && words[0]?.value === '-m') {
    const inner = words[1]?.value;
    const manager = inner === undefined ? undefined : byProgram.get(inner);
    return manager && parse(manager, invocation, words.slice(2), found, false);
  }
  if (program === 'xargs') {
    const at = words.findIndex((word) => word.value !== undefined && byProgram.has(word.value));
    const manager = byProgram.get(words[at]?.value ?? '');
    if (!manager) return undefined;
    const elevated = elevatedIn(words.slice(0, at));
    return parse(manager, { ...invocation, elevated }, words.slice(at + 1), found, true);
  }
  const manager = byProgram.get(versioned.test(program) ? (versioned.exec(program)?.[1] ?? program) : program);
  return manager && parse(manager, invocation, words, found, false);
};

/** `sudo -E` of `xargs -r sudo -E apt-get install`. */
const elevatedIn = (words: readonly Word[]): readonly Word[] => {
  const at = words.findIndex(({ value }) => value === 'sudo' || value === 'doas');
  if (at < 0) return [];
  const behind = words.slice(at + 1);
  const end = behind.findIndex(({ text }, index) => !text.startsWith('-') && behind[index - 1]?.value !== '-u');
  return words.slice(at, end < 0 ? undefined : at + 1 + end);
};

const parse = (
  manager: PackageManager,
  invocation: Invocation,
  words: readonly Word[],
  { command, place, script, carrier }: RunCommand,
  moreOperands: boolean,
): PackageCommand | undefined => {
  const options: Word[] = [];
  const operands: Word[] = [];
  let actionWord: Word | undefined;
  let name: string | undefined;
  let lastOption: Word | undefined;
  let onlyOperands = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    if (onlyOperands) operands.push(word);
    else if (word.value === '--' && actionWord) onlyOperands = true;
    else if ((word.value ?? word.text).startsWith('-') || (!actionWord && word.value === undefined)) {
      options.push(word);
      if (actionWord && operands.length === 0) lastOption = word;
      const next = words[at + 1];
      if (next && word.value !== undefined && manager.valueOptions.includes(word.value)) {
        options.push(next);
        if (actionWord && operands.length === 0) lastOption = next;
        at++;
      }
    } else if (!actionWord) {
      actionWord = word;
      name = word.value;
      const next = words[at + 1];
      if (next?.value !== undefined && `${word.value} ${next.value}` in manager.actions) {
        actionWord = next;
        name = `${word.value} ${next.value}`;
        at++;
      }
    } else operands.push(word);
  }
  if (manager.name === 'pacman') {
    if (actionWord) operands.unshift(actionWord);
    actionWord = options.find((word) => /^-[A-Z]/.test(word.value ?? ''));
  }
  if (manager.name === 'yarn' && !actionWord) name = 'install';
  const action =
    manager.name === 'pacman'
      ? pacmanAction(actionWord?.value ?? '', operands.length > 0)
      : name === undefined
        ? undefined
        : manager.actions[name];
  const word = actionWord ?? invocation.nameWord;
  if (!action || !word) return undefined;
  return {
    ...{ manager, action, invocation, command, place, script, carrier, options, operands, moreOperands },
    actionWord: word,
    elevated: invocation.elevated.length > 0 ? invocation.elevated : (carrier?.elevated ?? []),
    lastOption: lastOption ?? word,
  };
};

/** Whether a command is apt's or aptitude's, which share the lists. */
export const isApt = ({ manager }: PackageCommand): boolean => manager.name === 'apt' || manager.name === 'aptitude';

/** Whether an apt install or upgrade fetches the lists by itself: `apt-get install -U`, since apt 2.8. */
export const updatesItself = ({ manager, options }: PackageCommand): boolean =>
  manager.name === 'apt' && options.some(({ value }) => value === '--update' || /^-[a-zA-Z]*U/.test(value ?? ''));

/** `-S x`, `-Syu`, `-Sy`, `-Scc`, `-Rns x`, `-U file`. */
const pacmanAction = (operation: string, hasOperands: boolean): PackageAction | undefined => {
  const letters = operation.slice(2);
  if (operation.startsWith('-R')) return 'remove';
  if (operation.startsWith('-U')) return 'install';
  if (!operation.startsWith('-S')) return undefined;
  if (letters.includes('c')) return 'clean';
  if (/[isglp]/.test(letters)) return undefined;
  if (hasOperands) return letters.includes('w') ? 'download' : 'install';
  return letters.includes('u') ? 'upgrade' : 'update';
};

import {
  allCommandsOf,
  type Command,
  type List,
  type Place,
  type Script,
  type SimpleCommand,
  type Word,
} from '../shell/index.ts';
import { assignmentFiles, specialBuiltins, stateBuiltins } from '../knowledge/shell-builtins.ts';
import { leavesProcess } from './processes.ts';
import { Memory } from '../text/memory.ts';

/** A shell option that `set` changes; `other`: one not told apart here, or one that is switched off. */
export type Setting = 'errexit' | 'nounset' | 'pipefail' | 'xtrace' | 'other';

/** What a script does to the shell that runs it, and what another script in the same shell could notice. */
export interface Effects {
  /** It changes the directory, variables, options, functions, umask … of its shell; `( … )` keeps that inside. */
  readonly changesState: boolean;
  /** The same without what `set` does. */
  readonly changesMoreThanOptions: boolean;
  /** It may end the shell without having failed: exit, exec, return. */
  readonly endsShell: boolean;
  /** It leaves a job or a daemon running. */
  readonly leavesJob: boolean;
  /** It runs text that is not in the file in its own shell: `.`, source, eval, trap handlers. */
  readonly runsForeignText: boolean;
  /** It sets a handler that its shell runs when it ends. */
  readonly setsTrap: boolean;
  /** Shell options that it sets anywhere in itself. */
  readonly sets: ReadonlySet<Setting>;
  /** Names that it runs through PATH and whose places its shell remembers. */
  readonly names: ReadonlySet<string>;
  /** The same with those that it runs in subshells, which know what their parent remembers. */
  readonly allNames: ReadonlySet<string>;
  /** It defines functions. */
  readonly definesFunctions: boolean;
  /** An expansion or an assignment may end the shell: `${x:?}`, a variable that is read-only. */
  readonly demands: boolean;
  /** It runs substitutions. */
  readonly substitutes: boolean;
  /** It expands parameters. */
  readonly expands: boolean;
  readonly commands: readonly (readonly [SimpleCommand, Place])[];
}

/** By the tree, which stays when a script moves. */
const known = new Memory<List, Effects>('list');

/** Reads off a script's tree what it does to its shell. */
export const effectsOf = (script: Script): Effects => {
  let effects = known.get(script.body);
  if (!effects) {
    effects = readEffects(script.body);
    known.set(script.body, effects);
  }
  return effects;
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const readEffects = (body: List): Effects => {
  const sets = new Set<Setting>();
  const names = new Set<string>();
  const allNames = new Set<string>();
  const commands: [SimpleCommand, Place][] = [];
  const found: Mutable<Effects> = {
    changesState: false,
    changesMoreThanOptions: false,
    endsShell: false,
    leavesJob: hasBackground(body),
    runsForeignText: false,
    setsTrap: false,
    definesFunctions: false,
    demands: false,
    substitutes: false,
    expands: false,
    ...{ sets, names, allNames, commands },
  };
  for (const [command, place] of allCommandsOf(body)) {
    for (const word of wordsOf(command)) {
      if (word.assigns && !place.forked) found.changesMoreThanOptions = true;
      if (word.demands) found.demands = true;
      if (word.scripts.length > 0) found.substitutes = true;
      if (word.parameters.length > 0) found.expands = true;
    }
    if (command.redirects.some((redirect) => redirect.scripts.length > 0)) found.substitutes = true;
    if (command.kind !== 'simple') readCompound(command, place, found);
    else {
      commands.push([command, place]);
      for (const setting of settingsOf(command)) sets.add(setting);
      readSimple(command, place, found, names, allNames);
    }
  }
  found.changesState = found.changesMoreThanOptions || sets.size > 0;
  return found;
};

/** Every word of a command: those of assignments and redirections too, those of nested commands not. */
export function* wordsOf(command: Command): Generator<Word> {
  yield* command.words;
  if (command.kind === 'simple') for (const { value } of command.assignments) if (value) yield value;
  for (const { target } of command.redirects) if (target) yield target;
}

const changingKinds: ReadonlySet<Command['kind']> = new Set(['function', 'for', 'select', 'arithmetic']);

const readCompound = (
  command: Command & { readonly bodies: readonly List[] },
  place: Place,
  into: Mutable<Effects>,
) => {
  if (command.kind === 'function') into.definesFunctions = true;
  if (command.kind === 'coproc' || command.bodies.some(hasBackground)) into.leavesJob = true;
  if (!place.forked && changingKinds.has(command.kind)) into.changesMoreThanOptions = true;
};

const readSimple = (
  command: SimpleCommand,
  place: Place,
  into: Mutable<Effects>,
  names: Set<string>,
  allNames: Set<string>,
): void => {
  if (leavesProcess(command)) into.leavesJob = true;
  const substituted = [...wordsOf(command)].some((word) => word.scripts.some(hasBackground));
  if (substituted) into.leavesJob = true;
  const [first] = command.words;
  if (!first) {
    if (!place.forked && (command.assignments.length > 0 || command.redirects.length > 0))
      into.changesMoreThanOptions = true;
    return;
  }
  if (first.value === undefined) {
    // `$SUDO cd`, `"$@"`: whatever it runs could be a builtin
    if (!place.forked && first.parameters.length > 0 && !first.text.includes('/')) into.changesMoreThanOptions = true;
    return;
  }
  const words = builtinWords(command);
  const builtin = words[0]?.value;
  for (const name of [first.value, builtin]) {
    if (name === undefined || name.includes('/')) continue;
    allNames.add(name);
    // dash looks the commands of a pipeline up before it forks
    if (!place.substituted && !place.around.some(({ kind }) => kind === 'subshell')) names.add(name);
  }
  if (builtin === undefined) return;
  if (builtin === 'eval' || builtin === 'trap') into.runsForeignText = true;
  if (builtin === 'trap') into.setsTrap = true;
  if ((builtin === '.' || builtin === 'source') && !assignmentFiles.has(words[1]?.value ?? ''))
    into.runsForeignText = true;
  if (builtin === 'kill' && words.some((word) => word.parameters.includes('$'))) into.endsShell = true;
  // what is assigned to a read-only variable ends the shell
  if (builtin === 'readonly') into.demands = true;
  if (place.forked) return;
  if (stateBuiltins.has(builtin)) into.changesMoreThanOptions = true;
  if (builtin === 'printf' && words[1]?.value?.startsWith('-v')) into.changesMoreThanOptions = true;
  // `X=1 :` keeps X in a POSIX shell
  if (specialBuiltins.has(builtin) && command.assignments.length > 0) into.changesMoreThanOptions = true;
  if (builtin === 'exec' || builtin === 'return' || builtin === 'logout') into.endsShell = true;
  if (builtin === 'exit' && !isFailure(words[1])) into.endsShell = true;
};

/** The words of a command without `command` and `builtin` before it. */
const builtinWords = (command: SimpleCommand): readonly Word[] => {
  let at = 0;
  while (command.words[at + 1] && ['command', 'builtin'].includes(command.words[at]?.value ?? '')) at++;
  return command.words.slice(at);
};

/** The operand of `exit 1`: it ends the build like any other failure. */
const isFailure = (word: Word | undefined): boolean => {
  const status = word?.value === undefined ? NaN : Number(word.value);
  return status > 0 && status < 256;
};

const hasBackground = (list: List): boolean => list.statements.some((statement) => statement.background);

const optionLetters: Readonly<Record<string, Setting>> = { e: 'errexit', u: 'nounset', x: 'xtrace' };
const optionNames: Readonly<Record<string, Setting>> = {
  errexit: 'errexit',
  nounset: 'nounset',
  pipefail: 'pipefail',
  xtrace: 'xtrace',
};

/** Options that `set …` or `shopt -o` changes. Where a word is not known, it may be any of them. */
export const settingsOf = (command: SimpleCommand): Setting[] => {
  const [name, ...words] = builtinWords(command).map((word) => word.value);
  if (name === 'shopt') {
    const names = words.filter((word) => word === undefined || !word.startsWith('-'));
    const options = words.some((word) => word?.startsWith('-') && word.slice(1).includes('o'));
    return options ? names.map((word) => (word === undefined ? 'errexit' : (optionNames[word] ?? 'other'))) : [];
  }
  if (name !== 'set') return [];
  const settings: Setting[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === undefined) return [...settings, 'errexit', 'other'];
    const [sign, ...letters] = word;
    if (word === '--' || word === '-' || (sign !== '-' && sign !== '+')) return [...settings, 'other'];
    for (const letter of letters) {
      const setting = letter === 'o' ? optionNames[words[++index] ?? ''] : optionLetters[letter];
      settings.push(sign === '-' ? (setting ?? 'other') : 'other');
    }
  }
  return settings;
};

import { parentOf, type Instruction, type Stage } from '../dockerfile/index.ts';
import type { Script, Word } from '../shell/index.ts';
import { isUnconditional } from './caches.ts';
import { effectsOf } from './effects.ts';
import { everyPackageCommand, type PackageCommand } from './packages.ts';

/** What a command installs or removes. */
export interface PackageNames {
  /** Names without version, release and architecture. */
  readonly names: readonly string[];
  /** Package files of the file system or of a URL. */
  readonly files: readonly string[];
  /** Nothing comes from where the file does not tell it. */
  readonly complete: boolean;
}

/** The packages that a command names, also through variables that the file sets. */
export const packageNames = (instruction: Instruction, command: PackageCommand): PackageNames => {
  const names: string[] = [];
  const files: string[] = [];
  let complete = !command.moreOperands;
  for (const word of command.operands) {
    const values = valuesOf(word, command.script, instruction);
    if (!values) complete = false;
    for (const value of values ?? []) {
      if (isFile(value)) files.push(value);
      else names.push(value.split(/[=:]|\/(?=[a-z])/)[0] ?? value);
    }
  }
  return { names, files, complete };
};

const isFile = (value: string): boolean =>
  value.startsWith('/') ||
  value.startsWith('./') ||
  value.startsWith('../') ||
  value.includes('://') ||
  /\.(?:deb|rpm|apk)$/.test(value);

/** The plain values that a word stands for: several where a variable without quotes holds a list. Undefined if the file does not tell. */
export const valuesOf = (word: Word, script: Script, instruction: Instruction): readonly string[] | undefined => {
  if (word.value !== undefined) return [word.value];
  const [name] = word.parameters;
  if (name === undefined || word.parameters.length > 1 || word.scripts.length > 0 || word.globs) return undefined;
  const bare = word.text.startsWith('"') && word.text.endsWith('"') ? word.text.slice(1, -1) : word.text;
  const isWhole = bare === `$${name}` || bare === `\${${name}}`;
  const local = assignedIn(script, name);
  const value = local
    ? isWhole
      ? local.value
      : undefined
    : instruction.dockerfile.variables.expand(word.text, instruction)?.value;
  return value === undefined ? undefined : bare === word.text ? value.split(/\s+/).filter(Boolean) : [value];
};

/** That a script gives a variable a value, and which, if there is just one and it is literal. */
const assignedIn = (script: Script, name: string): { readonly value: string | undefined } | undefined => {
  const values: (string | undefined)[] = [];
  for (const [command, place] of effectsOf(script).commands) {
    if (place.around.some((one) => one.kind !== 'simple' && one.name === name)) values.push(undefined);
    for (const one of command.assignments) {
      // before a command it holds for that command alone, which does not expand it
      if (one.name === name && command.words.length === 0) values.push(one.append ? undefined : one.value?.value);
    }
    // `export X=1`, `read X`
    if (command.words.some((word, at) => at > 0 && (word.text === name || word.text.startsWith(`${name}=`))))
      values.push(undefined);
  }
  return values.length === 0 ? undefined : { value: values.length === 1 ? values[0] : undefined };
};

/** Names that package managers install up to the end of an instruction, in its stage and those below. */
export const installedBy = (instruction: Instruction): Set<string> => collect(instruction, () => true);

/**
 * Names that are sure to be installed when a command has run: those of commands before it, and its own, without what stands
 * in an `if` or beside `||`.
 */
export const installedUpTo = (instruction: Instruction, until: PackageCommand): Set<string> =>
  collect(instruction, (run, one) => {
    if (one.command === until.command) return true;
    const isBefore = run.index !== instruction.index || one.command.start < until.command.start;
    return isBefore && isUnconditional(one.script.body, one.command);
  });

const collect = (
  instruction: Instruction,
  counts: (run: Instruction, command: PackageCommand) => boolean,
): Set<string> => {
  const found = new Set<string>();
  let last = instruction.index;
  for (let stage: Stage | undefined = instruction.stage; stage; stage = parentOf(stage)) {
    for (const other of stage.instructions) {
      if (other.index > last) break;
      const run = other.trigger ?? other;
      for (const command of everyPackageCommand(run)) {
        if (command.action !== 'install' || !counts(run, command)) continue;
        for (const name of packageNames(run, command).names) found.add(name);
      }
    }
    last = Infinity;
  }
  return found;
};

import { parentOf, type Instruction, type Stage } from '../dockerfile/index.ts';
import type { Script, Word } from '../shell/index.ts';
import { isUnconditional } from './caches.ts';
import { effectsOf } from './effects.ts';
import { everyPackageCommand, type PackageCommand } from './packages.ts';
import { remembered } from '../text/memory.ts';

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

/** Names that a command installs, and the name that `apk add --virtual` gives to all of them. */
export const installedNames = (run: Instruction, command: PackageCommand): readonly string[] => {
  if (command.action !== 'install') return [];
  const { names } = packageNames(run, command);
  const virtual = command.manager.name === 'apk' ? virtualName(command) : undefined;
  return virtual === undefined ? names : [...names, virtual];
};

const virtualName = ({ options }: PackageCommand): string | undefined => {
  const at = options.findIndex(({ value }) => value === '-t' || value?.split('=')[0] === '--virtual');
  const option = options[at]?.value;
  if (option === undefined) return undefined;
  return option.includes('=') ? option.slice(option.indexOf('=') + 1) : options[at + 1]?.value;
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

/** A name that a RUN installs. */
interface Installed {
  readonly name: string;
  readonly command: PackageCommand['command'];
  /** Not in an `if` or beside `||`. */
  readonly isSure: boolean;
}

const installsOf = remembered('instruction', (run: Instruction): readonly Installed[] =>
  everyPackageCommand(run).flatMap((one) => {
    if (one.action !== 'install') return [];
    const { command } = one;
    const isSure = isUnconditional(one.script.body, command);
    return packageNames(run, one).names.map((name): Installed => ({ name, command, isSure }));
  }),
);

/** Names that package managers install up to the end of an instruction, in its stage and those below. */
export const installedBy = (instruction: Instruction): Set<string> => collect(instruction, () => true);

/**
 * Names that are sure to be installed when a command has run: those of commands before it, and its own, without what stands
 * in an `if` or beside `||`.
 */
export const installedUpTo = (instruction: Instruction, { command: until }: PackageCommand): Set<string> =>
  collect(
    instruction,
    ({ command, isSure }, run) =>
      command === until || (isSure && (run.index !== instruction.index || command.start < until.start)),
  );

const collect = (instruction: Instruction, counts: (one: Installed, run: Instruction) => boolean): Set<string> => {
  const found = new Set<string>();
  let last = instruction.index;
  for (let stage: Stage | undefined = instruction.stage; stage; stage = parentOf(stage)) {
    for (const other of stage.instructions) {
      if (other.index > last) break;
      if (other.keyword !== 'RUN' && other.keyword !== 'ONBUILD') continue;
      const run = other.trigger ?? other;
      for (const one of installsOf(run)) if (counts(one, run)) found.add(one.name);
    }
    last = Infinity;
  }
  return found;
};

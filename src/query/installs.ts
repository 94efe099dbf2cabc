import { parentOf, type Instruction, type Stage } from '../dockerfile/index.ts';
import { installCommands, type InstallCommand } from '../knowledge/manifests/index.ts';
import { commandsOf, type SimpleCommand, type Word } from '../shell/index.ts';
import { unwrap } from './invocation.ts';
import { Memory } from '../text/memory.ts';

/** A command that installs packages, read word by word. */
export interface Install {
  readonly command: InstallCommand;
  readonly kind: InstallCommand['kind'];
  /** As people call it: `npm ci`. */
  readonly title: string;
  readonly node: SimpleCommand;
  readonly subcommand: string;
  /** Options as written, without their values. */
  readonly options: ReadonlySet<string>;
  /** Files that its options name. */
  readonly files: readonly { readonly option: string; readonly path: string }[];
  /** Folders that its options make it write to. */
  readonly writes: readonly string[];
  /** The folder that its options make it work in. */
  readonly folder: string | undefined;
  /** What it names beside options: packages, paths. */
  readonly operands: readonly string[];
  /** Packages of the project that its options name. */
  readonly locals: readonly string[];
  /** The first word that is not understood. */
  readonly unclear: string | undefined;
}

/** The install that a command is; undefined if it is none that is known. `valueOf` gives a word's value where the file tells it. */
export const readInstall = (node: SimpleCommand, valueOf: (word: Word) => string | undefined): Install | undefined => {
  const { program, arguments: all } = unwrap(node);
  if (program === undefined) return undefined;
  const [first, second] = all;
  const isModule = program.startsWith('python') && first?.value === '-m' && second?.value === 'pip';
  const isVersioned = program.startsWith('pip') && program.includes('.');
  const name = isModule ? 'pip' : isVersioned ? program.replace(/(?<=^pip[\d.]*)\.\d+$/, '') : program;
  const commands = installCommands.get(name);
  if (!commands) return undefined;
  const words = (isModule ? all.slice(2) : all).map((word) => ({ text: word.text, value: valueOf(word) }));
  for (const command of commands) {
    const install = readWords(command, node, words);
    if (!install) continue;
    // `mvn clean package`
    const goals = install.kind === 'compile' && command.tool === 'maven' ? install.operands : [];
    // `mvn -f /home/app/pom.xml` works in the folder of that file
    const pom =
      command.tool === 'maven' ? install.files.find(({ option }) => option === '-f' || option === '--file') : undefined;
    const folder = pom?.path.startsWith('/') ? pom.path.slice(0, pom.path.lastIndexOf('/')) || '/' : install.folder;
    return { ...install, folder, title: [name, install.subcommand, ...goals].filter(Boolean).join(' ') };
  }
  return undefined;
};

interface Given {
  readonly text: string;
  readonly value: string | undefined;
}

const readWords = (
  command: InstallCommand,
  node: SimpleCommand,
  words: readonly Given[],
): Omit<Install, 'title'> | undefined => {
  const options = new Set<string>();
  const files: { option: string; path: string }[] = [];
  const writes: string[] = [];
  const locals: string[] = [];
  const operands: string[] = [];
  const plain: string[] = [];
  let folder: string | undefined;
  let unclear: string | undefined;
  let global = false;
  const takes = (option: string): boolean =>
    [command.values, command.files, command.writes, command.folders, command.locals].some((list) =>
      list.includes(option),
    );
  const assign = (option: string, value: string | undefined, text: string): void => {
    options.add(option);
    if (command.values.includes(option)) return;
    if (value === undefined) unclear ??= text;
    else if (command.files.includes(option)) files.push({ option, path: value });
    else if (command.writes.includes(option)) writes.push(value);
    else if (command.locals.includes(option)) locals.push(value);
    else folder = value;
  };
  for (let at = 0; at < words.length; at++) {
    const { text, value } = words[at] ?? { text: '', value: undefined };
    if (!text.startsWith('-') || text === '-') {
      // the literal start of a word is enough to see that it is a package's name
      const operand = value ?? (/^[\w@]/.test(text) ? text : undefined);
      if (operand === undefined) unclear ??= text;
      else (value === undefined ? operands : plain).push(operand);
      if (value !== undefined) operands.push(value);
      continue;
    }
    if (command.globals.includes(text)) {
      global = true;
      continue;
    }
    const equals = text.indexOf('=');
    const option = equals < 0 ? text : text.slice(0, equals);
    if (takes(option)) {
      const next = equals < 0 ? words[++at] : undefined;
      assign(option, equals < 0 ? next?.value : value?.slice(equals + 1), text);
    } else if (isSwitch(command, option)) options.add(option);
    else if (!text.startsWith('--') && text.length > 2) {
      const letters = Array.from(text.slice(1));
      const valued = letters.findIndex((letter) => takes(`-${letter}`));
      const switches = valued < 0 ? letters : letters.slice(0, valued);
      if (switches.some((letter) => !isSwitch(command, `-${letter}`))) unclear ??= text;
      for (const letter of switches) options.add(`-${letter}`);
      if (valued < 0) continue;
      const rest = text.slice(valued + 2);
      assign(`-${letters[valued] ?? ''}`, rest === '' ? words[++at]?.value : value?.slice(valued + 2), text);
    } else unclear ??= text;
  }
  const subcommand = command.subcommands.find((one) => {
    const parts = one.split(' ').filter(Boolean);
    return parts.length === 0 ? operands.length === 0 : parts.every((part, index) => plain[index] === part);
  });
  if (subcommand === undefined) return undefined;
  const rest = operands.slice(subcommand.split(' ').filter(Boolean).length);
  // `cargo install tool` asks rustup for the toolchain of the folder that it runs in
  if (command.tool === 'cargo' && subcommand === 'install' && folder === undefined) return undefined;
  if (command.kind === 'compile' && subcommand === 'install' && rest.some((operand) => operand.includes('@'))) {
    // `go install example.org/tool@v1` does not look at the module that it stands in
    return {
      command,
      kind: 'names',
      node,
      subcommand,
      options,
      files,
      writes,
      folder,
      operands: [],
      locals,
      unclear: undefined,
    };
  }
  if (command.globals.length > 0 && command.kind === 'names' && !global) return undefined;
  if (command.operands === 'unknown' && rest.length > 0) unclear ??= rest[0];
  const kind = global ? 'names' : command.kind;
  return {
    ...{ command, kind, node, subcommand, options, files, writes, folder, locals },
    operands: rest,
    unclear: command.operands === 'anything' ? undefined : unclear,
  };
};

const isSwitch = (command: InstallCommand, option: string): boolean =>
  command.switches.includes(option) ||
  command.prefixes?.some((prefix) => option.startsWith(prefix)) === true ||
  (option.startsWith('--no-') && command.switches.includes(`--${option.slice('--no-'.length)}`));

const known = new Memory<Instruction, readonly Install[]>('instruction');

/** Every install command in a RUN, at any depth. */
export const installsIn = (run: Instruction): readonly Install[] => {
  let found = known.get(run);
  if (!found) {
    found = !run.script
      ? []
      : commandsOf(run.script.body)
          .map(([command]) => readInstall(command, (word) => valueAt(word, run)))
          .filter((install) => install !== undefined);
    known.set(run, found);
  }
  return found;
};

/** Whether an install of the same kind ran before an instruction, in its stage or the stages below. */
export const installedBefore = (install: Install, at: Instruction): boolean => {
  const same = (other: Install): boolean =>
    other.command.tool === install.command.tool &&
    // a `cargo build` before the sources has compiled a stand-in for them
    (other.kind === 'project' || (other.kind === 'compile' && other.command.tool === 'cargo')) &&
    other.files.map(({ path }) => path).join() === install.files.map(({ path }) => path).join() &&
    other.folder === install.folder;
  let before = at.index;
  for (let stage: Stage | undefined = at.stage; stage; stage = parentOf(stage)) {
    for (const other of stage.instructions) {
      if (other.keyword === 'RUN' && other.index < before && installsIn(other).some(same)) return true;
    }
    before = Infinity;
  }
  return false;
};

/** Whether the install reads a project at all: `pip install flask` does not. */
export const readsProject = (install: Install): boolean => {
  if (install.kind === 'names') return false;
  if (install.command.tool === 'conda') return install.files.length > 0 || install.subcommand.startsWith('env ');
  if (install.command.tool !== 'pip' || install.operands.length === 0) return true;
  return install.files.length > 0 || install.locals.length > 0 || install.operands.some((one) => /^\.|\//.test(one));
};

/** A word's value where the file tells it: literal, a glob as it stands, or variables that ENV sets. */
export const valueAt = (word: Word, at: Instruction): string | undefined => {
  if (word.value !== undefined || word.scripts.length > 0) return word.value;
  if (word.parameters.length === 0) return word.globs && !word.quoted ? word.text : undefined;
  const expanded = at.dockerfile.variables.expand(word.text, at);
  return expanded?.fixed ? expanded.value : undefined;
};

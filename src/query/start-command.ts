import { parentOf, type Instruction, type Stage } from '../dockerfile/index.ts';
import type { BaseImage } from '../knowledge/base-images.ts';
import { compilers } from '../knowledge/build-tools.ts';
import {
  initWrappers,
  preparingPrograms,
  startedKind,
  userOptions,
  type StartedKind,
} from '../knowledge/started-programs.ts';
import { systemAccounts } from '../knowledge/user-tools.ts';
import { allCommandsOf, commandsOf, parseShell, type List } from '../shell/index.ts';
import { remembered } from '../text/memory.ts';
import { readCopy, pathWithin, resolvePlace, workplaceOf, type Copy, type Place } from './copies.ts';
import { unwrap } from './invocation.ts';

/** A program as the container starts it. */
export interface StartedProgram {
  /** As written; undefined where a variable decides. */
  readonly name: string | undefined;
  /** Undefined where a word is not literal. */
  readonly words: readonly (string | undefined)[];
}

/** What ENTRYPOINT and CMD start together. */
export interface Start {
  readonly instruction: Instruction;
  readonly entrypoint: Instruction | undefined;
  readonly programs: readonly StartedProgram[];
  /** What CMD gives to an ENTRYPOINT, read as programs of their own: `docker-entrypoint.sh` usually starts them. */
  readonly passed: readonly StartedProgram[];
  /** Its text could be read to the end. */
  readonly readable: boolean;
  /** Files that its shell text writes to by `>`; undefined where one is not literal. */
  readonly outputs: readonly (string | undefined)[];
}

/** The instructions that make a stage's image: those of the stages below it first. */
export const instructionsOf = (stage: Stage): readonly Instruction[] => {
  const parent = parentOf(stage);
  return parent ? [...instructionsOf(parent), ...stage.instructions] : stage.instructions;
};

/** What a stage's image starts: by its own ENTRYPOINT and CMD, else by those of a base image that is a server. */
export const startOf = (stage: Stage, image: BaseImage | undefined): Start | undefined => {
  const own = startInFile(stage, image?.interpreter);
  const command = image?.command;
  if (own || !command) return own;
  return { instruction: stage.from, entrypoint: undefined, passed: [], ...readWords(command) };
};

const startInFile = (stage: Stage, interpreter: readonly string[] = []): Start | undefined => {
  let entrypoint: Instruction | undefined;
  let command: Instruction | undefined;
  for (const instruction of instructionsOf(stage)) {
    if (instruction.keyword === 'CMD') command = instruction;
    if (instruction.keyword !== 'ENTRYPOINT') continue;
    entrypoint = instruction;
    // a new ENTRYPOINT forgets the CMD that the stage came with
    if (command?.stage !== instruction.stage) command = undefined;
  }
  // `ENTRYPOINT []` takes that of the base image away
  const before = entrypoint ? [] : interpreter;
  if (entrypoint && isEmpty(entrypoint)) entrypoint = undefined;
  if (command && isEmpty(command)) command = undefined;
  const instruction = entrypoint ?? command;
  if (!instruction) return undefined;
  if (entrypoint && !entrypoint.exec) {
    return { instruction, entrypoint, passed: [], ...readShellForm(entrypoint) };
  }
  const words = [...(entrypoint?.exec ?? []), ...(command?.exec ?? [])];
  if (words.length === 0 && command) return { instruction, entrypoint, passed: [], ...readShellForm(command) };
  if (!entrypoint && command?.exec) {
    return { instruction, entrypoint, passed: [], ...readWords([...before, ...words]) };
  }
  const passed =
    !entrypoint || !command ? [] : (command.exec ? readWords(command.exec) : readShellForm(command)).programs;
  return { instruction, entrypoint, passed, ...readWords(words) };
};

const isEmpty = (instruction: Instruction): boolean => instruction.exec?.length === 0 || instruction.value === '';

/** What a shell text starts. */
export type Reading = Pick<Start, 'programs' | 'readable' | 'outputs'>;

const unread: Reading = { programs: [], readable: false, outputs: [] };
const reads = (...programs: readonly StartedProgram[]): Reading => ({ programs, readable: true, outputs: [] });

const readShellForm = (instruction: Instruction): Reading =>
  instruction.script ? readList(instruction.script.body) : unread;

/** The name of what a script is given to start: `exec "$@"`. */
export const allArguments = '"$@"';

/** The programs that shell text starts, without those that only prepare where it starts another: `cd /app && node server.js`. */
export const readList = (list: List): Reading => {
  const readings = commandsOf(list).map(([command]): Reading => {
    const { name, nameWord, words, elevated } = unwrap(command);
    const wrapper = elevated[0]?.value;
    if (wrapper !== undefined) return reads({ name: wrapper, words: [] });
    if (command.words.length === 0) return reads();
    return readWords([nameWord?.text === allArguments ? allArguments : name, ...words]);
  });
  const programs = readings.flatMap((one) => one.programs);
  const working = programs.filter((program) => !preparingPrograms.has(program.name ?? ''));
  // where a folder was changed, what lies beside it is not found by its path
  const moved = programs.some(({ name }) => name === 'cd') && working.some(({ name }) => name?.startsWith('./'));
  return {
    programs: working.length > 0 && !moved ? working : programs,
    readable: readings.every((one) => one.readable),
    outputs: [...readings.flatMap((one) => one.outputs), ...outputsOf(list)],
  };
};

const outputsOf = (list: List): (string | undefined)[] =>
  allCommandsOf(list).flatMap(([{ redirects }]) =>
    redirects.filter(({ operator }) => operator.includes('>') && operator !== '>&').map(({ target }) => target?.value),
  );

/** `tini -- sh -c 'exec node server.js'` → `node server.js`. */
const readWords = (words: readonly (string | undefined)[]): Reading => {
  const [name, ...rest] = words;
  const program = name?.slice(name.lastIndexOf('/') + 1);
  const options = program === undefined ? undefined : initWrappers[program];
  if (options && rest.length > 0) {
    let at = 0;
    while (rest[at]?.startsWith('-') || (program === 'env' && rest[at]?.includes('='))) {
      const option = rest[at++] ?? '';
      if (option === '--') break;
      if (options.includes(option)) at++;
    }
    return readWords(rest.slice(at));
  }
  if (program !== undefined && shells.has(program)) {
    const option = rest.findIndex((word) => /^-[a-z]*c$/.test(word ?? ''));
    if (option < 0) return reads({ name, words: rest });
    const parsed = parseShell(rest[option + 1] ?? '', 0, []);
    return 'script' in parsed ? readList(parsed.script.body) : unread;
  }
  return reads({ name, words: rest });
};

const shells = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh', 'fish']);
const interpreters = /^(?:node|nodejs|python\d?(?:\.\d+)?|pypy\d?|java|dotnet|ruby|php\d?(?:\.\d+)?|perl)$/;
/** Names of scripts, by their ends. */
export const scriptName = /\.(?:sh|bash|py|pl|rb|js|php|lua|R|r|escript|jl)$/;

/** What a started program is: one of the known kinds, an application in an interpreter, a binary that a stage built, or a script. */
export type ProgramKind = StartedKind | 'application' | 'built' | 'script' | 'unknown';

/** Tells what a program is, from its name, its words and the COPYs of its stage. */
export const programKind = (program: StartedProgram, stage: Stage): ProgramKind => {
  const { name, words } = program;
  if (name === undefined) return 'unknown';
  const base = name.slice(name.lastIndexOf('/') + 1);
  if (words.some((word) => word !== undefined && userOptions[base]?.includes(word.split('=')[0] ?? ''))) {
    return 'drops-privileges';
  }
  if (namesAccount(words)) return 'drops-privileges';
  const operand = words.findIndex((word) => word === undefined || !word.startsWith('-'));
  if (shells.has(base)) return operand < 0 ? 'interactive' : 'script';
  if (interpreters.test(base)) return interpreted(base, words, operand);
  const known = startedKind(base.replace(/(?<=^php-fpm)[\d.]+$/, ''));
  if (known === 'interactive') return operand < 0 || waits.has(base) ? 'interactive' : 'unknown';
  if (known) return known;
  if (scriptName.test(base)) return 'script';
  return cameFromStage(name, stage) || compiledHere(name, stage) ? 'built' : 'unknown';
};

/** `-u nobody`, `--user=www-data`, whatever the program is. */
const namesAccount = (words: readonly (string | undefined)[]): boolean =>
  words.some((word, index) => {
    const [option, joined] = word?.split('=') ?? [];
    const account = accountOptions.has(option ?? '') ? (joined ?? words[index + 1]) : undefined;
    return account !== undefined && account !== 'root' && systemAccounts.has(account);
  });

const accountOptions: ReadonlySet<string> = new Set(['-u', '--uid', '--user']);

const waits = new Set(['sleep', 'tail', 'cat', 'top', 'true']);

const interpreted = (base: string, words: readonly (string | undefined)[], operand: number): ProgramKind => {
  const module = base.startsWith('python') ? words.indexOf('-m') : -1;
  if (module >= 0) {
    const name = words[module + 1];
    return (name !== undefined && startedKind(name)) || (name === undefined ? 'unknown' : 'application');
  }
  if (base === 'java')
    return words.length === 0 ? 'interactive' : words.includes(undefined) ? 'unknown' : 'application';
  if (base.startsWith('php')) return words.includes('-S') ? 'server' : operand < 0 ? 'interactive' : 'unknown';
  if (operand < 0) return words.length === 0 || words.includes('-i') ? 'interactive' : 'unknown';
  const file = words[operand];
  if (file === undefined || words.slice(0, operand).some((word) => word === '-c' || word === '-e')) return 'unknown';
  if (base === 'dotnet') return file.endsWith('.dll') ? 'application' : 'build-tool';
  return manages.has(file.slice(file.lastIndexOf('/') + 1)) ? 'unknown' : 'application';
};

/** Scripts of frameworks that migrate, seed or write as often as they serve. */
const manages = new Set(['manage.py', 'artisan', 'setup.py', 'ace.js']);

/** Whether a compiler of the stage itself writes the program: `go build -o server`, `target/release/server`. */
const compiledHere = (name: string, stage: Stage): boolean => {
  if (/(?:^|\/)(?:target\/release|zig-out\/bin)\//.test(name)) return true;
  const base = name.slice(name.lastIndexOf('/') + 1);
  return instructionsOf(stage).some(
    ({ keyword, script }) =>
      keyword === 'RUN' &&
      script !== undefined &&
      commandsOf(script.body).some(([command]) => {
        const { program, words } = unwrap(command);
        const output = words[words.indexOf('-o') + 1];
        return (
          compilers.has(program ?? '') && words.includes('-o') && output?.slice(output.lastIndexOf('/') + 1) === base
        );
      }),
  );
};

/** Whether `COPY --from` brings the program: something that was built. */
const cameFromStage = (name: string, stage: Stage): boolean =>
  copiesOf(stage).some((copy) => copy.from !== undefined && bringsProgram(copy, name, stage));

/** By its own name; or in a folder that lies where the container starts, so that it finds its files there. */
const bringsProgram = (copy: Copy, name: string, stage: Stage): boolean => {
  const base = name.slice(name.lastIndexOf('/') + 1);
  if (copy.place?.path.at(-1) === base || copy.sources.some((source) => `/${source}`.endsWith(`/${base}`))) {
    return brings(copy, name, stage);
  }
  const [place, start] = [placeAt(stage, name), workplaceAtEnd(stage)];
  return (
    place !== undefined && start !== undefined && pathWithin(start, place) !== undefined && brings(copy, name, stage)
  );
};

/** The COPYs and ADDs of a stage and the stages below it. */
export const copiesOf = remembered('stage', (stage: Stage): readonly Copy[] =>
  instructionsOf(stage)
    .map(readCopy)
    .filter((copy) => copy !== undefined),
);

const brings = (copy: Copy, name: string, stage: Stage): boolean => {
  if (!copy.place) return false;
  const base = name.slice(name.lastIndexOf('/') + 1);
  const place = name.includes('/') ? placeAt(stage, name) : undefined;
  if (place) return pathWithin(copy.place, place) !== undefined;
  return copy.place.path.at(-1) === base || copy.sources.some((source) => `/${source}`.endsWith(`/${base}`));
};

/** A path seen from the working directory in which the container starts. */
export const placeAt = (stage: Stage, path: string): Place | undefined => {
  const last = stage.instructions.at(-1) ?? stage.from;
  return resolvePlace(path, last, workplaceAtEnd(stage));
};

/** The working directory in which the container starts. */
export const workplaceAtEnd = (stage: Stage): Place | undefined => {
  const last = stage.instructions.at(-1) ?? stage.from;
  const before = workplaceOf(last);
  return last.keyword === 'WORKDIR' ? resolvePlace(last.value, last, before) : before;
};

/** The text of the file that a program's name means in the end, where a COPY brings it from the build context. */
export const textOfFile = (
  name: string,
  stage: Stage,
  read: (path: string) => string | undefined,
): string | undefined =>
  copiesOf(stage)
    .filter((copy) => copy.from === undefined && brings(copy, name, stage))
    .flatMap((copy) => candidates(copy, name, stage))
    .map((path) => read(path))
    .find((content) => content !== undefined);

/** Whether a COPY from the build context may bring a program of this name. */
export const mayComeFromContext = (name: string, stage: Stage): boolean =>
  name.includes('/') && !/^\/(?:usr\/)?s?bin\/[^/]+$/.test(name)
    ? !cameFromStage(name, stage) && !compiledHere(name, stage)
    : // by its name alone, or where packages put theirs
      copiesOf(stage).some((copy) => copy.from === undefined && brings(copy, name, stage));

const candidates = (copy: Copy, name: string, stage: Stage): string[] => {
  const place = placeAt(stage, name);
  const rest = place && copy.place ? (pathWithin(copy.place, place) ?? '') : '';
  const base = name.slice(name.lastIndexOf('/') + 1);
  return copy.sources.flatMap((source) => {
    const clean = source.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
    const folder = clean === '.' || clean === '' ? '' : `${clean}/`;
    return [clean, folder + rest, folder + base];
  });
};

import type { SimpleCommand, Word } from '../shell/index.ts';
import { Memory } from '../text/memory.ts';

/** A command without what only changes how it is started: `sudo`, `env A=b`, `nice` … */
export interface Invocation {
  /** The program as written (`/usr/bin/apt-get`); undefined if it is not literal or there is none. */
  readonly name: string | undefined;
  /** Last component of the name. */
  readonly program: string | undefined;
  /** Plain values of the words after the name; undefined where a word is not literal. */
  readonly words: readonly (string | undefined)[];
  /** The words after the name, with their places. */
  readonly arguments: readonly Word[];
  readonly nameWord: Word | undefined;
  /** `sudo` or `doas` stands before it, as written with its options. */
  readonly elevated: readonly Word[];
  /** Assignments before it, of the shell's own form or of env: name → plain value. */
  readonly environment: ReadonlyMap<string, string | undefined>;
}

/** `sudo -S`, `sudo -A`: it is told its password, which a command beside it would not be. */
export const isToldPassword = (elevated: readonly Word[]): boolean =>
  elevated.some(({ text }) => text === '--stdin' || text === '--askpass' || /^-[a-zA-Z]*[SA]/.test(text));

/** Wrappers and those of their options that take the next word. */
const wrappers: Record<string, readonly string[]> = {
  sudo: ['-u', '-g', '-h', '-p', '-C', '-r', '-t', '-U', '-D', '-R', '-T'],
  doas: ['-u', '-C'],
  env: ['-u', '-C', '-S'],
  nice: ['-n'],
  ionice: ['-c', '-n'],
  time: [],
  command: [],
  exec: ['-a'],
  eatmydata: [],
  stdbuf: ['-i', '-o', '-e'],
  timeout: ['-s', '-k'],
  xvfb_run: [],
};

const known = new Memory<SimpleCommand, Invocation>('command');

/** Sees through wrappers to the program that a simple command runs. */
export const unwrap = (command: SimpleCommand): Invocation => {
  let invocation = known.get(command);
  if (!invocation) {
    invocation = readInvocation(command);
    known.set(command, invocation);
  }
  return invocation;
};

const readInvocation = (command: SimpleCommand): Invocation => {
  const environment = new Map(command.assignments.map((one) => [one.name, one.value?.value] as const));
  let elevated: readonly Word[] = [];
  let at = 0;
  const { words } = command;
  for (;;) {
    const word = words[at];
    const options = word?.value === undefined ? undefined : wrappers[word.value];
    if (!word || !options || at + 1 >= words.length) break;
    const from = at++;
    while (words[at]?.value?.startsWith('-')) {
      const option = words[at++]?.value ?? '';
      if (option === '--') break;
      if (options.includes(option)) at++;
    }
    if (word.value === 'timeout') at++;
    if (word.value === 'sudo' || word.value === 'doas') elevated = words.slice(from, at);
    for (; word.value === 'env' || word.value === 'sudo'; at++) {
      const assignment = /^(\w+)=/.exec(words[at]?.text ?? '');
      if (!assignment?.[1]) break;
      environment.set(assignment[1], words[at]?.value?.slice(assignment[0].length));
    }
  }
  const nameWord = words[at];
  const name = nameWord?.value;
  const rest = words.slice(at + 1);
  return {
    name,
    program: name?.slice(name.lastIndexOf('/') + 1),
    words: rest.map((word) => word.value),
    arguments: rest,
    nameWord,
    elevated,
    environment,
  };
};

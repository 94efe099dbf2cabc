import { shellBuiltins } from '../src/knowledge/shell-builtins.ts';
import {
  baseImageOf,
  defineTransform,
  mentions,
  effectsOf,
  runCommands,
  runsAsRoot,
  unwrap,
  type Context,
  type Edit,
  type Finding,
  type Instruction,
  type RunCommand,
  type Script,
  type SimpleCommand,
  type Word,
} from '../src/transform/index.ts';

const reasons = {
  'unknown-user': 'whether the base image starts as root is not known',
  options: 'its options do more than to run the command as root',
  comment: 'a comment stands behind it, which would be lost',
  builtin: 'without it the shell runs its own command of that name',
  'own-path': 'the file sets PATH or HOME, which sudo replaces by its own',
} as const;

type Reason = keyof typeof reasons;

export default defineTransform({
  name: 'remove-sudo',
  summary: 'Remove sudo where a RUN is root already.',
  why:
    'A RUN is root until a USER says otherwise. There sudo does nothing but start one more process, drop the variables of ' +
    'the environment, and ask for a package that the image needs for nothing else.',
  goal: 'style',
  level: 'review',
  safety:
    'Wrong where a command must not see a variable: sudo hides those that ENV, ARG, `export` or the command itself set. ' +
    'It is for review where there is one, and the command is none of the system.',
  reasons,
  presets: ['recommended', 'minimal'],
  references: ['https://docs.docker.com/build/building/best-practices/#user'],
  equivalents: { hadolint: ['DL3004'] },
  *find(dockerfile, context) {
    for (const instruction of dockerfile.instructions) {
      if (instruction.keyword !== 'RUN' || !mentions(instruction, 'sudo') || !instruction.script) continue;
      for (const command of runCommands(instruction)) {
        const finding = inspect(instruction, command, context);
        if (finding) yield finding;
      }
    }
  },
});

const inspect = (
  instruction: Instruction,
  { command, script }: RunCommand,
  context: Context<object>,
): Finding | undefined => {
  const { elevated, nameWord, program } = unwrap(command);
  const [first] = elevated;
  if (first?.value !== 'sudo' || !nameWord) return undefined;
  const isRoot = runsAsRoot(instruction) ?? startsAsRoot(instruction, context);
  // a USER that is not root needs it
  if (isRoot === false) return undefined;
  const options = elevated.slice(1).map(({ value }) => value ?? '');
  const asOther = options.findIndex((option) => option === '-u' || option.startsWith('--user'));
  if (asOther >= 0 && options[asOther + 1] !== 'root') return undefined;
  const next = command.words[command.words.indexOf(elevated.at(-1) ?? first) + 1] ?? nameWord;
  const reason: Reason | undefined =
    isRoot === undefined
      ? 'unknown-user'
      : !options.every((option) => harmless.has(option))
        ? 'options'
        : shellRuns(next) || shellRuns(nameWord) || effectsOf(script).definesFunctions
          ? 'builtin'
          : program !== undefined && !systemPrograms.has(program) && changesPath(instruction)
            ? 'own-path'
            : undefined;
  if (reason) return leave(command, reason);
  const edit: Edit = { start: first.start, end: next.start, text: '' };
  if (instruction.comments.some(({ start }) => start > edit.start && start < edit.end))
    return leave(command, 'comment');
  const hidden = hiddenFrom(instruction, command, script, options);
  const isSystem = program !== undefined && systemPrograms.has(program);
  return {
    at: command,
    message:
      hidden === undefined
        ? 'the RUN is root already'
        : `the RUN is root already; without sudo the command also sees the variable ${hidden}`,
    fix: { title: 'Remove sudo', level: hidden === undefined || isSystem ? 'safe' : 'review', edits: [edit] },
  };
};

/** A variable that sudo takes away from a command. */
const hiddenFrom = (
  instruction: Instruction,
  command: SimpleCommand,
  script: Script,
  options: readonly string[],
): string | undefined => {
  if (options.some((option) => option.startsWith('-E') || option === '-HE' || option === '--preserve-env'))
    return undefined;
  const exported = effectsOf(script).commands.flatMap(([{ words }]) =>
    words[0]?.value === 'export' ? words.slice(1).map(({ text }) => text.split('=')[0] ?? '') : [],
  );
  return [
    ...command.assignments.map(({ name }) => name),
    ...exported,
    ...instruction.dockerfile.variables.visible(instruction).map(({ name }) => name),
  ].find((name) => !keptAnyway.has(name));
};

/** What a program prints and asks, and not what it does; PATH and HOME keep sudo where it stands. */
const keptAnyway: ReadonlySet<string> = new Set([
  ...['DEBIAN_FRONTEND', 'LANG', 'LANGUAGE', 'LC_ALL', 'TERM', 'TZ', 'PATH', 'HOME'],
]);

/** Whether a shell may run a word by itself: a builtin, `time`, or whatever a variable holds. */
const shellRuns = ({ value }: Word): boolean => value === undefined || value === 'time' || shellBuiltins.has(value);

const leave = (at: SimpleCommand, reason: Reason): Finding => ({
  at,
  message: `sudo stays: ${reasons[reason]}`,
  reason,
});

/** sudo(8): they change what the command sees of the environment, or how sudo asks. */
const harmless: ReadonlySet<string> = new Set([
  ...[
    '-E',
    '--preserve-env',
    '-H',
    '--set-home',
    '-EH',
    '-HE',
    '-n',
    '--non-interactive',
    '--',
    '-u',
    'root',
    '--user=root',
  ],
]);

/** They are found in the directories of the system, whatever PATH says. */
const systemPrograms: ReadonlySet<string> = new Set(
  (
    'apt-get apt aptitude dpkg apk yum dnf microdnf zypper pacman rpm add-apt-repository apt-key mkdir rm cp mv ln chmod chown ' +
    'tee sed useradd usermod groupadd adduser addgroup install update-alternatives ldconfig locale-gen dpkg-reconfigure touch'
  ).split(' '),
);

const startsAsRoot = (instruction: Instruction, { images }: Context<object>): boolean | undefined => {
  const image = instruction.stage && baseImageOf(instruction.stage, images);
  return image?.user === undefined ? undefined : image.user === 'root';
};

const changesPath = (instruction: Instruction): boolean =>
  ['PATH', 'HOME'].some((name) => instruction.dockerfile.variables.lookup(name, instruction) !== undefined);

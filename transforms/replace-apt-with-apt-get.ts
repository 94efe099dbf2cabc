import {
  defineTransform,
  mentions,
  everyPackageCommand,
  insertAfter,
  isRead,
  replace,
  type Edit,
  type Finding,
  type PackageCommand,
  type Word,
} from '../src/transform/index.ts';

const reasons = {
  'output-used': 'what the command prints is used, and apt-get prints it in another form',
  pattern: 'apt-get takes patterns for names in another way',
  'no-counterpart': 'apt-get has no such command',
} as const;

type Reason = keyof typeof reasons;

export default defineTransform({
  name: 'replace-apt-with-apt-get',
  summary: 'Call apt-get where a RUN calls apt.',
  why:
    '`apt` is made for people at a terminal: its options and its output may change with each release, and it warns of ' +
    'that in every build. `apt-get` does the same with a stable command line.',
  goal: 'correctness',
  level: 'safe',
  reasons,
  presets: ['recommended', 'minimal'],
  references: [
    'https://manpages.debian.org/bookworm/apt/apt.8.en.html#SCRIPT_USAGE_AND_DIFFERENCES_FROM_OTHER_APT_TOOLS',
  ],
  equivalents: { hadolint: ['DL3027'] },
  *find(dockerfile) {
    for (const written of dockerfile.instructions) {
      const instruction = written.trigger ?? written;
      if (instruction.keyword !== 'RUN' || !mentions(instruction, 'apt')) continue;
      for (const command of everyPackageCommand(instruction)) {
        const word = programWord(command);
        if (word) yield inspect(command, word);
      }
    }
  },
});

/** The word `apt`, also behind xargs; undefined for any other program. */
const programWord = ({ manager, invocation }: PackageCommand): Word | undefined => {
  if (manager.name !== 'apt') return undefined;
  const { nameWord, arguments: words } = invocation;
  const word =
    invocation.program === 'xargs' ? words.find(({ value }) => manager.programs.includes(value ?? '')) : nameWord;
  return word && (word.text === 'apt' || word.text === '/usr/bin/apt') ? word : undefined;
};

/** What apt-get calls a command of apt: by the manual pages apt(8) and apt-get(8). */
const counterparts: Readonly<Record<string, string>> = {
  ...{
    'full-upgrade': 'dist-upgrade',
    'dist-upgrade': 'dist-upgrade',
    install: 'install',
    reinstall: 'reinstall',
    update: 'update',
  },
  ...{ upgrade: 'upgrade', remove: 'remove', purge: 'purge', autoremove: 'autoremove', 'auto-remove': 'autoremove' },
  ...{ autopurge: 'autopurge', clean: 'clean', autoclean: 'autoclean', 'auto-clean': 'autoclean' },
  ...{ 'build-dep': 'build-dep', source: 'source', download: 'download', satisfy: 'satisfy' },
};

const inspect = (command: PackageCommand, word: Word): Finding => {
  const { actionWord, operands, options, place, script } = command;
  const action = counterparts[actionWord.text];
  const reason: Reason | undefined =
    action === undefined
      ? 'no-counterpart'
      : place.substituted || isRead(script, command.command)
        ? 'output-used'
        : operands.some((operand) => operand.globs || isPattern(operand.value) || operand.text.startsWith('~')) &&
            actionWord.text !== 'update'
          ? 'pattern'
          : undefined;
  if (action === undefined || reason) {
    const words = reasons[reason ?? 'no-counterpart'];
    return { at: command.command, message: `apt stays: ${words}`, reason: reason ?? 'no-counterpart' };
  }
  const edits: Edit[] = [replace(word, `${word.text}-get`)];
  if (action !== actionWord.text) edits.push(replace(actionWord, action));
  // apt-get upgrade keeps back what needs a new package, apt does not
  if (action === 'upgrade' && !options.some(({ value }) => value?.startsWith('--with'))) {
    edits.push(insertAfter(actionWord, '--with-new-pkgs'));
  }
  return {
    at: command.command,
    message: 'apt is made for a terminal; its command line is not stable',
    fix: { title: 'Call apt-get', level: 'safe', edits },
  };
};

const isPattern = (operand: string | undefined): boolean =>
  operand !== undefined && ['*', '?', '^', '~', '$'].some((mark) => operand.split(mark).length > 1);

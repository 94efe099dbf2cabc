import {
  defineTransform,
  mentions,
  packageCommands,
  removeCommand,
  removeInstruction,
  type Finding,
  type Instruction,
  type PackageCommand,
} from '../src/transform/index.ts';

const reasons = {
  'fetches-lists': 'it also fetches the package lists, from which something is installed',
  'other-failures': 'without it other failures would stop the RUN, or a comment in it would be lost',
  comment: 'a comment belongs to it, which would be lost',
} as const;

export default defineTransform({
  name: 'remove-apt-upgrade',
  summary: 'Remove the upgrade of all packages of the base image.',
  why:
    'An upgrade in a RUN makes a second copy of every package that it renews, on top of the first, which stays in the base. ' +
    'It makes the image depend on the day of its build, and the cache keeps it from running when it would matter. A newer ' +
    'tag of the base image brings the same updates without that cost.',
  goal: 'reproducibility',
  level: 'risky',
  safety:
    'Wrong where the base image gets no updates any more, or later than its packages, so that the upgrade is what closes ' +
    'security holes; and where a package that is installed later needs a newer one of the base.',
  reasons,
  presets: ['recommended', 'minimal'],
  references: ['https://docs.docker.com/build/building/best-practices/#rebuild-your-images-often'],
  equivalents: { hadolint: ['DL3005', 'DL3017', 'DL3031', 'DL3035', 'DL3039'] },
  *find(dockerfile) {
    for (const instruction of dockerfile.instructions) {
      if (instruction.keyword !== 'RUN' || !mentions(instruction, 'up')) continue;
      const upgrades = packageCommands(instruction).filter(renewsAll);
      for (const command of upgrades) yield inspect(instruction, command);
    }
  },
});

/** Package managers of distributions; those of languages have nothing in the base. */
const systems: ReadonlySet<string> = new Set(['apt', 'aptitude', 'apk', 'yum', 'dnf', 'microdnf', 'zypper']);

const renewsAll = ({ manager, action, operands, moreOperands }: PackageCommand): boolean =>
  action === 'upgrade' && systems.has(manager.name) && operands.length === 0 && !moreOperands;

/** `apk upgrade -U`, `apt-get upgrade -U`. */
const fetches: ReadonlySet<string> = new Set(['-U', '--update', '--update-cache']);

const inspect = (instruction: Instruction, command: PackageCommand): Finding => {
  const { script } = instruction;
  if (command.options.some(({ value }) => fetches.has(value ?? ''))) {
    return { at: command.command, message: `the upgrade stays: ${reasons['fetches-lists']}`, reason: 'fetches-lists' };
  }
  const isAlone =
    script !== undefined && script.body.start === command.command.start && script.body.end === command.command.end;
  const edits = isAlone
    ? removeInstruction(instruction)
    : script
      ? removeCommand(instruction, script, command.command)
      : [];
  if (edits.length === 0) {
    const reason = isAlone ? 'comment' : 'other-failures';
    return { at: command.command, message: `the upgrade stays: ${reasons[reason]}`, reason };
  }
  return {
    at: command.command,
    message:
      'upgrades every package of the base image, which makes copies and depends on the day; a newer base does the same',
    fix: { title: 'Remove the upgrade', level: 'risky', edits },
  };
};

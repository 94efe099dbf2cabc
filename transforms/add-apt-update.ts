import {
  defineTransform,
  distributionOf,
  installWithoutUpdate,
  isNamedAbove,
  isToldPassword,
  listOrigin,
  prependCommand,
  updateFor,
  usesSnapshot,
  type Context,
  type Finding,
  type Instruction,
  type PackageCommand,
} from '../src/transform/index.ts';

const reasons = {
  mount: 'a mount brings the package lists, or the RUN has no network to fetch them',
  script: 'a script in the same RUN may fetch the package lists',
  'earlier-script': 'a script in an earlier RUN may fetch the package lists',
  'unknown-base': 'the base image may ship the package lists',
  snapshot: 'the package lists come from a snapshot, which does not change',
  alternative: 'an update before the install would change what `||` or `!` refers to',
  password: 'sudo is told a password, which an update before the install would not be',
  status: 'the install reads the status of the command before it',
  errexit: 'the RUN would go on where the update fails',
  'kept-apart': 'a comment keeps the RUN apart from the one that fetches the lists',
} as const;

export default defineTransform({
  name: 'add-apt-update',
  summary: 'Fetch the package lists in the RUN that installs from them.',
  why:
    'A RUN that installs from the lists of an earlier layer works until that layer comes from the build cache: the lists ' +
    'then name package versions that the archive has deleted, and the install fails with 404. With the update in the same ' +
    'RUN both are new or both are cached, and the lists can be deleted in the layer that they were fetched in.',
  goal: 'correctness',
  level: 'review',
  safety:
    'It is wrong where the lists of the earlier layer are kept on purpose, so that the build always installs the same ' +
    'versions. The build fetches some 10 MB more for each such RUN.',
  reasons,
  presets: ['recommended'],
  references: [
    'https://docs.docker.com/build/building/best-practices/#apt-get',
    'https://manpages.debian.org/bookworm/apt/apt-get.8.en.html',
  ],
  *find(dockerfile, context) {
    for (const written of dockerfile.instructions) {
      const instruction = written.trigger ?? written;
      if (instruction.keyword !== 'RUN') continue;
      const install = installWithoutUpdate(instruction);
      if (install) yield judge(instruction, install, context);
    }
  },
});

const leave = (install: PackageCommand, reason: keyof typeof reasons): Finding => ({
  at: install.command,
  message: `installs without fetching the package lists: ${reasons[reason]}`,
  reason,
});

/** `# imgfix ignore=merge-runs` above the install or the RUN before it: an update in both would be what it forbids. */
const isKeptApart = (instruction: Instruction): boolean => {
  const before = instruction.dockerfile.instructions[instruction.index - 1];
  return [instruction, before].some((one) => one?.keyword === 'RUN' && isNamedAbove(one, 'merge-runs'));
};

/** Distributions whose official images, and those built on them, ship no lists. */
const shipsNoLists = new Set<string | undefined>(['debian', 'ubuntu', 'other']);

const judge = (instruction: Instruction, install: PackageCommand, { images }: Context<object>): Finding => {
  const origin = listOrigin(instruction, install);
  if (origin === 'mount' || origin === 'script' || origin === 'earlier-script') return leave(install, origin);
  if (origin === 'earlier-run' && isKeptApart(instruction)) return leave(install, 'kept-apart');
  if (usesSnapshot(instruction)) return leave(install, 'snapshot');
  if (origin === 'base' && !shipsNoLists.has(distributionOf(instruction.stage, images)?.distribution)) {
    return leave(install, 'unknown-base');
  }
  if (isToldPassword(install.elevated)) return leave(install, 'password');
  // a `sh -ec` would need what its options say
  if (install.carrier?.words.some((word) => word?.startsWith('-') === true && word.includes('e')))
    return leave(install, 'errexit');
  const update = updateFor(instruction, install);
  const edit = prependCommand(instruction, install.script, install.command, update);
  if (typeof edit === 'string') return leave(install, edit);
  const from =
    origin === 'base'
      ? 'no package lists at all'
      : 'package lists of an earlier layer, which the build cache keeps until they are out of date';
  return {
    at: install.command,
    message: `installs from ${from}`,
    fix: { title: `Run ${update} before it`, level: 'review', edits: [edit] },
  };
};

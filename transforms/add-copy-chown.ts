import {
  copyAsUser,
  defineTransform,
  insertFlag,
  writtenBy,
  type Finding,
  type Instruction,
} from '../src/transform/index.ts';

const reasons = {
  link: 'with --link there is no user database to look the name up in',
} as const;

export default defineTransform({
  name: 'add-copy-chown',
  summary: 'Give the user in force the copied files that it must write to.',
  why:
    'COPY makes files of root whatever USER says before it. Where that user then installs beside them, or they lie in a ' +
    'volume, the first attempt to write fails with “permission denied”. `COPY --chown` makes them the user’s.',
  goal: 'correctness',
  level: 'review',
  safety:
    'Wrong where files are root’s on purpose, so that a program that is broken into cannot change them. It is done only in a ' +
    'volume, or where a package manager of a later RUN of that user writes to the folder.',
  announces: ['user'],
  reasons,
  presets: ['recommended'],
  references: ['https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'],
  *find(dockerfile) {
    if (!dockerfile.instructions.some(({ keyword }) => keyword === 'USER')) return;
    for (const instruction of dockerfile.instructions) {
      if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') continue;
      const finding = inspect(instruction);
      if (finding) yield finding;
    }
  },
});

const inspect = (instruction: Instruction): Finding | undefined => {
  const found = copyAsUser(instruction);
  const by = found && writtenBy(found.copy);
  if (!by) return undefined;
  const isNumeric = found.user.split(':').every((part) => Number.isInteger(Number(part)));
  if (!isNumeric && instruction.flags.some(({ name }) => name === 'link')) {
    return { at: instruction, message: `the files stay root’s: ${reasons.link}`, reason: 'link' };
  }
  const why = by === 'volume' ? 'they lie in a volume' : 'a later RUN installs beside them';
  return {
    at: instruction,
    message: `the files are root’s, and ${found.user} must write to them, since ${why}`,
    fix: {
      title: `Add --chown=${found.user}`,
      level: 'review',
      edits: [insertFlag(instruction, `--chown=${found.user}`)],
    },
  };
};

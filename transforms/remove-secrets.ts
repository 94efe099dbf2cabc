import {
  defineTransform,
  insertFlag,
  leaksIn,
  removeInstruction,
  runsThatUse,
  type Finding,
  type Instruction,
  type Leak,
} from '../src/transform/index.ts';

const reasons = {
  environment: 'a credential in ENV is in the image for everybody who has it',
  'build-argument': 'the value of a build argument stands in the history of the image',
  'private-file': 'a private file that is copied stays in a layer even if it is deleted later',
} as const;

export default defineTransform({
  name: 'remove-secrets',
  summary: 'Give RUNs a credential by a secret mount instead of ARG, and name those in ENV and COPY.',
  why:
    'Everything that ENV, ARG or COPY holds can be read from the image by whoever can pull it, also where a later instruction ' +
    'deletes it. A secret mount shows a credential to one RUN and leaves nothing behind.\n\n' +
    'Only an ARG without a default that nothing but RUNs of its stage uses is rewritten; the rest is a note that says how. Whoever builds must ' +
    'pass the secret then: `docker build --secret id=NPM_TOKEN …` takes it from the environment.',
  goal: 'security',
  level: 'risky',
  safety:
    'Every build that passes the value with `--build-arg` must pass it with `--secret` instead, or it finds the variable empty. ' +
    'The mount needs BuildKit and Dockerfile syntax 1.10. What looks like a credential by its name may be none.',
  reasons,
  presets: ['recommended'],
  references: [
    'https://docs.docker.com/build/building/secrets/',
    'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/',
    'https://docs.docker.com/reference/dockerfile/#run---mounttypesecret',
  ],
  equivalents: { hadolint: ['DL3064'], buildkit: ['SecretsUsedInArgOrEnv'] },
  *find(dockerfile, { buildContext }) {
    const read = (path: string): string | undefined => buildContext?.read(path);
    for (const instruction of dockerfile.instructions) {
      for (const leak of leaksIn(instruction, read)) yield inspect(instruction, leak);
    }
  },
});

const inspect = (instruction: Instruction, { at, kind, name, file }: Leak): Finding => {
  const mount = `--mount=type=secret,id=${name},env=${name}`;
  const runs =
    kind === 'build-argument' && instruction.pairs?.length === 1 ? runsThatUse(instruction, name) : undefined;
  const removal = runs && !instruction.pairs?.[0]?.value ? removeInstruction(instruction) : [];
  if (runs && removal.length > 0) {
    return {
      at,
      message: `${reasons[kind]}; pass it with --secret id=${name} instead of --build-arg; it needs Dockerfile syntax 1.10`,
      fix: {
        title: `Mount ${name} as a secret where it is used`,
        level: 'risky',
        edits: [...removal, ...runs.map((run) => insertFlag(run, mount))],
      },
    };
  }
  // a pattern is no name
  const id = /[*?[]/.test(name) ? 'private-key' : name;
  const advice = {
    environment: `give ${name} to the container when it starts, or to the RUN that needs it: RUN ${mount}`,
    'build-argument': `use RUN ${mount} where ${name} is needed, and build with --secret id=${name}`,
    'private-file':
      `use RUN --mount=type=secret,id=${id},target=${file?.target ?? '…'} where ${name} is needed, or --mount=type=ssh, ` +
      `and build with --secret id=${id},src=${id === name ? (file?.source ?? '…') : '…'}`,
  } as const;
  return { at, message: `${reasons[kind]}: ${advice[kind]}`, reason: kind };
};

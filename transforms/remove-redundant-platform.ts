import { defineTransform, removeWord, type Finding, type Instruction } from '../src/transform/index.ts';

const reasons = {
  'own-argument': 'the file gives the variable a value of its own',
} as const;

export default defineTransform({
  name: 'remove-redundant-platform',
  summary: 'Remove --platform=$TARGETPLATFORM from FROM.',
  why:
    'A stage is built for the target platform anyway. The flag says nothing, and where the builder does not set the ' +
    'variable, as the classic one does not, it stops the build.',
  goal: 'style',
  level: 'safe',
  reasons,
  presets: ['recommended', 'minimal', 'buildkit'],
  references: ['https://docs.docker.com/reference/build-checks/redundant-target-platform/'],
  equivalents: { hadolint: ['DL3065'], buildkit: ['RedundantTargetPlatform'] },
  *find(dockerfile) {
    for (const { from } of dockerfile.stages) {
      const finding = inspect(from);
      if (finding) yield finding;
    }
  },
});

/** Both ways to write the variable. */
const redundant: ReadonlySet<string | undefined> = new Set(['$TARGETPLATFORM', '${TARGETPLATFORM}']);

const inspect = (from: Instruction): Finding | undefined => {
  const flag = from.flags.find(({ name, value }) => name === 'platform' && redundant.has(value));
  if (!flag) return undefined;
  if (from.dockerfile.variables.global('TARGETPLATFORM')?.value !== undefined) {
    return { at: flag, message: `--platform stays: ${reasons['own-argument']}`, reason: 'own-argument' };
  }
  return {
    at: flag,
    message: 'the target platform is what a stage is built for without the flag',
    fix: { title: 'Remove the flag', level: 'safe', edits: [removeWord(from, flag)] },
  };
};

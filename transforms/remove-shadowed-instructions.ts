import {
  defineTransform,
  removeInstruction,
  type Finding,
  type Instruction,
  type Stage,
} from '../src/transform/index.ts';

const reasons = {
  comment: 'a comment belongs to it, which would be lost',
} as const;

export default defineTransform({
  name: 'remove-shadowed-instructions',
  summary: 'Remove CMD, ENTRYPOINT and HEALTHCHECK that a later one overrides.',
  why:
    'Only the last CMD, ENTRYPOINT and HEALTHCHECK of a stage count. An earlier one has no effect and tells a reader ' +
    'something that is not so.',
  goal: 'correctness',
  level: 'review',
  safety:
    'The image stays the same. It is wrong where the earlier one is what its author meant: then the later one is the one to remove.',
  reasons,
  presets: ['recommended', 'minimal'],
  references: [
    'https://docs.docker.com/reference/dockerfile/#cmd',
    'https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/',
  ],
  equivalents: { hadolint: ['DL3012', 'DL4003', 'DL4004'], buildkit: ['MultipleInstructionsDisallowed'] },
  *find(dockerfile) {
    for (const stage of dockerfile.stages) yield* shadowed(stage);
  },
});

const single: ReadonlySet<string> = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK']);

function* shadowed({ instructions }: Stage): Generator<Finding> {
  const last = new Map<string, Instruction>();
  for (const one of instructions) if (single.has(one.keyword)) last.set(one.keyword, one);
  for (const one of instructions) {
    const winner = last.get(one.keyword);
    if (!winner || winner === one) continue;
    const edits = removeInstruction(one);
    const message = `the ${one.keyword} of line ${winner.line} overrides it`;
    yield edits.length > 0
      ? { at: one, message, fix: { title: `Remove the ${one.keyword}`, level: 'review', edits } }
      : { at: one, message: `${message}; it stays: ${reasons.comment}`, reason: 'comment' };
  }
}

import { defineTransform, toPairForm, type Finding, type Instruction } from '../src/transform/index.ts';

const reasons = {
  'comment-between': 'a comment stands between the name and its value',
  refused: 'the builder refuses the value, and what was meant is not in the file',
  unsure: 'the value holds something whose meaning could change between quotes',
} as const;

export default defineTransform({
  name: 'replace-legacy-env',
  summary: 'Write ENV and LABEL with an equals sign.',
  why:
    '`ENV name some value` is the old form, which BuildKit warns of: everything to the end of the line is one value, so that ' +
    'a second definition on the next line silently becomes part of the first. With `=` each definition says where it ends. ' +
    'The value that the builder sees stays exactly the same: it drops quotes from the old form as well, so ' +
    '`ENV G say "hello" to all` means `say hello to all`.',
  goal: 'style',
  level: 'safe',
  reasons,
  presets: ['recommended', 'minimal', 'buildkit'],
  references: [
    'https://docs.docker.com/reference/build-checks/legacy-key-value-format/',
    'https://docs.docker.com/reference/dockerfile/#env',
  ],
  equivalents: { buildkit: ['LegacyKeyValueFormat'] },
  *find(dockerfile) {
    for (const written of dockerfile.instructions) {
      const instruction = written.trigger ?? written;
      if (instruction.keyword !== 'ENV' && instruction.keyword !== 'LABEL') continue;
      const finding = inspect(instruction);
      if (finding) yield finding;
    }
  },
});

const inspect = (instruction: Instruction): Finding | undefined => {
  const [pair] = instruction.pairs ?? [];
  if (!pair?.legacy) return undefined;
  const edits = toPairForm(instruction, pair);
  if (typeof edits === 'string') {
    return {
      at: instruction,
      message: `the old form of ${instruction.keyword} stays: ${reasons[edits]}`,
      reason: edits,
    };
  }
  const wide =
    instruction.pieces.length > 1
      ? `; the lines that follow are part of the value of ${pair.name.text}, as they were before`
      : '';
  return {
    at: instruction,
    message: `${instruction.keyword} without an equals sign is an old form in which a value has no clear end${wide}`,
    fix: { title: `Write ${pair.name.text}=…`, level: 'safe', edits },
  };
};

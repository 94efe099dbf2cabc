import {
  defineTransform,
  replace,
  stageNames,
  type Dockerfile,
  type Finding,
  type Instruction,
  type Span,
} from '../src/transform/index.ts';

export default defineTransform({
  name: 'use-consistent-casing',
  summary: 'Write instructions, AS, stage names and protocols in one case.',
  why:
    'The builder does not care whether it says `FROM … as Build` or `FROM … AS build`, but readers do, and BuildKit warns: ' +
    'instructions in one case throughout the file, `AS` in that of its FROM, stage names and protocols in lower case. The case of most ' +
    'instructions of the file is kept, with upper case where they are even. A stage is found by its name whatever its case, ' +
    'so that nothing else changes.',
  goal: 'style',
  level: 'safe',
  reasons: {},
  presets: ['recommended', 'minimal', 'buildkit'],
  references: [
    'https://docs.docker.com/reference/build-checks/consistent-instruction-casing/',
    'https://docs.docker.com/reference/build-checks/from-as-casing/',
    'https://docs.docker.com/reference/build-checks/stage-name-casing/',
  ],
  equivalents: { buildkit: ['ConsistentInstructionCasing', 'FromAsCasing', 'StageNameCasing', 'ExposeProtoCasing'] },
  *find(dockerfile) {
    yield* keywords(dockerfile);
    yield* names(dockerfile);
    yield* protocols(dockerfile);
  },
});

function* keywords(dockerfile: Dockerfile): Generator<Finding> {
  const { instructions } = dockerfile;
  const upper = instructions.filter((one) => writtenAs(one, one.keywordSpan) === one.keyword).length;
  const lower = instructions.filter((one) => writtenAs(one, one.keywordSpan) === one.keyword.toLowerCase()).length;
  const toLower = lower > upper;
  const inCase = (text: string): string => (toLower ? text.toLowerCase() : text.toUpperCase());
  for (const written of instructions) {
    for (const one of written.trigger ? [written, written.trigger] : [written]) {
      const text = writtenAs(one, one.keywordSpan);
      if (text === inCase(text) || text.toUpperCase() !== one.keyword) continue;
      yield change(
        one.keywordSpan,
        text,
        inCase(text),
        `${text} is in another case than most instructions of the file`,
      );
    }
    const as = written.keyword === 'FROM' ? written.words[1] : undefined;
    if (!as || as.text.toUpperCase() !== 'AS' || as.text === inCase(as.text)) continue;
    if (as.end - as.start !== as.text.length) continue;
    yield change(as, as.text, inCase(as.text), `${as.text} is in another case than its FROM`);
  }
}

function* names(dockerfile: Dockerfile): Generator<Finding> {
  for (const name of stageNames(dockerfile)) {
    const { text } = name;
    const lower = text.toLowerCase();
    if (text === lower || writtenAs(name.instruction, name) !== text) continue;
    yield change(name, text, lower, `the name of the stage ${text} is not in lower case`);
  }
}

/** `EXPOSE 80/TCP` */
function* protocols(dockerfile: Dockerfile): Generator<Finding> {
  for (const written of dockerfile.instructions) {
    const instruction = written.trigger ?? written;
    if (instruction.keyword !== 'EXPOSE') continue;
    for (const word of instruction.words) {
      const [port = '', protocol, ...more] = word.text.split('/');
      const lower = `${port}/${protocol?.toLowerCase() ?? ''}`;
      const isPlain = (protocol === 'TCP' || protocol === 'UDP' || protocol === 'SCTP') && more.length === 0;
      if (!isPlain || writtenAs(instruction, word) !== word.text) continue;
      yield change(word, word.text, lower, `the protocol of ${word.text} is not in lower case`);
    }
  }
}

const writtenAs = ({ dockerfile }: Instruction, { start, end }: Span): string => dockerfile.text.slice(start, end);

const change = (at: Span, from: string, to: string, message: string): Finding => ({
  at,
  message,
  fix: { title: `Write ${to} for ${from}`, level: 'safe', edits: [replace(at, to)] },
});

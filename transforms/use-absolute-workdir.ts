import {
  defineTransform,
  isWindowsStage,
  replace,
  workdirText,
  type Finding,
  type Instruction,
} from '../src/transform/index.ts';

const reasons = {
  'unknown-start': 'the file does not tell in which directory the base image starts',
  variable: 'a variable decides where it leads',
  quoted: 'a blank, a quote or a line break in it would have to be written in another way',
} as const;

export default defineTransform({
  name: 'use-absolute-workdir',
  summary: 'Write WORKDIR as an absolute path.',
  why:
    'A relative WORKDIR depends on every WORKDIR before it and, for the first one, on the base image, whose working ' +
    'directory may change with a new version. An absolute path says where the build is.',
  goal: 'correctness',
  level: 'safe',
  reasons,
  presets: ['recommended', 'minimal'],
  references: [
    'https://docs.docker.com/build/building/best-practices/#workdir',
    'https://docs.docker.com/reference/build-checks/workdir-relative-path/',
  ],
  equivalents: { hadolint: ['DL3000'], buildkit: ['WorkdirRelativePath'] },
  *find(dockerfile) {
    for (const instruction of dockerfile.instructions) {
      if (instruction.keyword !== 'WORKDIR' || !instruction.stage || isWindowsStage(instruction)) continue;
      const finding = inspect(instruction);
      if (finding) yield finding;
    }
  },
});

const inspect = (instruction: Instruction): Finding | undefined => {
  const { value, dockerfile } = instruction;
  const expanded = dockerfile.variables.expand(value, instruction);
  if (!expanded || expanded.value?.startsWith('/')) return undefined;
  const leave = (reason: keyof typeof reasons): Finding => ({
    at: instruction,
    message: `WORKDIR ${value} stays relative: ${reasons[reason]}`,
    reason,
  });
  // `$HOME`, and the drives of Windows
  const [first, second] = value[0] === '"' ? value.slice(1) : value;
  if (first === '/' || second === ':' || (expanded.value === undefined && first === '$')) return undefined;
  const text = workdirText(instruction);
  if (text === undefined) return leave('variable');
  if (text === 'quoted') return leave('quoted');
  if (text === 'unknown') return leave('unknown-start');
  return {
    at: instruction,
    message: `WORKDIR ${value} depends on the WORKDIR before it`,
    fix: { title: `Write ${text}`, level: 'safe', edits: [replace(instruction.body, text)] },
  };
};

import {
  defineTransform,
  everyPackageCommand,
  replace,
  type Edit,
  type Finding,
  type Instruction,
  type PackageCommand,
} from '../src/transform/index.ts';

const reasons = {
  comment: 'a comment stands between the packages, and would come to stand at others',
  'not-literal': 'not every name is literal',
} as const;

export default defineTransform({
  name: 'sort-packages',
  summary: 'Sort packages that are listed on lines of their own.',
  why:
    'A sorted list shows what is in it and what is there twice, and two changes to it meet less often on one line. Only lists ' +
    'with one package a line are sorted; what a package manager installs does not depend on the order.',
  goal: 'style',
  level: 'safe',
  reasons,
  presets: [],
  references: ['https://docs.docker.com/build/building/best-practices/#sort-multi-line-arguments'],
  *find(dockerfile) {
    for (const written of dockerfile.instructions) {
      const instruction = written.trigger ?? written;
      if (instruction.keyword !== 'RUN') continue;
      for (const command of everyPackageCommand(instruction)) {
        const finding =
          systems.has(command.manager.name) && command.action === 'install' ? inspect(instruction, command) : undefined;
        if (finding) yield finding;
      }
    }
  },
});

/** They work out everything that is to be installed at once. */
const systems: ReadonlySet<string> = new Set(['apt', 'aptitude', 'apk', 'yum', 'dnf', 'microdnf', 'zypper', 'pacman']);

const inspect = (instruction: Instruction, command: PackageCommand): Finding | undefined => {
  const { operands } = command;
  const { lines } = instruction.dockerfile;
  const rows = operands.map(({ start }) => lines.line(start));
  const oneEach = operands.length > 1 && rows.every((row, index) => index === 0 || row > (rows[index - 1] ?? 0));
  if (!oneEach) return undefined;
  const sorted = operands.toSorted((a, b) => compare(a.text, b.text));
  if (sorted.every((word, index) => word === operands[index])) return undefined;
  const leave = (reason: keyof typeof reasons): Finding => ({
    at: command.command,
    message: `the packages are not sorted: ${reasons[reason]}`,
    reason,
  });
  if (operands.some(({ value, text }) => value !== text)) return leave('not-literal');
  const [first, last] = [operands[0], operands.at(-1)];
  const isBetween = ({ start }: { start: number }): boolean => start > (first?.start ?? 0) && start < (last?.end ?? 0);
  if (instruction.comments.some(isBetween)) return leave('comment');
  // an option between two packages may belong to the one behind it
  if (command.options.some(isBetween)) return leave('not-literal');
  const edits = operands.flatMap((word, index): Edit[] => {
    const text = sorted[index]?.text ?? word.text;
    return text === word.text ? [] : [replace(word, text)];
  });
  return {
    at: command.command,
    message: 'the packages are not in order',
    fix: { title: 'Sort the packages', level: 'safe', edits },
  };
};

/** By their characters, whatever the language of the machine. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

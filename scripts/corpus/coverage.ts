import {
  parseDockerfile,
  parentOf,
  shellInForce,
  type Dockerfile,
  type Instruction,
} from '../../src/dockerfile/index.ts';

/** What a file offers to the RUN transforms, told from the scanner's lines alone: no shell tree, no transform. */
export interface Offers {
  /** Pairs of adjacent shell-form RUNs with equal flags in stages that reach an image. */
  readonly adjacentRuns: number;
  /** `apt-get install` and `apt install` that nothing tells about recommended packages. */
  readonly aptWithRecommends: number;
  /** RUNs that install with apt and delete no lists. */
  readonly aptWithoutCleanup: number;
}

/** Counts the offers of a text. */
export const countOffers = (text: string): Offers => {
  const dockerfile = parseDockerfile(text);
  const runs = dockerfile.instructions.filter(isShellRun);
  return {
    adjacentRuns: adjacentPairs(dockerfile),
    aptWithRecommends: runs.reduce(
      (sum, run) => sum + installs(run).filter((command) => !/recommends/i.test(command)).length,
      0,
    ),
    aptWithoutCleanup: runs.filter(
      (run) => installs(run).length > 0 && !/\/var\/lib\/(?:apt|\{apt)|dist-?clean/.test(textOf(run)),
    ).length,
  };
};

const textOf = (run: Instruction): string => run.dockerfile.text.slice(run.start, run.end);

const isShellRun = (instruction: Instruction): boolean =>
  instruction.keyword === 'RUN' && !instruction.exec && shellInForce(instruction).kind !== 'other';

const adjacentPairs = (dockerfile: Dockerfile): number => {
  let count = 0;
  for (let stage = dockerfile.stages.at(-1); stage; stage = parentOf(stage)) {
    const { instructions } = stage;
    instructions.forEach((instruction, index) => {
      const before = instructions[index - 1];
      if (before && isShellRun(before) && isShellRun(instruction) && flags(before) === flags(instruction)) count++;
    });
  }
  return count;
};

const flags = (run: Instruction): string =>
  run.flags
    .map((flag) => flag.text)
    .sort()
    .join(' ');

/** The install commands of a RUN, cut at shell operators; text in quotes is not looked at. */
const installs = (run: Instruction): string[] =>
  textOf(run)
    .replaceAll(/\\\r?\n(?:[ \t]*#.*\r?\n)*/g, ' ')
    .replaceAll(/'[^']*'|"[^"]*"/g, "''")
    .split(/&&|\|\||[;|\n]/)
    .filter((command) =>
      /^\s*(?:RUN\s+)?(?:\(|\{|sudo\s+(?:-E\s+)?|DEBIAN_FRONTEND=\S+\s+|then\s+|do\s+|--mount=\S+\s+|\s)*apt(?:-get)?\s(?:\S+\s)*?install\s/i.test(
        command,
      ),
    );

import { parentOf, type Dockerfile, type Instruction, type Stage } from '../dockerfile/index.ts';

/** Stages whose layers reach an image: the final one and those that it is built from. */
export const imageStages = (dockerfile: Dockerfile): Set<Stage> => {
  const found = new Set<Stage>();
  for (let stage = dockerfile.stages.at(-1); stage; stage = parentOf(stage)) found.add(stage);
  return found;
};

const pragma =
  /^(?:hadolint\s|renovate:|imgfix\s|shellcheck\s|checkov:|trivy:|kics|nosemgrep|dockerfilelint|@formatter)/i;

/**
 * The comment directly above an instruction that a tool reads as an order about it (`# hadolint ignore=…`,
 * `# renovate: …`); inside a RUN it would lose its effect.
 */
export const pragmaAbove = (instruction: Instruction): boolean => {
  const { comments } = instruction.dockerfile;
  for (let line = instruction.line - 1; ; line--) {
    const comment = comments.find((one) => one.line === line);
    if (!comment) return false;
    if (pragma.test(comment.text)) return true;
  }
};

/** Whether a comment directly above an instruction orders to leave it as it is: imgfix's own, or one for these rules. */
export const ignoredBy = (instruction: Instruction, rules: readonly string[]): boolean => {
  const { comments } = instruction.dockerfile;
  for (let line = instruction.line - 1; ; line--) {
    const comment = comments.find((one) => one.line === line);
    if (!comment) return false;
    const text = comment.text.toLowerCase();
    if (
      text.startsWith('imgfix ') ||
      rules.some((rule) => text.startsWith('hadolint ') && text.includes(rule.toLowerCase()))
    )
      return true;
  }
};

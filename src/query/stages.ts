import { descendantsOf, parentOf, type Dockerfile, type Instruction, type Stage } from '../dockerfile/index.ts';

/**
 * Stages whose layers reach an image: the final one, those that other files build as targets, and those that these are
 * built from.
 */
export const imageStages = (dockerfile: Dockerfile, targets: readonly string[] = []): Set<Stage> => {
  const found = new Set<Stage>();
  const names = targets.map((target) => target.toLowerCase());
  const built = dockerfile.stages.filter(
    ({ name, index }) => names.includes(name?.toLowerCase() ?? '') || names.includes(String(index)),
  );
  for (let stage of [dockerfile.stages.at(-1), ...built]) {
    for (; stage && !found.has(stage); stage = parentOf(stage)) found.add(stage);
  }
  return found;
};

/** The last stage, and those that files of the repository build as images of their own (`targets`), if none is built from them. */
export const startedStages = ({ stages }: Dockerfile, targets: readonly string[] = []): readonly Stage[] =>
  stages.filter(
    (stage) =>
      stage === stages.at(-1) ||
      (targets.some((target) => target.toLowerCase() === stage.name?.toLowerCase()) &&
        descendantsOf(stage).length === 0),
  );

const pragma =
  /^(?:hadolint\s|renovate:|imgfix\s|shellcheck\s|checkov:|trivy:|kics|nosemgrep|dockerfilelint|@formatter|\[(?:START|END)\b|#?(?:end)?region\b)/i;

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

/** `# imgfix ignore=merge-runs` directly above an instruction: the transform is named to leave it alone. */
export const isNamedAbove = (instruction: Instruction, transform: string): boolean => {
  const { comments } = instruction.dockerfile;
  for (let line = instruction.line - 1; ; line--) {
    const comment = comments.find((one) => one.line === line);
    if (!comment) return false;
    const [tool, ...words] = comment.text.toLowerCase().split(/[\s=,:]+/);
    if (tool === 'imgfix' && words.includes(transform)) return true;
  }
};

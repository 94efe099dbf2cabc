import { secondReading, type Dockerfile, type Instruction } from '../dockerfile/index.ts';
import type { Edit } from '../text/span.ts';
import { sortEdits } from '../text/edits.ts';

/** Why the text after some edits must not be kept; undefined if nothing is wrong with it. */
export const guardStep = (before: Dockerfile, edits: readonly Edit[], after: Dockerfile): string | undefined => {
  const [problem] = after.problems;
  if (problem) return `line ${after.lines.line(problem.at.start)} would no longer parse: ${problem.message}`;
  return (
    lostDirective(before, edits, after) ??
    lostInstruction(before, edits, after) ??
    lostComment(before, after) ??
    lostScript(before, after)
  );
};

/** A parser directive counts only at the top of the file: text above it would make it a comment. */
const lostDirective = (before: Dockerfile, edits: readonly Edit[], after: Dockerfile): string | undefined => {
  if (after.escape !== before.escape) return 'the escape directive would no longer hold';
  const lost = before.directives.find(
    (directive) =>
      !edits.some((edit) => edit.start < directive.end && directive.start < edit.end) &&
      !after.directives.some((other) => other.name === directive.name && other.value === directive.value),
  );
  return lost && `the ${lost.name} directive of line ${lost.line} would no longer be one`;
};

/** An instruction that no edit touches must stand in the new text with the same characters and the same meaning. */
const lostInstruction = (before: Dockerfile, edits: readonly Edit[], after: Dockerfile): string | undefined => {
  const sorted = sortEdits(edits);
  const found = new Map(after.instructions.map((instruction) => [instruction.start, instruction]));
  let shift = 0;
  let next = 0;
  for (const instruction of before.instructions) {
    for (let edit = sorted[next]; edit && edit.end <= instruction.start; edit = sorted[++next]) {
      shift += edit.text.length - (edit.end - edit.start);
    }
    const edit = sorted[next];
    if (edit && edit.start <= instruction.end) continue;
    const kept = found.get(instruction.start + shift);
    if (!kept || !same(instruction, kept)) {
      return `${instruction.keyword} of line ${instruction.line} would be read differently, though no edit touches it`;
    }
  }
  return undefined;
};

const same = (a: Instruction, b: Instruction): boolean =>
  a.keyword === b.keyword && a.end - a.start === b.end - b.start && a.joined === b.joined;

const lostComment = (before: Dockerfile, after: Dockerfile): string | undefined => {
  const kept = new Map<string, number>();
  for (const { text } of after.comments) kept.set(text, (kept.get(text) ?? 0) + 1);
  for (const comment of before.comments) {
    const left = kept.get(comment.text) ?? 0;
    if (left === 0) return `the comment of line ${comment.line} would be lost`;
    kept.set(comment.text, left - 1);
  }
  return undefined;
};

/** A RUN that could be read must not turn into one that cannot. One whose text was there before is as it was. */
const lostScript = (before: Dockerfile, after: Dockerfile): string | undefined => {
  const known = new Set(before.instructions.map((instruction) => instruction.joined));
  const fresh = after.instructions.find(
    (instruction) =>
      instruction.keyword === 'RUN' &&
      !known.has(instruction.joined) &&
      instruction.opaque !== undefined &&
      instruction.opaque !== 'foreign-shell' &&
      !before.instructions.some((other) => other.keyword === 'RUN' && other.opaque === instruction.opaque),
  );
  return fresh && `the shell text of line ${fresh.line} could no longer be read (${fresh.opaque})`;
};

/** Whether dockerfile-ast sees the same instructions on the same lines as the project's own scanner. */
export const readersAgree = (dockerfile: Dockerfile): boolean => {
  const second = secondReading(dockerfile.text);
  if (!second) return false;
  const first = dockerfile.instructions;
  return (
    first.length === second.length &&
    first.every((instruction, index) => {
      const other = second[index];
      return (
        other?.keyword === instruction.keyword &&
        other.line === instruction.line &&
        // a file that ends in a continuation mark has one line more there
        (other.endLine === instruction.endLine || (index === first.length - 1 && other.endLine > instruction.endLine))
      );
    })
  );
};

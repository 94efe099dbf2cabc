import type { Instruction } from '../dockerfile/index.ts';
import type { Edit } from '../text/span.ts';

/** Removes the lines of an instruction. No edit where a comment belongs to it: one inside, directly above, or the shell's at its end. */
export const removeInstruction = (instruction: Instruction): Edit[] => {
  const { dockerfile, line } = instruction;
  const { text } = dockerfile;
  if (instruction.script?.trailingComment) return [];
  if (instruction.comments.length > 0 || dockerfile.comments.some((comment) => comment.line === line - 1)) return [];
  let start = text.lastIndexOf('\n', instruction.start - 1) + 1;
  const lineEnd = text.indexOf('\n', instruction.end);
  let end = lineEnd < 0 ? text.length : lineEnd + 1;
  // of the blank lines on both sides one lot stays
  const isBlank = (from: number, to: number): boolean => text.slice(from, to).trim() === '';
  const lineBefore = (): number => text.lastIndexOf('\n', start - 2) + 1;
  // nothing but blank lines would end the file
  if (end === text.length) while (start > 0 && isBlank(lineBefore(), start)) start = lineBefore();
  if (start === 0 || isBlank(lineBefore(), start)) {
    for (let next = text.indexOf('\n', end); next >= 0 && isBlank(end, next); next = text.indexOf('\n', end))
      end = next + 1;
  }
  // a file without a final newline gets none
  if (end === text.length && !text.endsWith('\n') && start > 0) start -= text[start - 2] === '\r' ? 2 : 1;
  return [{ start, end, text: '' }];
};

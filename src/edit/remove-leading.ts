import type { Instruction } from '../dockerfile/index.ts';
import type { Edit } from '../text/span.ts';
import { removeInstruction } from './remove-instruction.ts';
import { hasShellComment } from './shell-comments.ts';

/**
 * Removes the first commands of a RUN, as `leadingCommands` gives them, or the RUN if nothing else is in it. No edit where a
 * comment would go with them.
 */
export const removeLeading = (instruction: Instruction, count: number): Edit[] => {
  const { script, dockerfile } = instruction;
  const [statement, next] = script?.body.statements ?? [];
  if (!script || !statement) return [];
  const { body } = script;
  const { pipelines } = statement.andOr;
  const rest = pipelines[count] ?? next;
  if (!rest) return instruction.heredocs.length > 0 ? [] : removeInstruction(instruction);
  const edit: Edit = { start: body.start, end: rest.start, text: '' };
  // in a heredoc
  const around = { start: script.start, end: rest.start };
  if (hasShellComment(dockerfile.text, around, pipelines.slice(0, count))) return [];
  return instruction.comments.some(({ start, end }) => start >= edit.start && end <= edit.end) ? [] : [edit];
};

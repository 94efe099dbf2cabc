import type { Instruction } from '../dockerfile/index.ts';
import type { Edit } from '../text/span.ts';
import { removeInstruction } from './remove-instruction.ts';

/**
 * Removes the first commands of a RUN, as `leadingCommands` gives them, or the RUN if nothing else is in it. No edit where a
 * comment would go with them.
 */
export const removeLeading = (instruction: Instruction, count: number): Edit[] => {
  const { body } = instruction.script ?? {};
  const [statement, next] = body?.statements ?? [];
  if (!body || !statement) return [];
  const { pipelines } = statement.andOr;
  const rest = pipelines[count] ?? next;
  if (!rest) return instruction.heredocs.length > 0 ? [] : removeInstruction(instruction);
  const edit: Edit = { start: body.start, end: rest.start, text: '' };
  return instruction.comments.some(({ start, end }) => start >= edit.start && end <= edit.end) ? [] : [edit];
};

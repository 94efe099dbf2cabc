import type { Instruction } from '../dockerfile/index.ts';
import type { Edit, Span } from '../text/span.ts';

/** Where a moved instruction comes to stand: behind an instruction, in front of one, or where an instruction is cut in two. */
export type Target =
  | { readonly kind: 'behind'; readonly instruction: Instruction }
  | { readonly kind: 'before'; readonly instruction: Instruction; readonly added: readonly string[] }
  | {
      readonly kind: 'cut';
      readonly instruction: Instruction;
      /** What goes between the halves: an operator, continuation marks, comments. */
      readonly gap: Span;
      /** Keyword, flags and commands that the second half starts with. */
      readonly opening: string;
      /** A command that the first half ends with. */
      readonly ending?: string;
    };

/**
 * Moves an instruction, with the comments directly above it, further down, and puts other instructions in its place.
 * `text` replaces the instruction's own text where its words have to change.
 */
export const moveBelow = (
  instruction: Instruction,
  { instead, target, text }: { readonly instead: readonly string[]; readonly target: Target; readonly text?: string },
): Edit[] => {
  const { dockerfile } = instruction;
  const { endOfLine } = dockerfile;
  const block = blockOf(instruction);
  const comments = dockerfile.text.slice(block.start, instruction.start);
  const own = comments + (text ?? dockerfile.text.slice(instruction.start, instruction.end));
  const gap = block.apart || isBlank(instruction, instruction.endLine + 1) ? endOfLine : '';
  const removed = instead.length === 0 && block.apart ? blankBehind(instruction, block.end) : block.end;
  const indent = indentOf(instruction);
  const put = { start: block.start, end: removed, text: instead.map((line) => indent + line + endOfLine).join('') };
  const other = target.instruction;
  if (target.kind === 'behind') return [put, { start: other.end, end: other.end, text: endOfLine + gap + own }];
  if (target.kind === 'before') {
    const { start, apart } = blockOf(other);
    const lines = [...target.added.map((line) => indentOf(other) + line), own].map((line) => line + endOfLine);
    return [put, { start, end: start, text: lines.join('') + (apart ? endOfLine : '') }];
  }
  const inGap = dockerfile.comments.filter(
    (comment) => comment.start >= target.gap.start && comment.end <= target.gap.end,
  );
  // `&& \` and the indentation, as they stand
  const operator = inGap.length > 0 ? ' && ' : dockerfile.text.slice(target.gap.start, target.gap.end);
  const ending = target.ending === undefined ? '' : operator + target.ending;
  const between = inGap.map((comment) => dockerfile.text.slice(comment.start, comment.end) + endOfLine);
  const cut = ending + endOfLine + gap + own + endOfLine + gap + between.join('') + indentOf(other) + target.opening;
  return [put, { ...target.gap, text: cut }];
};

/** Puts whole lines above an instruction and the comments directly above it; a block that is set apart stays so where it has comments. */
export const insertAbove = (instruction: Instruction, lines: readonly string[]): Edit => {
  const { endOfLine } = instruction.dockerfile;
  const { start, apart } = blockOf(instruction);
  const indent = indentOf(instruction);
  const gap = apart && start < instruction.start - indent.length ? endOfLine : '';
  return { start, end: start, text: lines.map((line) => indent + line + endOfLine).join('') + gap };
};

/** The blanks in front of an instruction. */
const indentOf = ({ dockerfile: { lines, text }, line, start }: Instruction): string =>
  text.slice(lines.start(line), start);

/** An instruction with the comments directly above it and its line end; `apart`: a blank line stands above. */
export const blockOf = (instruction: Instruction): Span & { readonly apart: boolean } => {
  const { dockerfile } = instruction;
  const { lines } = dockerfile;
  const above = dockerfile.instructions[instruction.index - 1]?.endLine ?? 0;
  const commented = new Set(dockerfile.comments.map((comment) => comment.line));
  let { line } = instruction;
  while (line - 1 > above && commented.has(line - 1)) line--;
  return { start: lines.start(line), end: lines.start(instruction.endLine + 1), apart: isBlank(instruction, line - 1) };
};

const isBlank = ({ dockerfile: { lines, text } }: Instruction, line: number): boolean =>
  line >= 1 && line <= lines.count && text.slice(lines.start(line), lines.start(line + 1)).trim() === '';

/** The end of the blank line that follows, which would otherwise be a second one. */
const blankBehind = (instruction: Instruction, end: number): number =>
  isBlank(instruction, instruction.endLine + 1) ? instruction.dockerfile.lines.start(instruction.endLine + 2) : end;

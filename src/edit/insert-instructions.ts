import type { Instruction } from '../dockerfile/index.ts';
import type { Edit } from '../text/span.ts';
import { continuationStyle } from './style.ts';
import { textFor } from './words.ts';

/**
 * Inserts whole instructions above another one and above the comment that stands directly over it, which stays with it.
 * Where a blank line sets that one apart, a blank line sets it apart again.
 */
export const insertInstructionsBefore = (instruction: Instruction, lines: readonly string[]): Edit => {
  const { dockerfile } = instruction;
  const { endOfLine } = dockerfile;
  const after = dockerfile.instructions[instruction.index - 1]?.endLine ?? 0;
  const commented = new Set(dockerfile.comments.map((comment) => comment.line));
  let { line } = instruction;
  while (line - 1 > after && commented.has(line - 1)) line--;
  const at = dockerfile.lines.start(line);
  const above = dockerfile.text.slice(dockerfile.lines.start(line - 1), at);
  const apart = line - 1 > after && above.trim() === '';
  const text = lines.map((one) => one + endOfLine).join('') + (apart ? endOfLine : '');
  return { start: at, end: at, text };
};

/** Adds whole instructions behind another one; undefined where a continuation mark at its end would swallow them. */
export const insertInstructionsAfter = (instruction: Instruction, lines: readonly string[]): Edit | undefined => {
  const { text, endOfLine, escape } = instruction.dockerfile;
  const next = text.indexOf('\n', instruction.end);
  const line = text.slice(instruction.start, next < 0 ? text.length : next).trimEnd();
  if (line.endsWith(escape)) return undefined;
  return { start: instruction.end, end: instruction.end, text: lines.map((one) => endOfLine + one).join('') };
};

/** Gives an instruction one more flag, in front of the ones it has. */
export const insertFlag = (instruction: Instruction, flag: string): Edit => {
  const { end } = instruction.keywordSpan;
  return { start: end, end, text: ` ${flag}` };
};

/** What still reads well on one line. */
const maxLine = 80;

/** A RUN of these commands, each of which needs the one before, in the style of the file that `near` stands in. */
export const runOf = (near: Instruction, commands: readonly string[]): string => {
  const { indent, leading } = continuationStyle(near);
  const { endOfLine, escape } = near.dockerfile;
  const join = leading ? ` ${escape}${endOfLine}${indent}&& ` : ` && ${escape}${endOfLine}${indent}`;
  const keyword = textFor(near, 'RUN');
  const line = `${keyword} ${commands.join(' && ')}`;
  return line.length <= maxLine ? line : `${keyword} ${commands.join(join)}`;
};

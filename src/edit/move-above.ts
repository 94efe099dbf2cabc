import type { Instruction } from '../dockerfile/index.ts';
import type { Edit } from '../text/span.ts';
import { blockOf } from './move-below.ts';

/**
 * Moves instructions, each with the comments directly above it, above another one and its comments, in their order. Blank
 * lines that set them apart from what stood above go with them.
 */
export const moveAbove = (instructions: readonly Instruction[], anchor: Instruction): Edit[] => {
  const { text, endOfLine, lines } = anchor.dockerfile;
  const { start, apart } = blockOf(anchor);
  const isBlank = (line: number): boolean =>
    line >= 1 && line <= lines.count && text.slice(lines.start(line), lines.start(line + 1)).trim() === '';
  const blocks = instructions.map(blockOf);
  let moved = '';
  for (const block of blocks) {
    const own = text.slice(block.start, block.end);
    if (moved !== '' && block.apart) moved += endOfLine;
    moved += own.endsWith('\n') ? own : own + endOfLine;
  }
  const removals: { start: number; end: number; text: '' }[] = [];
  for (const { start: from, end } of blocks) {
    const before = removals.at(-1);
    if (before?.end === from) before.end = end;
    else removals.push({ start: from, end, text: '' });
  }
  for (const removal of removals) {
    const above = lines.line(removal.start) - 1;
    // of two blank lines that would meet one goes, and the one that would end the file
    if (isBlank(above) && (removal.end >= text.length || isBlank(lines.line(removal.end))))
      removal.start = lines.start(above);
  }
  const spaced = blocks.some((block) => block.apart);
  return [{ start, end: start, text: moved + (apart || spaced ? endOfLine : '') }, ...removals];
};

import { structuredPatch } from 'diff';
import type { FileResult } from '../../src/engine/results.ts';

/** Comment lines of `before` that `after` lacks, counted line by line without any parser. */
export const lostComments = (before: string, after: string): string[] => {
  const left = new Map<string, number>();
  for (const line of commentLines(after)) left.set(line, (left.get(line) ?? 0) + 1);
  return commentLines(before).filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
};

const commentLines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('#'));

/** Lines of the input that an independent diff shows as changed, or between which it shows new ones, and no change names. */
export const unnamedLines = (result: FileResult): number[] => {
  const named = (line: number): boolean =>
    result.changes.some((change) => change.line <= line && line <= change.endLine);
  const lines = result.before.split('\n');
  // which of the blank lines around a removed instruction are gone is the diff's choice
  const blank = (line: number): boolean => lines[line - 1]?.trim() === '';
  const aligned = (line: number, step: number): boolean => named(line) || (blank(line) && aligned(line + step, step));
  const patch = structuredPatch('a', 'b', result.before, result.after, undefined, undefined, { context: 0 });
  const unnamed: number[] = [];
  for (const hunk of patch.hunks) {
    for (let line = hunk.oldStart; line < hunk.oldStart + hunk.oldLines; line++)
      if (!aligned(line, 1) && !aligned(line, -1)) unnamed.push(line);
    // lines put in before line n, as the raw hunk counts, belong to a change at n - 1 or n
    if (hunk.oldLines === 0 && !aligned(hunk.oldStart - 1, -1) && !aligned(hunk.oldStart, 1))
      unnamed.push(hunk.oldStart);
  }
  return unnamed;
};

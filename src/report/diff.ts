import { alignLines, type Block } from './align.ts';
import { quotePath } from './path.ts';
import { plain, type Paint } from './report.ts';

/** What a diff compares. */
export interface DiffInput {
  /** Relative to the folder in which the diff is to be applied, with `/`. */
  readonly path: string;
  /** Undefined: the file is new. */
  readonly before: string | undefined;
  /** Undefined: the file is deleted. */
  readonly after: string | undefined;
}

const contextLines = 3;

/**
 * The unified diff of one file, empty if nothing changed. `git apply` and `patch -p1` take it: plain `---` and `+++` lines, since with a
 * `diff --git` line `git apply` skips a file silently when run below the top of the repository.
 * The text is that of the file: encode it as the file is encoded.
 */
export const unifiedDiff = ({ path, before, after }: DiffInput, paint: Paint = plain): string => {
  const a = splitLines(before ?? '');
  const b = splitLines(after ?? '');
  const hunks = groupBlocks(alignLines(a, b));
  if (hunks.length === 0) return '';
  const head = [`--- ${fileName('a', before, path)}`, `+++ ${fileName('b', after, path)}`];
  return (
    head.map((line) => `${paint.bold(line)}\n`).join('') + hunks.map((hunk) => printHunk(hunk, a, b, paint)).join('')
  );
};

/** With a tab after a name that holds a blank: `patch` would end it there. */
const fileName = (side: 'a' | 'b', text: string | undefined, path: string): string =>
  text === undefined ? '/dev/null' : `${quotePath(`${side}/${path}`)}${path.includes(' ') ? '\t' : ''}`;

/** Lines with what ends them; only `\n` does. */
const splitLines = (text: string): string[] => {
  const lines: string[] = [];
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\n', at) + 1 || text.length;
    lines.push(text.slice(at, end));
    at = end;
  }
  return lines;
};

/** Blocks whose contexts would touch belong into one hunk. */
const groupBlocks = (blocks: readonly Block[]): Block[][] => {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && block.aStart - last.aEnd <= 2 * contextLines) group.push(block);
    else groups.push([block]);
  }
  return groups;
};

const printHunk = (blocks: readonly Block[], a: readonly string[], b: readonly string[], paint: Paint): string => {
  const [first] = blocks;
  const last = blocks.at(-1);
  if (!first || !last) return '';
  const lead = Math.min(contextLines, first.aStart);
  const trail = Math.min(contextLines, a.length - last.aEnd);
  const lines: string[] = [];
  const print = (sign: ' ' | '-' | '+', from: readonly string[], start: number, end: number): void => {
    const colour = sign === '-' ? paint.red : sign === '+' ? paint.green : (text: string): string => text;
    for (const line of from.slice(start, end)) {
      const whole = line.endsWith('\n');
      const text = whole ? line.slice(0, -1) : line;
      lines.push(`${colour(sign + text)}\n${whole ? '' : '\\ No newline at end of file\n'}`);
    }
  };
  let at = first.aStart - lead;
  for (const block of blocks) {
    print(' ', a, at, block.aStart);
    print('-', a, block.aStart, block.aEnd);
    print('+', b, block.bStart, block.bEnd);
    at = block.aEnd;
  }
  print(' ', a, at, at + trail);
  const from = range(first.aStart - lead, last.aEnd + trail);
  const to = range(first.bStart - lead, last.bEnd + trail);
  return `${paint.cyan(`@@ -${from} +${to} @@`)}\n${lines.join('')}`;
};

/** An empty range names the line before it. */
const range = (start: number, end: number): string => {
  const count = end - start;
  return count === 1 ? String(start + 1) : `${count === 0 ? start : start + 1},${count}`;
};
